"""Stock: the background paragraphs, tip lines and formulas that recur in a pile whatever the news of the day is.

Copies of one story stand close together in time; what still recurs weeks later, in reports of other events, was taken
from nobody in particular. The lines that an outlet or a network prints by habit recur with other names and numbers in
them ("Anyone who saw the crash at Lenn is asked to call 555-0101"): they are known by what stands around those.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from secondsource.lineage.boilerplate import APART, OCCASIONS, SLOT, Known, templates
from secondsource.lineage.signature import SHINGLE, Line, Signature
from secondsource.model.lineage import Stock
from secondsource.model.reason import Reason
from secondsource.model.span import Span
from secondsource.text.days import occasions
from secondsource.text.shingle import numbered

REPORTS = 4  # reports that must hold a run of words before it may be stock: small piles have none
MOSTLY = 0.5  # share of a line's own words in stock runs from which it binds nobody


def stock(signatures: Iterable[Signature]) -> frozenset[int]:
    """The runs of own words (see `Signature.shingles`) that recur on many occasions; undated reports tell nothing."""
    days: defaultdict[int, list[int]] = defaultdict(list)
    for signature in signatures:
        if signature.day:
            day = date.fromisoformat(signature.day).toordinal()
            for run in signature.shingles:
                days[run].append(day)
    return frozenset(run for run, seen in days.items() if len(seen) >= REPORTS and occasions(seen, APART) >= OCCASIONS)


def habits(signatures: Sequence[Signature]) -> Known:
    """The lines, names and numbers aside, that an outlet, a network or everybody prints again and again."""
    days = [date.fromisoformat(s.day).toordinal() if s.day else None for s in signatures]
    lines = [[_slotted(line) for line in s.lines if not line.title] for s in signatures]
    return templates(lines, [s.outlet for s in signatures], days)


def stock_words(signatures: Sequence[Signature], runs: frozenset[int], known: Known) -> Mapping[Span, frozenset[int]]:
    """For each line with stock in it, the places of its stock words: all of them in a line that is a habit."""
    found: dict[Span, frozenset[int]] = {}
    for signature in signatures:
        stocked = not runs.isdisjoint(signature.shingles)
        for line in signature.lines:
            if known and not line.title and _slotted(line) in known:
                found[line.span] = frozenset(range(len(line.words)))
            elif stocked and (places := _places(line, runs)):
                found[line.span] = places
    return found


def shown(signatures: Sequence[Signature], places: Mapping[Span, frozenset[int]], known: Known) -> tuple[Stock, ...]:
    """The sentences that are hardly more than stock, each with why; `places` as `stock_words` gives them."""
    lines = (line for signature in signatures for line in signature.lines if line.span in places)
    return tuple(Stock(line.span, (_why(line, known),)) for line in lines if mostly(line, places[line.span]))


def _why(line: Line, known: Known) -> Reason:
    template = known.get(_slotted(line))
    again = f"Its words came back on {OCCASIONS} occasions or more that lie {APART} days or more apart."
    return Reason("stock", 1.0, template.detail() if template else again, (line.span,))


def _slotted(line: Line) -> tuple[str, ...]:
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
