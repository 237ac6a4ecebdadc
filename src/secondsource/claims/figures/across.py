"""Arithmetic across reports: parts told in one and the total in another, increments between totals, ranges.

Every relation keeps the words of its numbers. Where the numbers cannot all be right it says so and decides nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from secondsource.claims.alignment.figure_facts import is_telling
from secondsource.claims.weight.tallies import GROWING
from secondsource.model.assertion import Assertions, Figure
from secondsource.model.course import Course, CrossSum, Point
from secondsource.model.story import Story

#: Characters that the terms of a sum may lie apart, and how many numbers so near one another are tried.
NEAR, TRIED = 200, 6
MOST = 12  # relations that a course keeps


class Across:
    """The numbers of people in a pile, by what they may add up to."""

    def __init__(self, assertions: Sequence[Assertions], stories: Sequence[Story]) -> None:
        self._story = {report: story.id for story in stories for report in story.reports}
        self._figures = {f.id: f for said in assertions for f in said.figures}
        self._printed = {said.report: {f.value for f in said.figures} for said in assertions}
        self._sums: dict[tuple[str, float], list[tuple[Figure, ...]]] = defaultdict(list)
        for said in assertions:
            people = [f for f in said.figures if f.unit == "person" and f.status and f.qualifier == "exact"]
            for terms in _terms(people):
                self._sums[self._story.get(said.report, said.report), _sum(terms)].append(terms)

    def of(self, course: Course) -> tuple[CrossSum, ...]:
        """The relations that a course takes part in: parts, increments, ranges; each equation once."""
        found: dict[tuple[str, str], CrossSum] = {}
        for told, relation in (*self._parts(course), *_increments(course), *_within(course.points)):
            found.setdefault((relation.kind, told), relation)
        return tuple(found.values())[:MOST]

    def _parts(self, course: Course) -> Iterator[tuple[str, CrossSum]]:
        """Numbers that stand together in one report and add up to a number that another prints and theirs does not."""
        for point in course.points:
            total = self._figures.get(point.figure or "")
            if total is None or total.value is None or not is_telling(total):
                continue
            for terms in self._sums.get((course.story, total.value), ()):
                report = terms[0].report
                if report != point.report and total.value not in self._printed[report] and _belong(terms, total):
                    equation = f"{' + '.join(f'{f.value:,g}' for f in terms)} = {total.value:,g}"
                    told = f"{equation}: the parts are told in {report}, the total in {point.report}"
                    yield equation, CrossSum("parts", told, tuple(f.span for f in terms), total.span)


def _terms(figures: Sequence[Figure]) -> Iterator[tuple[Figure, ...]]:
    """Two to four numbers that stand near one another, as they may be parts of one total."""
    ordered = sorted(figures, key=lambda f: f.span)
    for i, first in enumerate(ordered):
        near = [f for f in ordered[i + 1 : i + TRIED] if f.span.start - first.span.end <= NEAR]
        for size in (1, 2, 3):
            for rest in combinations(near, size):
                yield (first, *rest)


def _sum(terms: Sequence[Figure]) -> float:
    return sum(f.value or 0 for f in terms)


def _belong(terms: Sequence[Figure], total: Figure) -> bool:
    """Whether these can be the parts: classes of those who met one fate, or the fates of all who were there."""
    fates, classes = {f.status for f in terms}, {f.victim_class for f in terms}
    if fates == {total.status}:
        return len(classes) == len(terms)
    return total.status not in GROWING and len(fates) == len(terms) and total.status not in fates


def _increments(course: Course) -> Iterator[tuple[str, CrossSum]]:
    """ "N more" in one report, beside the total before it in another and the next total."""
    totals = [p for p in course.points if p.number is not None and p.basis == "stated"]
    for more in course.apart:
        if more.apart != "increment" or more.number is None:
            continue
        before = [p for p in totals if day_of(p) <= day_of(more) and p.report != more.report]
        after = [p for p in totals if day_of(p) >= day_of(more)]
        pairs = [(a, b) for a in before for b in after if (a.number or 0) < (b.number or 0)]
        fits = [(a, b) for a, b in pairs if (a.number or 0) + more.number == b.number]
        own = [(a, b) for a, b in pairs if b.report == more.report]
        for first, then in (fits or own[-1:])[:1]:
            equation = f"{first.told} + {more.told} {'=' if fits else '≠'} {then.told}"
            told = f"{equation}: {more.told} more in {more.report}, after {first.told} in {first.report}"
            terms = (first.spans[0], more.spans[0])
            yield equation, CrossSum("increment", told, terms, then.spans[0], bool(fits))


def _within(points: Sequence[Point]) -> Iterator[tuple[str, CrossSum]]:
    """A number within the range of another report, or outside it on the same day."""
    held = [p for p in points if p.standing == "stands"]
    exact: Mapping[bool, list[Point]] = {
        one: [p for p in held if (p.number is not None) == one] for one in (True, False)
    }
    for wide in exact[False]:
        for point in (p for p in exact[True] if p.report != wide.report):
            inside = wide.floor <= (point.number or 0) <= wide.ceiling
            if inside or day_of(wide) == day_of(point):
                verb = "within" if inside else "not within"
                told = f"{point.told} in {point.report} is {verb} {wide.told} in {wide.report}"
                yield (
                    f"{point.told} {verb} {wide.told}",
                    CrossSum("within", told, (point.spans[0],), wide.spans[0], inside),
                )


def day_of(point: Point) -> str:
    """The last ISO day of which a number is told, "" where no day is known."""
    return (point.asof.latest or point.asof.earliest or "")[:10]
