"""Numbers that time has overtaken though nobody took them back: the dead only grow in number, the missing shrink."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from secondsource.claims.conflicts.numbers import MOUNTING
from secondsource.claims.figures.placed import PLACED
from secondsource.claims.weight.updates import SHRINKING
from secondsource.model.course import Point

#: So many different numbers on so many days, none falling back, are a count that goes on; two may be rivals.
STEPS = 3


def with_overtaken(points: Sequence[Point], status: str) -> list[Point]:
    """The points, those marked that a later day has left behind.

    A number is overtaken by a greater one of a later day (of the missing a lower one) of a source at least as well
    placed, where it was told as a least number ("at least 14") or the count goes on from day to day without falling
    back. So is one by a later word of the same source. Else a later number by somebody else stands beside it.
    """
    way = 1 if status in MOUNTING else -1 if status in SHRINKING else 0
    held = {p for p in points if p.standing == "stands" and p.number is not None}
    if not way or not held:
        return list(points)
    going = _goes_on([p for p in points if p.number is not None and not p.open], way)
    sure = {(p.asof.latest or "", way * (p.number or 0), PLACED[p.kind], p.source) for p in held if _sure(p)}
    return [replace(p, standing="overtaken") if p in held and _overtaken(p, sure, way, going) else p for p in points]


def _overtaken(old: Point, sure: Iterable[tuple[str, float, int, str | None]], way: int, going: bool) -> bool:
    """Whether any of some numbers overtakes a point; they are (day, number the way that it goes, how well placed,
    source)."""
    ready = going or (old.open and way > 0)
    first, last, number = old.asof.earliest or "", old.asof.latest or "", way * (old.number or 0)
    return any(
        first < day
        and last <= day
        and further > number
        and (placed >= PLACED[old.kind] if ready else _own(source, old))
        for day, further, placed, source in sure
    )


def _own(source: str | None, old: Point) -> bool:
    """Whether a source is the one that gave a number, and no crowd or nameless voice."""
    return source is not None and source == old.source and PLACED[old.kind] > 0


def _goes_on(points: Sequence[Point], way: int) -> bool:
    """Whether the numbers of sure days go one way, in three steps at least."""
    dated = sorted((p.asof.earliest or "", way * (p.number or 0)) for p in points if _sure(p))
    numbers = [number for _, number in dated]
    rising = all(a <= b for a, b in pairwise(numbers))
    return rising and min(len(set(numbers)), len({day for day, _ in dated})) >= STEPS


def _sure(point: Point) -> bool:
    return bool(point.asof.earliest) and point.asof.earliest == point.asof.latest
