"""Stock: the background paragraphs, tip lines and formulas that recur in a pile whatever the news of the day is.

Copies of one story stand close together in time; what still recurs weeks later, in reports of other events, was taken
from nobody in particular. An outlet's own lines recur with other names and numbers in them ("Anyone who saw the crash
at Lenn is asked to call 555-0101"): they are known by what stands around those.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from secondsource.lineage.boilerplate import LITERAL, SLOT
from secondsource.lineage.signature import SHINGLE, Line, Signature
from secondsource.model.span import Span
from secondsource.text.shingle import numbered

REPORTS = 4  # reports that must hold a run of words before it may be stock: small piles have none
OCCASIONS = 3  # times that it must have come back
APART = 7  # days between two occasions: a story and its follow-ups seldom run on for longer
Words = tuple[str, ...]

MOSTLY = 0.5  # share of a line's own words in stock runs from which it binds nobody


def stock(signatures: Iterable[Signature]) -> frozenset[int]:
    """The runs of own words (see `Signature.shingles`) that recur on many occasions; undated reports tell nothing."""
    days: defaultdict[int, list[int]] = defaultdict(list)
    for signature in signatures:
        if signature.day:
            day = date.fromisoformat(signature.day).toordinal()
            for run in signature.shingles:
                days[run].append(day)
    return frozenset(run for run, seen in days.items() if len(seen) >= REPORTS and _occasions(seen) >= OCCASIONS)


def _occasions(days: Iterable[int]) -> int:
    """How many of the days lie APART from the one counted before."""
    count, last = 0, -APART
    for day in sorted(days):
        if day - last >= APART:
            count, last = count + 1, day
    return count


def stock_words(signatures: Sequence[Signature], runs: frozenset[int]) -> Mapping[Span, frozenset[int]]:
    """For each line with stock in it, the places of its stock words."""
    lines = habits(signatures)
    found: dict[Span, frozenset[int]] = {}
    for signature in signatures:
        stocked = not runs.isdisjoint(signature.shingles)
        for line in signature.lines:
            if lines and _slotted(line) in lines.get(signature.outlet, ()):
                found[line.span] = frozenset(range(len(line.words)))
            elif stocked and (places := _places(line, runs)):
                found[line.span] = places
    return found


def habits(signatures: Iterable[Signature]) -> Mapping[str, frozenset[Words]]:
    """For each outlet the lines, names and numbers aside, that it printed on OCCASIONS that lie APART."""
    days: defaultdict[tuple[str, Words], list[int]] = defaultdict(list)
    for signature in signatures:
        if signature.day and signature.outlet:
            day = date.fromisoformat(signature.day).toordinal()
            for words in {_slotted(line) for line in signature.lines if not line.title}:
                if sum(word != SLOT for word in words) >= LITERAL:
                    days[signature.outlet, words].append(day)
    found: defaultdict[str, set[Words]] = defaultdict(set)
    for (outlet, words), seen in days.items():
        if len(seen) >= OCCASIONS and _occasions(seen) >= OCCASIONS:
            found[outlet].add(words)
    return {outlet: frozenset(lines) for outlet, lines in found.items()}


def _slotted(line: Line) -> Words:
    """The words of a line with one slot for each run of names, times and numbers."""
    words: list[str] = []
    for word, key, kind in zip(line.words, line.keys, line.kinds, strict=True):
        if not kind and not key.startswith("#"):
            words.append(word)
        elif words[-1:] != [SLOT]:
            words.append(SLOT)
    return tuple(words)


def _places(line: Line, runs: frozenset[int]) -> frozenset[int]:
    own = [i for i, quoted in enumerate(line.quoted) if not quoted]
    numbers = numbered([line.words[i] for i in own], SHINGLE)
    return frozenset(i for at, number in enumerate(numbers) if number in runs for i in own[at : at + SHINGLE])


def mostly(line: Line, places: frozenset[int]) -> bool:
    """Whether a line is hardly more than stock."""
    return len(places) >= MOSTLY * sum(1 for quoted in line.quoted if not quoted) > 0
