"""Land, coasts and boundaries as paths of a drawing: cut to the window, no finer than the eye sees."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from secondsource.export.site.projection import View

if TYPE_CHECKING:
    import numpy as np

    Points = np.ndarray[Any, Any]

GRAINS = (0.5, 1.0)  # units: points that fall on one grain of the drawing are one; the second for half a world
WIDE = 25.0  # units to the degree of latitude below which the drawing is of half a world
SPECK = 3  # grains: land that is no larger in either direction is not drawn where the drawing is that wide
EDGE = 6.0  # units around the window that are drawn too, so that no line ends in sight
MIN_LABEL = 0.012  # of the window: land that takes up less carries no name


@dataclass(frozen=True, slots=True)
class Outline:
    """Paths in SVG's words, and the names of the countries: (x, y, name). The edge of the land is its coast, and lies
    under the borders."""

    land: str
    border: str
    names: tuple[tuple[float, float, str], ...]


def outline(shown: View) -> Outline:
    """What the window shows of the world."""
    from secondsource.resources import outlines

    bounds = (shown.west, shown.south, shown.east, shown.north)
    grain = GRAINS[shown.scale < WIDE]
    land, biggest = list[str](), dict[str, tuple[float, float, float]]()
    for ring in outlines.rings(bounds):
        points = _drawn(shown, ring.points, grain)
        if shown.scale < WIDE and max(points.max(axis=0) - points.min(axis=0)) <= SPECK * grain:
            continue
        cut = _clipped([(float(x), float(y)) for x, y in points], shown)
        if len(cut) > 2:
            land.append(f"{_path(cut)}z")
            size, x, y = _middle(cut)
            if size > biggest.get(ring.country, (0.0, 0.0, 0.0))[0]:
                biggest[ring.country] = (size, x, y)
    drawn = (_drawn(shown, line.points, grain) for line in outlines.lines(bounds) if line.border)
    border = [_path(run) for points in drawn for run in _runs(points, shown)]
    names = ((x, y, name) for name, (size, x, y) in biggest.items() if size > MIN_LABEL * shown.width * shown.height)
    return Outline("".join(land), "".join(border), tuple(sorted(names)))


def _drawn(shown: View, points: Points, grain: float) -> Points:
    """Degrees to units on the grain, without points that do not move."""
    import numpy as np

    placed = (points - (shown.west, shown.north)) * (shown.squeeze * shown.scale, -shown.scale)
    grains = np.rint(placed / grain)
    moved = np.ones(len(grains), dtype=bool)
    moved[1:] = np.any(grains[1:] != grains[:-1], axis=1)
    kept: Points = grains[moved] * grain
    return kept


def _path(points: list[tuple[float, float]]) -> str:
    """A line from its first point by steps, which take less room than places."""
    tenths = [(round(10 * x), round(10 * y)) for x, y in points]
    steps = [f"{(bx - ax) / 10:g} {(by - ay) / 10:g}" for (ax, ay), (bx, by) in pairwise(tenths)]
    return f"M{points[0][0]:g} {points[0][1]:g}l{' '.join(steps)}"


def _runs(points: Points, shown: View) -> list[list[tuple[float, float]]]:
    """The stretches of a line that touch the window."""
    x, y = points[:, 0], points[:, 1]
    seen = (x >= -EDGE) & (x <= shown.width + EDGE) & (y >= -EDGE) & (y <= shown.height + EDGE)
    near = seen.copy()
    near[1:] |= seen[:-1]
    near[:-1] |= seen[1:]
    runs: list[list[tuple[float, float]]] = [[]]
    for point, is_near in zip(points, near, strict=True):
        if is_near:
            runs[-1].append((float(point[0]), float(point[1])))
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if len(run) > 1]


def _clipped(ring: list[tuple[float, float]], shown: View) -> list[tuple[float, float]]:
    """A ring cut to the window and its edge, side by side (Sutherland and Hodgman 1974)."""
    sides = ((0, -EDGE, 1), (0, shown.width + EDGE, -1), (1, -EDGE, 1), (1, shown.height + EDGE, -1))
    for axis, limit, sign in sides:
        made: list[tuple[float, float]] = []
        for before, here in zip([*ring[-1:], *ring], ring, strict=False):
            was, is_in = (before[axis] - limit) * sign >= 0, (here[axis] - limit) * sign >= 0
            if was != is_in:
                share = (limit - before[axis]) / (here[axis] - before[axis])
                x, y = (round(b + share * (h - b), 1) for b, h in zip(before, here, strict=True))
                made.append((x, y))
            if is_in:
                made.append(here)
        ring = made
    return ring


def _middle(ring: list[tuple[float, float]]) -> tuple[float, float, float]:
    """The area of a ring and its centre of mass."""
    area = x = y = 0.0
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = ax * by - bx * ay
        area, x, y = area + cross, x + (ax + bx) * cross, y + (ay + by) * cross
    return (abs(area) / 2, round(x / (3 * area), 1), round(y / (3 * area), 1)) if area else (0.0, 0.0, 0.0)
