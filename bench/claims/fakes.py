"""Tolls of the war in Syria by class of victims, in groups of reports of one day and place by two outlets or more.

A group may tell of several events, so the program parts it into stories first. A crowd counted the dead of each report
by class. "values": its numbers above zero that stand among the points of that report, in a course of the class. The
other columns are over numbers that reports of two outlets or more have in common: "inside", it lies between low and
high (policy ucdp) of a course that one of them is in; "best", it is the best; "outlets", how many give it on average,
beside the "low" and the "high" of the independent origins of its claim. The crowd's classes are civilians, others
(soldiers, rebels), children and women; a course of people at large stands for the first two where the reports name no
class.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from bench.claims import piles
from bench.claims.piles import Pile
from bench.common.records import records
from bench.common.table import Table

from secondsource.model.course import Course

OURS = "secondsource"
QUICK = 5
#: Column of the crowd -> our classes that it may be, the first ones first; "" is people at large.
CLASSES: Mapping[str, tuple[str, ...]] = {
    "nb_civilians": ("civilian", ""),
    "nb_noncivilians": ("soldier", "insurgent", "combatant", "police", ""),
    "nb_children": ("child",),
    "nb_women": ("woman",),
}
COLUMNS = ("values", "of", "inside", "best", "shared", "outlets", "low", "high")


@dataclass
class Counted:
    """What is counted for one class."""

    values: list[bool] = field(default_factory=list)
    inside: list[bool] = field(default_factory=list)
    best: list[bool] = field(default_factory=list)
    low: list[int] = field(default_factory=list)
    high: list[int] = field(default_factory=list)
    outlets: list[int] = field(default_factory=list)

    def cells(self) -> dict[str, float]:
        """The figures of a row."""
        found: dict[str, float] = {"of": len(self.values), "shared": len(self.inside)}
        for name, held in (("values", self.values), ("inside", self.inside), ("best", self.best)):
            if held:
                found[name] = 100 * sum(held) / len(held)
        for name, numbers in (("low", self.low), ("high", self.high), ("outlets", self.outlets)):
            if numbers:
                found[name] = sum(numbers) / len(numbers)
        return found


def _together(parts: Iterable[Counted]) -> Counted:
    """All classes as one."""
    total = Counted()
    for part in parts:
        for one in fields(Counted):
            getattr(total, one.name).extend(getattr(part, one.name))
    return total


def tables(data: Path, quick: bool, listed: bool) -> list[Table]:
    """The table of the classes; none where the corpus is not there."""
    path = data / "fa-kes" / "reports.jsonl"
    if not path.is_file():
        return []
    groups = sorted(_groups(path).items())[:: QUICK if quick else 1]
    counted = {column: Counted() for column in CLASSES}
    for place, rows in groups:
        pile = piles.read(rows, one_story=False)
        for column, found in counted.items():
            _count(pile, column, found, f"{place[0]} {place[1]}" if listed else "")
    table = Table("groups", "Tolls in groups of reports of one day and place, war", COLUMNS)
    table.note = f"{len(groups)} groups with two outlets or more. Percent, but for counts and means."
    for column, found in counted.items():
        if found.values:
            table.add(f"fa-kes {column.removeprefix('nb_')}", OURS, found.cells())
    table.add("fa-kes all", OURS, _together(counted.values()).cells())
    return [table]


def _groups(path: Path) -> dict[tuple[str, str], list[dict[str, Any]]]:
    held: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in records(path):
        held[row["date"], row["location"].strip().casefold()].append(row)
    return {place: rows for place, rows in held.items() if len({row["outlet"] for row in rows}) > 1}


def _count(pile: Pile, column: str, counted: Counted, listed: str) -> None:
    """Count a group in for one class."""
    wanted = {report: number for report, rows in pile.rows.items() if (number := _number(rows[0][column]))}
    together: dict[float, list[str]] = defaultdict(list)
    for report, number in sorted(wanted.items()):
        told = any(p.report == report and p.number == number for c in _courses(pile, column) for p in _all(c))
        counted.values.append(told)
        together[number].append(report)
        if listed and not told:
            print(f"fa-kes {listed}: {column} {number:g} not told by {pile.rows[report][0]['id']}")
    for number, reports in together.items():
        outlets = {row["outlet"] for report in reports for row in pile.rows[report]}
        if len(outlets) > 1:
            _shared(pile, column, number, reports, counted)
            counted.outlets.append(len(outlets))


def _shared(pile: Pile, column: str, number: float, reports: Sequence[str], counted: Counted) -> None:
    """What becomes of a number that several outlets give."""
    courses = [c for c in _courses(pile, column) if {p.report for p in c.points} & set(reports)]
    found = [(c, e) for c in courses if (e := c.estimate(piles.POLICIES[0]))]
    counted.inside.append(any((e.low or 0) <= number <= (e.high or 0) for _, e in found))
    counted.best.append(any(e.best == number for _, e in found))
    behind = {p.claim for c, _ in found for p in c.points if p.number == number}
    claims = [c.origins for c in pile.findings.claims if c.id in behind]
    if claims:
        counted.low.append(max(origins.low for origins in claims))
        counted.high.append(max(origins.high for origins in claims))


def _courses(pile: Pile, column: str) -> Iterator[Course]:
    return (
        c
        for c in pile.findings.courses
        if c.status == "killed" and c.unit == "person" and not c.of and c.people in CLASSES[column]
    )


def _all(course: Course) -> Iterator[Any]:
    yield from course.points
    yield from course.apart


def _number(written: str) -> float | None:
    try:
        return float(written)
    except ValueError:
        return None
