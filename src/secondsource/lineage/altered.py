"""Facts that changed on the way from one wording to the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from secondsource.lineage.signature import Line
from secondsource.model.reuse import Alteration, AlterationKind, Label, Passage
from secondsource.model.span import Span
from secondsource.resources import altering
from secondsource.resources.wording import key
from secondsource.text.align import Block

ROUNDING = 0.07  # share by which a converted number may be off: "nine miles" for 15 kilometres
CLAUSE = 5  # words; shorter cuts are trimming
NOUGHT = 10  # times; numbers farther apart are no slip of the pen
MONTH = 28  # days; what lasts so long is no day
ALIKE = 0.6  # likeness of letters from which two names are spellings of one


def turned(passage: Passage) -> Passage:
    """The passage seen from the other side."""
    altered = tuple(Alteration(a.kind, a.right, a.left) for a in passage.altered)
    return Passage(passage.right, passage.left, passage.label, passage.score, altered, passage.quoted, passage.stock)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two aligned lines and the runs of words that they have in common. `left_in`, `right_in` are the words that
    correspond: all where the lines do as wholes, else those from the first to the last common one."""

    left: Line
    right: Line
    label: Label
    runs: tuple[Block, ...]
    left_in: range
    right_in: range

    def whole(self) -> bool:
        """Whether the lines correspond as wholes, so that a word missing on one side was dropped or added."""
        return self.label != "partial"


def alterations(left: Line, right: Line, label: Label, runs: Sequence[Block]) -> tuple[Alteration, ...]:
    """The altered facts of two aligned lines, by kind and position. A changed wording alone is none, except inside
    quotation marks: there the words themselves are the fact."""
    if left.words == right.words:
        return ()
    common = frozenset(k for k in left.keys if k) & frozenset(k for k in right.keys if k)
    pair = Pair(left, right, label, tuple(runs), _inside(left, common, label), _inside(right, common, label))
    return tuple(alteration for find in FINDERS for alteration in find(pair))


def _inside(line: Line, common: frozenset[str], label: Label) -> range:
    places = [i for i, k in enumerate(line.keys) if k in common]
    if label != "partial" or not places:
        return range(len(line.keys))
    return range(max(0, places[0] - 2), min(len(line.keys), places[-1] + 3))


def numbers(pair: Pair) -> Iterable[Alteration]:
    """Another number of the same thing: the word it counts, or the word before it, is the same."""
    lone_left = [i for i in _lone(pair.left, pair.right, pair.left_in) if pair.left.keys[i].startswith("#")]
    lone_right = [j for j in _lone(pair.right, pair.left, pair.right_in) if pair.right.keys[j].startswith("#")]
    taken: set[int] = set()
    for i in lone_left:
        near = [j for j in lone_right if j not in taken and _same_place(pair, i, j)]
        if not near and pair.whole() and len(lone_left) == len(lone_right) == 1:
            near = [j for j in lone_right if _same_kind(pair, i, j)]
        if near:
            taken.add(near[0])
            if not _converted(pair, i, near[0]) and not _same_days(pair, i, near[0]):
                yield _alteration("number", pair, i, near[0])


def names(pair: Pair) -> Iterable[Alteration]:
    """A name in another spelling, or another name beside the same word of the name."""
    for i in _lone(pair.left, pair.right, pair.left_in, ("name", "place")):
        for j in _lone(pair.right, pair.left, pair.right_in, ("name", "place")):
            if _alike(pair.left.words[i], pair.right.words[j]) or _same_name_around(pair, i, j):
                both = (pair.left.kinds[i], pair.right.kinds[j])
                yield _alteration("place" if both == ("place", "place") else "name", pair, i, j)
                break


def dates(pair: Pair) -> Iterable[Alteration]:
    """Times that correspond, but have no day in common."""
    left = [i for i in _lone(pair.left, pair.right, pair.left_in, ("date",)) if pair.left.days[i]]
    right = [j for j in _lone(pair.right, pair.left, pair.right_in, ("date",)) if pair.right.days[j]]
    if any(_same_days(pair, i, j) for i in left for j in right):
        return
    if both := next(((i, j) for i in left for j in right if _same_grain(pair, i, j)), None):
        yield _alteration("date", pair, *both)


def negation(pair: Pair) -> Iterable[Alteration]:
    """One line denies what the other says, or says that it was denied."""
    yield from _lost(pair, "negation", altering.load().negation)


def modality(pair: Pair) -> Iterable[Alteration]:
    """A doubt was dropped or added."""
    if pair.whole():
        yield from _lost(pair, "modality", altering.load().modality)


def attribution(pair: Pair) -> Iterable[Alteration]:
    """Only one line says who says so, or they lay it to others."""
    cues = altering.load().attribution
    if pair.whole():
        found = list(_lost(pair, "attribution", cues))
        yield from found or _other_sources(pair, cues)


def quotations(pair: Pair) -> Iterable[Alteration]:
    """Words inside quotation marks were exchanged or cut out, or a quotation became indirect speech."""
    left = _unmatched(pair.left, {i for b in pair.runs for i in range(b.left, b.left + b.size)})
    right = _unmatched(pair.right, {j for b in pair.runs for j in range(b.right, b.right + b.size)})
    if left and right:
        yield Alteration("wording", _span(pair.left, left), _span(pair.right, right))
    elif any(pair.left.quoted) and any(pair.right.quoted):
        cut = [i for i in left if _between(i, [b.left for b in pair.runs])]
        added = [j for j in right if _between(j, [b.right for b in pair.runs])]
        if cut or added:
            yield Alteration("wording", _span(pair.left, cut), _span(pair.right, added))
    elif (left or right) and pair.whole():
        yield Alteration("wording", _span(pair.left, left), _span(pair.right, right))


def clauses(pair: Pair) -> Iterable[Alteration]:
    """A whole clause with facts of its own was cut from a sentence that stayed the same otherwise."""
    if pair.label == "near":
        left = _gap(pair.left, [(b.left, b.size) for b in pair.runs])
        right = _gap(pair.right, [(b.right, b.size) for b in pair.runs])
        told = altering.load().attribution
        words = {pair.left.words[i] for i in left} | {pair.right.words[j] for j in right}
        if bool(left) != bool(right) and not words & told:
            yield Alteration("wording", _span(pair.left, left), _span(pair.right, right))


#: In the order in which the alterations of a passage are told.
FINDERS: tuple[Callable[[Pair], Iterable[Alteration]], ...] = (
    numbers,
    names,
    dates,
    negation,
    modality,
    attribution,
    quotations,
    clauses,
)


def _lone(line: Line, other: Line, inside: range, kinds: tuple[str, ...] = ()) -> list[int]:
    """Where a line has a telling word (of those kinds) that the other lacks."""
    return [
        i for i in inside if line.keys[i] and line.keys[i] not in other.keys and (not kinds or line.kinds[i] in kinds)
    ]


def _unmatched(line: Line, matched: set[int]) -> list[int]:
    """The quoted telling words of a line that no common run holds."""
    return [i for i, quoted in enumerate(line.quoted) if quoted and i not in matched and line.keys[i]]


def _between(place: int, starts: Sequence[int]) -> bool:
    return bool(starts) and min(starts) < place < max(starts)


def _gap(line: Line, runs: Sequence[tuple[int, int]]) -> list[int]:
    """The longest stretch without a common run, if it is a clause: CLAUSE words, three of them telling."""
    edges = [(0, 0), *runs, (len(line.words), 0)]
    gaps = [range(start + size, nxt) for (start, size), (nxt, _) in pairwise(edges)]
    longest = max(gaps, key=len)
    telling = sum(1 for i in longest if line.keys[i])
    return list(longest) if len(longest) >= CLAUSE and telling >= 3 else []


def _same_days(pair: Pair, i: int, j: int) -> bool:
    """Whether two words belong to times that have a day in common."""
    one, other = pair.left.days[i], pair.right.days[j]
    if not one or not other:
        return False
    (first, last), (start, end) = one.split("/"), other.split("/")
    return first <= end and start <= last


def _same_grain(pair: Pair, i: int, j: int) -> bool:
    """Whether two times are both days, or both months and years: "on Friday" is no other form of "in 1989"."""
    from datetime import date

    longer = []
    for days in (pair.left.days[i], pair.right.days[j]):
        first, last = map(date.fromisoformat, days.split("/"))
        longer.append((last - first).days >= MONTH - 1)
    return longer[0] == longer[1]


def _other_sources(pair: Pair, cues: frozenset[str]) -> Iterable[Alteration]:
    """The words around the cues (three before, four after) share nothing: somebody else is said to say so."""
    around = []
    for line in (pair.left, pair.right):
        at = [i for i, w in enumerate(line.words) if w in cues and not line.quoted[i]]
        near = sorted({n for i in at for n in range(max(0, i - 3), min(len(line.keys), i + 5))})
        around.append([n for n in near if line.keys[n] and not line.quoted[n] and line.kinds[n] != "date"])
    left, right = around
    keys_left, keys_right = {pair.left.keys[n] for n in left}, {pair.right.keys[n] for n in right}
    if left and right and not keys_left & keys_right:
        yield Alteration("attribution", _span(pair.left, left), _span(pair.right, right))
        return
    told_left = [n for n in left if pair.left.kinds[n] == "name" and pair.left.words[n - 1] == "told"]
    told_right = [n for n in right if pair.right.kinds[n] == "name" and pair.right.words[n - 1] == "told"]
    if {pair.left.keys[n] for n in told_left} != {pair.right.keys[n] for n in told_right}:
        yield Alteration("attribution", _span(pair.left, told_left), _span(pair.right, told_right))


def _neighbour(line: Line, place: int, step: int) -> str:
    """The nearest telling key before (-1) or after (1) a word."""
    at = place + step
    while 0 <= at < len(line.keys):
        if line.keys[at]:
            return line.keys[at]
        at += step
    return ""


def _same_place(pair: Pair, i: int, j: int) -> bool:
    after = _neighbour(pair.left, i, 1), _neighbour(pair.right, j, 1)
    before = _neighbour(pair.left, i, -1), _neighbour(pair.right, j, -1)
    return (after[0] == after[1] != "") or (before[0] == before[1] != "")


def _same_kind(pair: Pair, i: int, j: int) -> bool:
    """Whether two numbers may count one thing though their neighbours differ: both or neither belong to a time or have
    decimals, neither is a time of four digits ("0312"), and one is no more than ten times the other (a nought lost)."""
    one, other = pair.left.keys[i][1:], pair.right.keys[j][1:]
    if (pair.left.kinds[i] == "date") != (pair.right.kinds[j] == "date") or ("." in one) != ("." in other):
        return False
    if any(len(digits) > 1 and digits[0] == "0" for digits in (one, other)):
        return False
    low, high = sorted((float(one), float(other)))
    return high <= NOUGHT * max(1.0, low)


def _same_name_around(pair: Pair, i: int, j: int) -> bool:
    """Whether a word of the same name stands beside both ("Ruth ..." and "Ruth ...")."""
    return any(
        0 <= i + step < len(pair.left.keys)
        and 0 <= j + step < len(pair.right.keys)
        and pair.left.keys[i + step] == pair.right.keys[j + step] != ""
        and pair.left.kinds[i + step] == "name" == pair.right.kinds[j + step]
        for step in (-1, 1)
    )


def _alike(one: str, other: str) -> bool:
    from rapidfuzz.distance import JaroWinkler, Levenshtein

    if min(len(one), len(other)) < 4 or (one[0] != other[0] and one[1:] != other[1:]):
        return False
    return Levenshtein.normalized_similarity(one, other) >= ALIKE and JaroWinkler.similarity(one, other) >= 0.8


def _converted(pair: Pair, i: int, j: int) -> bool:
    """Whether the two numbers are one quantity in two units, within rounding."""
    units = altering.load().units
    one, other = float(pair.left.keys[i][1:]), float(pair.right.keys[j][1:])
    for unit in pair.left.keys[i + 1 : i + 4]:
        for to in pair.right.keys[j + 1 : j + 4]:
            worth = units.get((_unit(unit), _unit(to)))
            for power in (1, 2):
                if worth and other and abs(one * worth**power - other) <= ROUNDING * other:
                    return True
    return False


def _unit(stemmed: str) -> str:
    return _units().get(stemmed, stemmed)


@cache
def _units() -> dict[str, str]:
    """The units by their keys."""
    return {key(unit): unit for pair in altering.load().units for unit in pair}


def _lost(pair: Pair, kind: AlterationKind, words: frozenset[str]) -> Iterable[Alteration]:
    """A word of that list outside quotations stands in one line only; beside a common word, where only parts
    correspond."""
    left = [i for i in pair.left_in if pair.left.words[i] in words and not pair.left.quoted[i]]
    right = [j for j in pair.right_in if pair.right.words[j] in words and not pair.right.quoted[j]]
    if not pair.whole():
        left = [i for i in left if _neighbour(pair.left, i, 1) in pair.right.keys]
        right = [j for j in right if _neighbour(pair.right, j, 1) in pair.left.keys]
    if bool(left) != bool(right):
        yield Alteration(kind, _span(pair.left, left[:1]), _span(pair.right, right[:1]))


def _alteration(kind: AlterationKind, pair: Pair, i: int, j: int) -> Alteration:
    return Alteration(kind, _span(pair.left, [i]), _span(pair.right, [j]))


def _span(line: Line, places: Sequence[int]) -> Span | None:
    if not places:
        return None
    return Span(line.span.report, line.starts[places[0]], line.ends[places[-1]])
