"""Names that changed: another spelling, another name in one place, another town or side."""

from __future__ import annotations

from collections.abc import Iterator

from secondsource.lineage.altered.facing import Pair, lone
from secondsource.lineage.signature import Line
from secondsource.model.reuse import Alteration
from secondsource.resources import altering
from secondsource.resources.countries import countries
from secondsource.resources.names import name_words
from secondsource.resources.wording import key

ALIKE = 0.6  # likeness of letters from which two names are spellings of one
NAMED = ("name", "place")


def names(pair: Pair) -> Iterator[Alteration]:
    """A name in another spelling, or another name beside the same word of the name or between the same words."""
    left = _other_names(pair.left, pair.right, pair.left_in)
    right = _other_names(pair.right, pair.left, pair.right_in) if left else []
    if not right:
        return
    swapped = {(i, j) for one, two in pair.swaps for i in one for j in two if len(one) == len(two) == 1}
    for i in left:
        for j in right:
            if _one_country(pair.left.words[i], pair.right.words[j]):
                continue
            beside = _same_name_around(pair, i, j) or ((i, j) in swapped and pair.left.kinds[i] == pair.right.kinds[j])
            if beside or alike(pair.left.words[i], pair.right.words[j]):
                both = (pair.left.kinds[i], pair.right.kinds[j])
                yield pair.alteration("place" if both == ("place", "place") else "name", [i], [j])
                break


def _other_names(line: Line, other: Line, inside: range) -> list[int]:
    """The words of names that the other line lacks, or has in another spelling (both are then under one key)."""
    telling = [i for i in lone(line, other, inside, NAMED) if line.words[i] not in name_words().titles]
    respelled = [
        i
        for i in inside
        if line.kinds[i] in NAMED and line.words[i] not in other.words and line.keys[i] not in ("", key(line.words[i]))
    ]
    return sorted({*telling, *respelled})


def places(pair: Pair) -> Iterator[Alteration]:
    """Another side or direction in the same place of the sentence: "north of" and "south of"."""
    sides = altering.load().sides
    if sides.keys().isdisjoint(pair.left.words) or sides.keys().isdisjoint(pair.right.words):
        return
    left = [i for i in pair.left_in if pair.left.words[i] in sides and not pair.left.kinds[i]]
    right = [j for j in pair.right_in if pair.right.words[j] in sides and not pair.right.kinds[j]]
    told = {sides[pair.left.words[i]] for i in left} & {sides[pair.right.words[j]] for j in right}
    swapped = [(i, j) for one, two in pair.swaps for i in one for j in two]
    if left and right and not told and (pair.whole() or any((i, j) in swapped for i in left for j in right)):
        yield pair.alteration("place", left[:1], right[:1])


def _one_country(one: str, other: str) -> bool:
    """Whether two words are the name and the demonym of one country, or both of either kind."""
    known = countries()
    homes = [known.names.get(word) or known.demonyms.get(word) for word in (one, other)]
    return homes[0] is not None and homes[0] == homes[1]


def _same_name_around(pair: Pair, i: int, j: int) -> bool:
    """Whether a word of the same name stands beside both ("Ruth ..." and "Ruth ...")."""
    return any(
        0 <= i + step < len(pair.left.keys)
        and 0 <= j + step < len(pair.right.keys)
        and pair.left.keys[i + step] == pair.right.keys[j + step] != ""
        and pair.left.kinds[i + step] == "name" == pair.right.kinds[j + step]
        for step in (-1, 1)
    )


def alike(one: str, other: str) -> bool:
    """Whether two names (folded) are spellings of one."""
    from rapidfuzz.distance import JaroWinkler, Levenshtein

    if min(len(one), len(other)) < 4 or (one[0] != other[0] and one[1:] != other[1:]):
        return False
    return Levenshtein.normalized_similarity(one, other) >= ALIKE and JaroWinkler.similarity(one, other) >= 0.8
