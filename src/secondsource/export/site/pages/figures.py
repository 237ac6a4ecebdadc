"""Figures over reports: for each count its course over time, what policies make of it, and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from secondsource.export.site import words
from secondsource.export.site.book import Book, Ref, anchor
from secondsource.export.site.origins import Shade
from secondsource.export.site.page import Page
from secondsource.export.site.steps import Steps, draw
from secondsource.model.assertion import Relation
from secondsource.model.course import DEFAULT_POLICY, POLICY_MEANS, SCOPE_MEANS, Course, CrossSum, Estimate, Point, told
from secondsource.model.span import Span

MAX_COURSES = 120  # on the page; a pile of sixty stories has hundreds of counts given once
MAX_POINTS = 60  # rows of a course
STANDING_MEANS = {
    "stands": "",
    "superseded": "superseded by the same or a better placed source",
    "corrected": "corrected later",
    "denied": "denied",
    "overtaken": "overtaken: a later day has more, or of the missing fewer",
    "altered": "altered in copying: the report it was made from has another number",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A number of one report: of which days, by whose word, with its words, its claim, and how it stands."""

    point: Point
    when: str
    speaker: str
    origin: Shade | None
    claim: Ref | None
    note: str
    now: bool


@dataclass(frozen=True, slots=True)
class Policy:
    """What one policy makes of a course."""

    name: str
    estimate: Estimate
    told: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A course as it is printed."""

    course: Course
    anchor: str
    best: str
    chart: Steps | None
    policies: tuple[Policy, ...]
    rows: tuple[Row, ...]
    apart: tuple[Row, ...]
    left_out: int
    sums: tuple[CrossSum, ...]
    own_sums: tuple[tuple[Span, ...], ...]
    reports: int
    steps: tuple[str, ...]


def pages(book: Book) -> Iterator[Page]:
    """The one page."""
    shown = sorted(book.dossier.courses, key=lambda course: not _moving(course))[:MAX_COURSES]
    kept = {course.id for course in shown}
    titles = {story.id: story.title for story in book.dossier.stories}
    by_story: dict[str, list[Entry]] = {}
    for course in book.dossier.courses:
        if course.id in kept:
            by_story.setdefault(course.story, []).append(_entry(book, course))
    context = {
        "stories": [(words.short(titles.get(id_, ""), 90), entries) for id_, entries in by_story.items()],
        "left_out": len(book.dossier.courses) - len(shown),
        "policies": list(POLICY_MEANS.items()),
        "default": DEFAULT_POLICY,
    }
    yield Page("figures.html", "figures", "Figures", "figures", context)


def _moving(course: Course) -> bool:
    """Whether there is anything to compare: two numbers or two reports."""
    return len({point.told for point in course.points}) > 1 or len({point.report for point in course.points}) > 1


def _entry(book: Book, course: Course) -> Entry:
    found = course.estimate(DEFAULT_POLICY)
    rows = [_row(book, course, point) for point in (*course.points[:MAX_POINTS], *course.apart[:MAX_POINTS])]
    inside = rows[: len(course.points[:MAX_POINTS])]
    return Entry(
        course,
        anchor(course.id),
        told(found) if found else "",
        draw(book, course),
        tuple(Policy(e.policy, e, told(e), e.policy == DEFAULT_POLICY) for e in course.estimates),
        tuple(inside),
        tuple(rows[len(inside) :]),
        len(course.points) + len(course.apart) - len(rows),
        course.sums,
        tuple(_own_sums(book, course)),
        len({point.report for point in course.points}),
        _steps(course, told(found) if found else ""),
    )


def _steps(course: Course, best: str) -> tuple[str, ...]:
    """The values one after the other, each told once while it holds; none where there is but the one printed above."""
    made = [value for value, _ in groupby(value for value, _ in course.values)]
    return () if made == [best] else tuple(made)


def _row(book: Book, course: Course, point: Point) -> Row:
    note = SCOPE_MEANS[point.apart] if point.apart else STANDING_MEANS[point.standing]
    if point.basis == "reckoned":
        note = "; ".join(filter(None, ("reckoned from those told of one by one", note)))
    return Row(
        point,
        words.when(point.asof),
        book.who(point.source) if point.source else "",
        book.origin_at(point.spans[0]),
        book.ref(point.claim) if point.claim else None,
        note,
        point.id in course.current,
    )


def _own_sums(book: Book, course: Course) -> Iterator[tuple[Span, ...]]:
    """The sums that one report makes up by itself, the total last, where the course has the total."""
    figures = {point.figure for point in (*course.points, *course.apart) if point.figure}
    for relation in book.dossier.relations:
        if relation.kind == "sum" and relation.total in figures:
            yield tuple(book.figures[id_].span for id_ in _ids(relation) if id_ in book.figures)


def _ids(relation: Relation) -> Sequence[str]:
    return (*relation.terms, relation.total)
