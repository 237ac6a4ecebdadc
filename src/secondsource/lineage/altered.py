"""Facts that changed on the way from one wording to the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from secondsource.lineage.signature import Line
from secondsource.lineage.wording import key
from secondsource.model.reuse import Alteration, AlterationKind, Label, Passage
from secondsource.model.span import Span
from secondsource.resources import altering
from secondsource.text.align import Block

ROUNDING = 0.07  # share by which a converted number may be off: "nine miles" for 15 kilometres
ALIKE = 0.6  # likeness of letters from which two names are spellings of one


def turned(passage: Passage) -> Passage:
    """The passage seen from the other side."""
    altered = tuple(Alteration(a.kind, a.right, a.left) for a in passage.altered)
    return Passage(passage.right, passage.left, passage.label, passage.score, altered, passage.quoted)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two aligned lines, with the words of each that the other has too (by key)."""

    left: Line
    right: Line
    label: Label
    common: frozenset[str]

    def whole(self) -> bool:
        """Whether the lines correspond as wholes, so that a word missing on one side was dropped or added."""
        return self.label != "partial"


def alterations(left: Line, right: Line, label: Label, runs: Sequence[Block]) -> tuple[Alteration, ...]:
    """The altered facts of two aligned lines, by kind and position. A changed wording alone is none, except inside
    quotation marks: there the words themselves are the fact."""
    if label == "verbatim" and left.words == right.words:
        return ()
    pair = Pair(left, right, label, frozenset(k for k in left.keys if k) & frozenset(k for k in right.keys if k))
    return tuple(alteration for find in FINDERS for alteration in find(pair, runs))


def numbers(pair: Pair, runs: Sequence[Block]) -> Iterable[Alteration]:
    """Another number of the same thing: the word it counts, or the word before it, is the same."""
    lone_left, lone_right = _lone(pair.left, pair.right, "#"), _lone(pair.right, pair.left, "#")
    taken: set[int] = set()
    for i in lone_left:
        near = [j for j in lone_right if j not in taken and _same_place(pair, i, j)]
        if not near and pair.whole() and len(lone_left) == len(lone_right) == 1:
            near = list(lone_right)
        if near:
            taken.add(near[0])
            if not _converted(pair, i, near[0]):
                yield _alteration("number", pair, i, near[0])


def names(pair: Pair, runs: Sequence[Block]) -> Iterable[Alteration]:
    """A name in another spelling, or another name beside the same word."""
    for i in _lone_kind(pair.left, pair.right, ("name", "place")):
        for j in _lone_kind(pair.right, pair.left, ("name", "place")):
            if _alike(pair.left.words[i], pair.right.words[j]) or (
                pair.left.kinds[i] == pair.right.kinds[j] and _same_name_around(pair, i, j)
            ):
                both = (pair.left.kinds[i], pair.right.kinds[j])
                yield _alteration("place" if both == ("place", "place") else "name", pair, i, j)
                break


def dates(pair: Pair, runs: Sequence[Block]) -> Iterable[Alteration]:
    """Another date or time where the lines correspond as wholes."""
    if pair.whole():
        lone_left = _lone_kind(pair.left, pair.right, ("date",))
        lone_right = _lone_kind(pair.right, pair.left, ("date",))
        if lone_left and lone_right:
            yield _alteration("date", pair, lone_left[0], lone_right[0])


def negation(pair: Pair, runs: Sequence[Block]) -> Iterable[Alteration]:
    """One line denies what the other says, or says that it was denied."""
    yield from _lost(pair, "negation", altering.load().negation)


def modality(pair: Pair, runs: Sequence[Block]) -> Iterable[Alteration]:
    """A doubt was dropped or added."""
    if pair.whole():
        yield from _lost(pair, "modality", altering.load().modality)


def attribution(pair: Pair, runs: Sequence[Block]) -> Iterable[Alteration]:
    """Only one line says who says so."""
    if pair.whole():
        yield from _lost(pair, "attribution", altering.load().attribution)


def quotations(pair: Pair, runs: Sequence[Block]) -> Iterable[Alteration]:
    """Words inside quotation marks were exchanged, or a quotation became indirect speech."""
    same_left = {i for b in runs for i in range(b.left, b.left + b.size)}
    same_right = {j for b in runs for j in range(b.right, b.right + b.size)}
    quoted_left = [i for i, q in enumerate(pair.left.quoted) if q]
    quoted_right = [j for j, q in enumerate(pair.right.quoted) if q]
    changed_left = [i for i in quoted_left if i not in same_left and pair.left.keys[i]]
    changed_right = [j for j in quoted_right if j not in same_right and pair.right.keys[j]]
    if changed_left and changed_right:
        yield Alteration("wording", _span(pair.left, changed_left), _span(pair.right, changed_right))
    elif bool(quoted_left) != bool(quoted_right) and (changed_left or changed_right) and pair.whole():
        yield Alteration("wording", _span(pair.left, quoted_left), _span(pair.right, quoted_right))


#: In the order in which the alterations of a passage are told.
FINDERS: tuple[Callable[[Pair, Sequence[Block]], Iterable[Alteration]], ...] = (
    numbers,
    names,
    dates,
    negation,
    modality,
    attribution,
    quotations,
)


def _lone(line: Line, other: Line, start: str) -> list[int]:
    """Where a line has a key of that start that the other lacks."""
    return [i for i, k in enumerate(line.keys) if k.startswith(start) and k not in other.keys]


def _lone_kind(line: Line, other: Line, kinds: tuple[str, ...]) -> list[int]:
    """Where a line has a word of those kinds that the other lacks."""
    return [i for i, kind in enumerate(line.kinds) if kind in kinds and line.keys[i] and line.keys[i] not in other.keys]


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

    if min(len(one), len(other)) < 4 or one[0] != other[0] and one[1:] != other[1:]:
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
    known = {key(unit): unit for pair in altering.load().units for unit in pair}
    return known.get(stemmed, stemmed)


def _lost(pair: Pair, kind: AlterationKind, words: frozenset[str]) -> Iterable[Alteration]:
    """A word of that list outside quotations stands in one line only."""
    left = [i for i, w in enumerate(pair.left.words) if w in words and not pair.left.quoted[i]]
    right = [j for j, w in enumerate(pair.right.words) if w in words and not pair.right.quoted[j]]
    if bool(left) != bool(right):
        yield Alteration(kind, _span(pair.left, left[:1]), _span(pair.right, right[:1]))


def _alteration(kind: AlterationKind, pair: Pair, i: int, j: int) -> Alteration:
    return Alteration(kind, _span(pair.left, [i]), _span(pair.right, [j]))


def _span(line: Line, places: Sequence[int]) -> Span | None:
    if not places:
        return None
    return Span(line.span.report, line.starts[places[0]], line.ends[places[-1]])
