"""A flat map: degrees to units of a drawing. Equirectangular, true along its middle parallel and its meridians.

For the few hundred kilometres that a story spans this bends nothing that anybody could see; a map of the world is
stretched towards the poles, and says no more than where things roughly are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, radians

from secondsource.model.place import Site

KM_PER_DEGREE = 111.2  # along a meridian
#: No map shows less than this: closer in, a dot would claim more than the gazetteer knows.
LEAST_KM = 60.0
MARGIN = 0.18  # of the span on each side
SHAPES = (0.42, 0.72)  # the lowest and the highest share of its width that a map is high
MOST_LATITUDE = 84.0


@dataclass(frozen=True, slots=True)
class View:
    """A window on the world: its bounds in degrees, its size in units, and how many units a degree of latitude is."""

    west: float
    south: float
    east: float
    north: float
    width: float
    height: float
    scale: float
    squeeze: float

    def place(self, lat: float, lon: float) -> tuple[float, float]:
        """Where a point stands, (x, y) from the upper left corner."""
        lon += 360.0 * round(((self.west + self.east) / 2 - lon) / 360.0)
        return round((lon - self.west) * self.squeeze * self.scale, 1), round((self.north - lat) * self.scale, 1)

    def length(self, km: float) -> float:
        """How long a distance is in units."""
        return km / KM_PER_DEGREE * self.scale

    def holds(self, lat: float, lon: float) -> bool:
        """Whether a point is in the window."""
        x, y = self.place(lat, lon)
        return 0 <= x <= self.width and 0 <= y <= self.height


def view(points: Sequence[tuple[float, float]], width: float) -> View:
    """The window of this width around some points (latitude, longitude), with room at its edges.

    Raises ValueError when there are none.
    """
    if not points:
        raise ValueError("a map needs a point")
    lats = [lat for lat, _ in points]
    west, east = _longitudes([lon for _, lon in points])
    middle, centre = (min(lats) + max(lats)) / 2, (west + east) / 2
    squeeze = max(0.1, cos(radians(min(abs(middle), MOST_LATITUDE))))
    least = LEAST_KM / KM_PER_DEGREE
    across = max(least, (east - west) * squeeze) * (1 + 2 * MARGIN)
    down = max(least * SHAPES[0], max(lats) - min(lats)) * (1 + 2 * MARGIN)
    across, down = max(across, down / SHAPES[1]), max(down, across * SHAPES[0])
    across = min(across, 360.0 * squeeze)
    half, high = across / squeeze / 2, down / 2
    scale = width / across
    return View(
        centre - half, middle - high, centre + half, middle + high, width, round(down * scale, 1), scale, squeeze
    )


def _longitudes(found: Sequence[float]) -> tuple[float, float]:
    """The shortest stretch that holds them all; it may run over the date line (east of 180)."""
    turned = sorted({lon % 360.0 for lon in found})
    gaps = [(b - a, b) for a, b in zip(turned, [*turned[1:], turned[0] + 360.0], strict=True)]
    _, first = max(gaps)
    west = (first % 360.0 + 180.0) % 360.0 - 180.0
    return west, west + 360.0 - max(gaps)[0]


def apart(one: Site, other: Site) -> float:
    """Kilometres between two places, near enough for a map."""
    turn = (one.lon - other.lon + 180.0) % 360.0 - 180.0
    east = turn * cos(radians((one.lat + other.lat) / 2))
    return hypot(one.lat - other.lat, east) * KM_PER_DEGREE


def bar(shown: View) -> tuple[int, float]:
    """The scale bar: a round number of kilometres and its length, about a sixth of the width."""
    wanted = shown.width / 6
    steps = [n * 10**power for power in range(5) for n in (1, 2, 5)]
    km = max((s for s in steps if shown.length(s) <= wanted), default=1)
    return km, round(shown.length(km), 1)
