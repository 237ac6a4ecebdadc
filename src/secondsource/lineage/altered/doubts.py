"""How sure it is said to be: doubts that came or went, "all" that became "some"."""

from __future__ import annotations

from collections.abc import Iterator

from secondsource.lineage.altered.facing import Pair
from secondsource.lineage.altered.polarity import lost
from secondsource.model.reuse import Alteration
from secondsource.resources import altering


def modality(pair: Pair) -> Iterator[Alteration]:
    """A doubt was dropped or added; shown with the word of certainty in its place, if there is one."""
    words = altering.load()
    if words.modality.isdisjoint(pair.left.words) and words.modality.isdisjoint(pair.right.words):
        return
    told = {words.tenses[word] for line in (pair.left, pair.right) for word in line.words if word in words.tenses}
    for doubt in lost(pair, "modality", words.modality - told):
        sure = [i for i in pair.left_in if pair.left.words[i] in words.certainty and not doubt.left]
        surely = [j for j in pair.right_in if pair.right.words[j] in words.certainty and not doubt.right]
        shown = pair.alteration("modality", sure[:1], surely[:1])
        yield Alteration("modality", doubt.left or shown.left, doubt.right or shown.right)


def scope(pair: Pair) -> Iterator[Alteration]:
    """ "All" became "some", or "most" became "few": another share of the same, in the same place."""
    shares = altering.load().shares
    if shares.keys().isdisjoint(pair.left.words) or shares.keys().isdisjoint(pair.right.words):
        return
    for one, two in pair.swaps:
        left = [i for i in one if pair.left.words[i] in shares]
        right = [j for j in two if pair.right.words[j] in shares]
        if left and right and shares[pair.left.words[left[0]]] != shares[pair.right.words[right[0]]]:
            yield pair.alteration("modality", left[:1], right[:1])
