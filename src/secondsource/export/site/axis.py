"""A time axis in days. Stretches in which nothing is known to happen are cut out and marked as breaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from secondsource.export.site import words

#: Days between two ticks: the smallest step at which their labels do not touch is taken.
STEPS = (1, 2, 7, 14, 30, 91, 182, 365, 1826, 3652, 36525)
LABEL = 88  # units that a tick's label needs
GUTTER = 26  # units at either end for what lies outside
BREAK = 30  # units of a break
QUIET = 14  # days without anything from which on the axis is cut
MAX_PARTS = 5  # more cuts than that and nobody can read distances; the quiet must then be longer

Interval = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Part:
    """Days `first` to `last`, both whole, between the x of `left` and `right`."""

    first: int
    last: int
    left: float
    right: float

    def x(self, day: int) -> float:
        """Where a day of this part begins (or the one after the last)."""
        return self.left + (self.right - self.left) * (day - self.first) / (self.last + 1 - self.first)


@dataclass(frozen=True, slots=True)
class Axis:
    """The parts in order, between `left` and `right`; `breaks` are the x of the middles of what was cut out."""

    left: float
    right: float
    parts: tuple[Part, ...]
    ticks: tuple[tuple[float, str], ...]
    breaks: tuple[float, ...]

    def x(self, day: int) -> float:
        """Where a day begins. Days outside stand at the ends, days cut out in the middle of their break."""
        if day < self.parts[0].first:
            return self.left
        before = self.parts[0].left
        for part in self.parts:
            if day < part.first:
                return round((before + part.left) / 2, 1)
            if day <= part.last + 1:
                return round(part.x(day), 1)
            before = part.right
        return self.right


def axis(intervals: Sequence[Interval], left: float, right: float) -> Axis | None:
    """An axis that shows all these stretches of days (first and last, both included); None when there are none."""
    if not intervals:
        return None
    quiet = QUIET
    while len(merged := _merged(intervals, quiet)) > MAX_PARTS:
        quiet *= 2
    parts = tuple(_parts(merged, left + GUTTER, right - GUTTER))
    ticks = tuple((round(part.x(day), 1), words.day(day)) for part in parts for day in _ticks(part))
    breaks = tuple(round((a.right + b.left) / 2, 1) for a, b in pairwise(parts))
    return Axis(left, right, parts, ticks, breaks)


def _merged(intervals: Sequence[Interval], quiet: int) -> list[Interval]:
    """The stretches joined where they touch or lie less than `quiet` days apart."""
    made: list[Interval] = []
    for first, last in sorted(intervals):
        if made and first - made[-1][1] <= quiet:
            made[-1] = made[-1][0], max(made[-1][1], last)
        else:
            made.append((first, max(first, last)))
    return made


def _parts(merged: Sequence[Interval], left: float, right: float) -> list[Part]:
    """Widths by length, but none so narrow that its label does not fit."""
    room = right - left - BREAK * (len(merged) - 1) - LABEL * len(merged)
    whole = sum(last + 1 - first for first, last in merged)
    made, x = [], left
    for first, last in merged:
        width = LABEL + room * (last + 1 - first) / whole
        made.append(Part(first, last, round(x, 1), round(x + width, 1)))
        x += width + BREAK
    return made


def _ticks(part: Part) -> range:
    most = max(1, int((part.right - part.left) // LABEL))
    days = part.last + 1 - part.first
    step = next((s for s in STEPS if days / s <= most), days)
    return range(part.first, part.last + 1, step)
