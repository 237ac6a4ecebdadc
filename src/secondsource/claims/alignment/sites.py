"""Tellings of one kind of event at several places are of several events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import asin, cos, radians, sin, sqrt

from secondsource.claims.alignment.cluster import components
from secondsource.claims.alignment.items import Item
from secondsource.model.assertion import Place
from secondsource.model.span import Span

#: Report -> triggers of events, in order of position, each with the place that its sentence names.
Sites = Mapping[str, Sequence[tuple[Span, Place]]]
EARTH = 6371.0  # km
NEAR = 10.0  # km; a suburb and its town, two names of one spot


def by_site(tellings: Sequence[Item], where: Sites) -> list[list[Item]]:
    """The tellings parted by place: those that name none stay with those of the place that
    most strands of text name.

    Only places with coordinates are told apart; names alone may be two names of one place.
    """
    placed = [(item, place) for item in tellings if (place := _place(item, where))]
    pairs = [(i, j) for i in range(len(placed)) for j in range(i) if near(placed[i][1], placed[j][1])]
    parts = components(len(placed), pairs)
    if len(parts) < 2:
        return [list(tellings)]
    parts.sort(key=lambda part: (-len({placed[i][0].strand for i in part}), placed[part[0]][0].key))
    found = [[placed[i][0] for i in part] for part in parts]
    known = {item.key for item, _ in placed}
    found[0] += [item for item in tellings if item.key not in known]
    return found


def near(left: Place, right: Place) -> bool:
    """Whether what happened at one place may have happened at the other: they touch, or one holds the other."""
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return True
    reach = max(left.radius_km or 0.0, right.radius_km or 0.0, NEAR)
    return _distance(left.lat, left.lon, right.lat, right.lon) <= reach


def _distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres along the great circle (haversine formula)."""
    a, b = radians(lat), radians(other_lat)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH * asin(sqrt(half))


def _place(item: Item, where: Sites) -> Place | None:
    """The place with coordinates of the first trigger in the item's sentence that has one."""
    inside = (place for trigger, place in where.get(item.report, ()) if item.sentence.covers(trigger))
    return next((place for place in inside if place.lat is not None), None)
