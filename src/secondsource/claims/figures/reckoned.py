"""The tolls that reports come to without printing a number: a report's own reckoning as a point of a course."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from secondsource.claims.alignment.figure_facts import GENERAL, TELLING
from secondsource.claims.figures.points import published
from secondsource.claims.identity.parties import Parties
from secondsource.model.assertion import Assertions, Toll
from secondsource.model.course import Point
from secondsource.model.ids import digest
from secondsource.model.lineage import Lineage
from secondsource.model.report import Report
from secondsource.model.span import Span

#: Numbers of one fate that are tried as terms; a report that prints more is a list.
MOST = 10
#: Classes that say of nobody on which side they were.
AGES = frozenset({"man", "woman", "child", "student", "elderly"})
#: Characters within which numbers stand in one breath ("a man and two of his sons").
BREATH = 120


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A toll's number for one fate."""

    report: str
    status: str
    value: int


class Voices:
    """Whose voice a place of a report is: the party behind its strand of text."""

    def __init__(self, lineage: Lineage, parties: Parties) -> None:
        self._parties = parties
        self._strands: dict[str, list[tuple[int, Span, str]]] = {}
        for strand in sorted(lineage.strands, key=lambda s: s.span):
            self._strands.setdefault(strand.span.report, []).append((strand.span.start, strand.span, strand.origin))

    def at(self, span: Span) -> str:
        """The party in whose voice some words stand."""
        found = self._strands.get(span.report, [])
        at = bisect_right(found, span.start, key=lambda row: row[0]) - 1
        inside = at >= 0 and found[at][1].shared(span)
        return self._parties.of_strand(found[at][2] if inside else span.report, span.report)


def reckoned(said: Assertions) -> Iterator[Reckoned]:
    """A report's toll, fate by fate: its own account of what it mainly tells of.

    It is left out where the report counts sides and trades (soldiers, police, protesters): their numbers have courses
    of their own. So is a toll that was added up from numbers that stand apart, or are no few people told one by one:
    nobody gave it, and what was added may not belong together.
    """
    toll = said.toll
    if toll is None or not toll.evidence:
        return
    for status, number in (("killed", toll.killed), ("wounded", toll.injured)):
        printed = _printed(said, status)
        told = any(number == value for value, _ in printed)
        if number and not _sides(said, status) and (told or not _adds_up(printed, number)):
            yield Reckoned(said.report, status, number)


def _printed(said: Assertions, status: str) -> list[tuple[float, int]]:
    """The numbers of people with this fate that a report prints, each with its place."""
    found = (f for f in said.figures if f.status == status and f.unit == "person")
    ends = [(f.value, f.high, f.low, f.span.start) for f in found][:MOST]
    return [(next((end for end in row if end is not None), 0.0), place) for *row, place in ends]


def _sides(said: Assertions, status: str) -> bool:
    """Whether a report counts people with this fate by something other than sex and age."""
    classes = {(f.victim_class or "").lower() for f in said.figures if f.status == status and f.unit == "person"}
    return bool(classes - GENERAL - AGES)


def _adds_up(printed: Sequence[tuple[float, int]], number: float) -> bool:
    """Whether numbers of many people, or that do not stand in one breath, add up to a number."""

    def many_or_apart(some: Sequence[tuple[float, int]]) -> bool:
        places = [at for _, at in some]
        return max(places) - min(places) > BREATH or max(value for value, _ in some) >= TELLING

    return any(
        sum(value for value, _ in some) == number and many_or_apart(some)
        for size in (2, 3, 4)
        for some in combinations(printed, size)
    )


def point_of(found: Reckoned, toll: Toll, report: Report, voices: Voices) -> Point:
    """A reckoned number as a point in the report's own voice."""
    number = float(found.value)
    return Point(
        digest("point", found.report, found.status, found.value),
        found.report,
        toll.evidence,
        number,
        number,
        number,
        "exact",
        published(report),
        "reckoned",
        origins=(voices.at(toll.evidence[0]),),
        main=True,
    )
