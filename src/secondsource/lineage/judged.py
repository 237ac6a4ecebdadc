"""What a person says of two reports: it stands above whatever their words, credits and dates speak for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from secondsource.lineage.kin import Kin
from secondsource.lineage.stemma import ancestors
from secondsource.model.judged import JUDGED, Judged, reason_of
from secondsource.model.reason import Reason
from secondsource.model.reuse import Reuse

#: What stands for "sure" among the weights of time order: no sum of grounds comes near it.
SURE = 99.0


class _Word(NamedTuple):
    """How a child stands to a parent (either way for siblings), and the judgement as a reason."""

    how: Literal["derived", "siblings", "apart"]
    child: str
    parent: str
    reason: Reason


class Said:
    """The judgements of edges, by pair of reports; of two that speak of one pair the later counts."""

    def __init__(self, judged: Judged) -> None:
        self._words: dict[frozenset[str], _Word] = {}
        for word in _words(judged):
            pair = frozenset((word.child, word.parent))
            self._words.pop(pair, None)
            self._words[pair] = word
        self._parents: dict[str, tuple[str, ...]] = {}
        for pair, word in list(self._words.items()):
            if word.how != "derived":
                continue
            if word.child == word.parent or word.child in ancestors(word.parent, self._parents):
                del self._words[pair]  # it would close a circle
            else:
                self._parents[word.child] = (*self._parents.get(word.child, ()), word.parent)

    def stays(self, reuse: Reuse) -> bool:
        """Whether a pair is looked at: it shares passages or is said to be kin, and is not said to share nothing."""
        word = self._words.get(frozenset((reuse.left, reuse.right)))
        return word.how != "apart" if word else bool(reuse.passages)

    def of(self, kin: Kin) -> Kin:
        """The pair with what was said of it in the place of what was found."""
        word = self._words.get(frozenset((kin.left, kin.right)))
        if word is None:
            return kin
        grounds = (*(r for r in kin.grounds if r.name != JUDGED), word.reason)
        if word.how == "siblings":
            return replace(kin, score=1.0, order=0.0, decided=0, direct=0.0, twins=False, grounds=grounds)
        sign = 1 if word.parent == kin.left else -1
        return replace(kin, score=1.0, order=sign * SURE, decided=sign, direct=1.0, twins=False, grounds=grounds)

    def parents(self, order: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Child -> the parents among some reports that were named for it. Of what would close a circle the later is
        left out."""
        here = set(order)
        able = {child: tuple(p for p in named if p in here) for child, named in self._parents.items() if child in here}
        return {child: named for child, named in able.items() if named}

    def parted(self, groups: Sequence[set[str]]) -> list[set[str]]:
        """The groups of reports that stand on one unseen text, without those that were said to stand on another member
        and with the two of a pair that shares nothing on two texts. Each report of a group goes to one text: the first
        that holds nobody it shares nothing with."""
        derived = [(w.child, w.parent) for w in self._words.values() if w.how == "derived"]
        apart: defaultdict[str, set[str]] = defaultdict(set)
        for word in self._words.values():
            if word.how == "apart":
                apart[word.child].add(word.parent)
                apart[word.parent].add(word.child)
        found: list[set[str]] = []
        for group in groups:
            parts: list[set[str]] = []
            own = group - {child for child, parent in derived if {child, parent} <= group}
            for report in sorted(own, key=lambda one: (len(apart[one] & own), len(one), one)):
                able = (part for part in parts if not part & apart[report])
                part = next(able, None)
                if part is None:
                    parts.append({report})
                else:
                    part.add(report)
            found += [part for part in parts if len(part) > 1 and part not in found]
        return found


def judged_pairs(judged: Judged, order: Sequence[str]) -> set[tuple[int, int]]:
    """The pairs of positions, smaller first, that must be compared because a person said that they are kin."""
    place = {report: i for i, report in enumerate(order)}
    words = (word for word in _words(judged) if word.how != "apart" and {word.child, word.parent} <= place.keys())
    pairs = (sorted((place[word.child], place[word.parent])) for word in words)
    return {(left, right) for left, right in pairs if left != right}


def _words(judged: Judged) -> Iterator[_Word]:
    for entry in judged.of("edge"):
        for child, parent in entry.target.pairs:
            if entry.verdict == "negative":
                what = f"{child.report} and {parent.report} share no text by copying"
                yield _Word("apart", child.report, parent.report, reason_of(entry, what))
            elif entry.target.value == "siblings":
                what = f"{child.report} and {parent.report} stand on one text"
                yield _Word("siblings", child.report, parent.report, reason_of(entry, what))
            else:
                what = f"{child.report} stands on {parent.report}"
                yield _Word("derived", child.report, parent.report, reason_of(entry, what))
