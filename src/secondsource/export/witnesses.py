"""Witnesses side by side: the sentences of a base, and what the other reports have in their place.

As editors of many manuscripts do: one witness is the base, every line of it carries the readings of the others; what a
witness has beyond the base stands where it stands in that witness, after the line before it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from secondsource.model.kinship import Kinship
from secondsource.model.reuse import Alteration, Label
from secondsource.model.span import Span


@dataclass(frozen=True, slots=True)
class Reading:
    """What one witness has in a line: a stretch of it, how it relates to the base ("" for the base itself and for what
    stands in this witness alone), and the facts that differ, base first."""

    span: Span
    label: Label | str
    altered: tuple[Alteration, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: the readings of each witness (by report id) that has any."""

    readings: Mapping[str, tuple[Reading, ...]]


def lines(found: Kinship, base: str, others: Sequence[str]) -> list[Line]:
    """The lines, in the order of the base; `base` and `others` are ids of reports."""
    mine = _sentences(found, base)
    rows: list[dict[str, tuple[Reading, ...]]] = [{base: (Reading(span, ""),)} for span in mine]
    after: dict[int, list[Line]] = defaultdict(list)
    for other in others:
        held = _by_row(mine, _shared(found, base, other))
        for row, readings in held.items():
            rows[row][other] = tuple(sorted(readings, key=lambda r: r.span))
        at = -1
        for span in _sentences(found, other):
            met = [row for row, readings in held.items() if any(r.span.shared(span) * 2 > len(span) for r in readings)]
            at = max(met, default=at)
            if not met:
                after[at].append(Line({other: (Reading(span, ""),)}))
    made = [*after[-1]]
    for i, told_there in enumerate(rows):
        made += [Line(told_there), *after[i]]
    return made


def _by_row(mine: Sequence[Span], shared: Sequence[tuple[Span, Reading]]) -> dict[int, list[Reading]]:
    """The readings by the sentence of the base in whose place they stand."""
    held: dict[int, list[Reading]] = defaultdict(list)
    starts = [span.start for span in mine]
    for span, reading in shared:
        at = bisect_right(starts, span.start) - 1
        near = [row for row in (at, at + 1) if 0 <= row < len(mine) and mine[row].shared(span)]
        if near:
            held[max(near, key=lambda row: mine[row].shared(span))].append(reading)
    return held


def _sentences(found: Kinship, report: str) -> list[Span]:
    return [s.span for s in found.sentences if s.span.report == report and s.kind != "furniture"]


def _shared(found: Kinship, base: str, other: str) -> list[tuple[Span, Reading]]:
    """(stretch of the base, reading of the other), each once, in the order of the base."""
    edges = [passage for edge in found.lineage.edges for passage in edge.passages]
    open_ = [passage for pair in found.lineage.possible for passage in pair.passages]
    made: dict[tuple[Span, Span], tuple[Span, Reading]] = {}
    for passage in (*edges, *open_):
        if {passage.child.report, passage.parent.report} == {base, other}:
            turned = passage.child.report == base
            mine, theirs = (passage.child, passage.parent) if turned else (passage.parent, passage.child)
            altered = tuple(_based(item, base) for item in passage.altered)
            made.setdefault((mine, theirs), (mine, Reading(theirs, passage.label, altered)))
    return sorted(made.values(), key=lambda item: (item[0], item[1].span))


def _based(item: Alteration, base: str) -> Alteration:
    """The alteration with the base's words first."""
    sides = {span.report: span for span in (item.left, item.right) if span}
    return Alteration(item.kind, sides.pop(base, None), next(iter(sides.values()), None))


def told(found: Kinship, line: Line) -> Iterator[tuple[str, str, str]]:
    """(report, words on one line, label) of every reading."""
    texts = {report.id: report.text for report in found.reports}
    for report, readings in line.readings.items():
        for reading in readings:
            yield report, " ".join(reading.span.of(texts[report]).split()), reading.label
