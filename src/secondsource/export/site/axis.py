"""A time axis in days, with ticks a reader can count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.export.site import words

#: Days between two ticks, the smallest step that gives at most MAX_TICKS of them.
STEPS = (1, 2, 7, 14, 30, 91, 182, 365, 1826, 3652, 36525)
MAX_TICKS = 9
GUTTER = 26  # units at either end for what lies outside


@dataclass(frozen=True, slots=True)
class Axis:
    """Days `first` to `last` (both whole) between the x of `left` and `right`."""

    first: int
    last: int
    left: float
    right: float
    ticks: tuple[tuple[float, str], ...]

    def x(self, day: int) -> float:
        """Where a day begins; days outside stand in the gutters at the ends."""
        if day < self.first:
            return self.left
        if day > self.last + 1:
            return self.right
        inner = self.right - self.left - 2 * GUTTER
        return round(self.left + GUTTER + inner * (day - self.first) / (self.last + 1 - self.first), 1)


def axis(days: Sequence[int], left: float, right: float) -> Axis | None:
    """An axis that shows all these days, but no more than the two years before the middle of them and after it;
    None when there are none."""
    if not days:
        return None
    order = sorted(days)
    middle = order[len(order) // 2]
    near = [day for day in order if abs(day - middle) <= 730]
    first, last = near[0], near[-1]
    step = next((s for s in STEPS if (last + 1 - first) / s <= MAX_TICKS), STEPS[-1])
    bare = Axis(first, last, left, right, ())
    ticks = tuple((bare.x(day), words.day(day)) for day in range(first, last + 1, step))
    return Axis(first, last, left, right, ticks)
