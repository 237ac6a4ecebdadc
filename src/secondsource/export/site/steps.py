"""A count over time as a step line: the days of which numbers are told from left to right, a dot for each number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from secondsource.export.site import words
from secondsource.export.site.book import Book
from secondsource.model.course import Course, Point

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 480, 150, 52, 44, 20, 30
TRUE_DAYS = 45  # days up to which distances are true to scale; over more the days stand evenly
LABEL = 70  # units that the label of a day needs
MAX_SIGLA = 6


@dataclass(frozen=True, slots=True)
class Dot:
    """A number of one day: its place, the ends of its range and of its days, its look, and where it leads."""

    x: float
    y: float
    y_low: float
    y_high: float
    x_first: float
    css: str
    href: str
    title: str
    open: bool
    stands: bool


@dataclass(frozen=True, slots=True)
class Steps:
    """The drawing; lengths in SVG user units. `line` is the path of the steps, `scaled` whether days are to scale."""

    width: int
    height: int
    line: str
    dots: tuple[Dot, ...]
    levels: tuple[tuple[float, str], ...]
    days: tuple[tuple[float, str], ...]
    scaled: bool


def draw(book: Book, course: Course) -> Steps | None:
    """The chart of a course; None where it has one number, or no day is known."""
    dated = [(p, day) for p in course.points if (day := words.ordinal(p.asof.latest or p.asof.earliest)) is not None]
    if len({p.told for p, _ in dated}) < 2:
        return None
    days = sorted({day for _, day in dated} | {first for p, _ in dated if (first := words.ordinal(p.asof.earliest))})
    scaled = days[-1] - days[0] <= TRUE_DAYS
    x_of = _columns(days, scaled)
    exact = [p for p, _ in dated if p.number is not None] or [p for p, _ in dated]
    low, high = min(p.floor for p in exact), max(p.ceiling for p in exact)

    def y_of(value: float) -> float:
        """A vague range may leave the drawing: the numbers, not the words, give the scale."""
        return round(TOP + (HEIGHT - TOP - BOTTOM) * (1 - (min(max(value, low), high) - low) / ((high - low) or 1)), 1)

    groups: dict[tuple[int, str], list[Point]] = defaultdict(list)
    for point, day in dated:
        groups[day, point.told].append(point)
    dots = tuple(_dot(book, points, x_of, y_of(_middle(points[0])), y_of) for points in groups.values())
    return Steps(
        WIDTH,
        HEIGHT,
        _line(groups, x_of, y_of),
        dots,
        tuple({words.number(v): (y_of(v), words.number(v)) for v in (low, high)}.values()),
        tuple(_labels(days, x_of)),
        scaled,
    )


def _columns(days: Sequence[int], scaled: bool) -> Mapping[int, float]:
    """The x of each day."""
    room = WIDTH - LEFT - RIGHT
    steps = [(day - days[0]) if scaled else i for i, day in enumerate(days)]
    return {day: round(LEFT + room * step / (steps[-1] or 1), 1) for day, step in zip(days, steps, strict=True)}


def _middle(point: Point) -> float:
    """Where a dot stands: at its number, or in the middle of a range (which is drawn beside it)."""
    return point.value if point.value is not None else (point.floor + point.ceiling) / 2


def _dot(book: Book, points: Sequence[Point], x_of: Mapping[int, float], y: float, y_of: object) -> Dot:
    """One dot for what several reports say of one day."""
    assert callable(y_of)
    first = points[0]
    shade = book.origin_at(first.spans[0])
    days = [day for p in points for end in (p.asof.earliest, p.asof.latest) if (day := words.ordinal(end)) is not None]
    signs = list(dict.fromkeys(p.report for p in points))
    told = ", ".join(signs[:MAX_SIGLA]) + (f" and {len(signs) - MAX_SIGLA} more" if len(signs) > MAX_SIGLA else "")
    title = f"{first.told}, {words.when(first.asof)}: {told}"
    return Dot(
        x_of[max(days)],
        y,
        y_of(first.floor),
        y_of(first.ceiling),
        x_of[min(days)],
        shade.css if shade else "",
        book.link(first.spans[0]),
        title,
        first.open,
        any(p.standing == "stands" for p in points),
    )


def _line(groups: Mapping[tuple[int, str], Sequence[Point]], x_of: Mapping[int, float], y_of: object) -> str:
    """From day to day at the number that most reports give for it (the last in order on a tie), to the end."""
    assert callable(y_of)
    by_day: dict[int, tuple[int, float]] = {}
    for (day, _), points in groups.items():
        number = points[0].number
        reports = len({p.report for p in points})
        if number is not None and reports >= by_day.get(day, (0, 0.0))[0]:
            by_day[day] = reports, number
    path = ""
    for day, (_, number) in sorted(by_day.items()):
        path += f"H{x_of[day]}V{y_of(number)}" if path else f"M{x_of[day]} {y_of(number)}"
    return f"{path}H{WIDTH - RIGHT + 12}" if path else ""


def _labels(days: Sequence[int], x_of: Mapping[int, float]) -> list[tuple[float, str]]:
    """The days that can be named without touching, the first and the last before the others."""
    chosen = [days[0]]
    if x_of[days[-1]] - x_of[days[0]] >= LABEL:
        chosen.append(days[-1])
    for day in days:
        if all(abs(x_of[day] - x_of[other]) >= LABEL for other in chosen):
            chosen.append(day)
    return [(x_of[day], words.day(day)) for day in sorted(chosen)]
