"""Tellings of one kind of event at several places are of several events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import asin, cos, radians, sin, sqrt

from secondsource.claims.alignment.cluster import components
from secondsource.claims.alignment.items import Item
from secondsource.model.assertion import Place
from secondsource.model.claim import Cast
from secondsource.model.span import Span

#: Report -> triggers of events, in order of position, each with the place that its sentence names.
Sites = Mapping[str, Sequence[tuple[Span, Place]]]
EARTH = 6371.0  # km
WIDE = 30.0  # km of radius; what is wider is no place of one event (a large city stays below)
NEAR = 10.0  # km; a suburb and its town, two names of one spot


def by_site(tellings: Sequence[Item], where: Sites) -> list[list[Item]]:
    """The tellings parted by place: those that name none stay with those of the place that most
    strands of text name.

    Only places with coordinates are told apart; names alone may be two names of one place.
    """
    placed: dict[Place, list[Item]] = {}
    for item in tellings:
        if place := _place(item, where):
            placed.setdefault(replace(place, span=None), []).append(item)
    spots = list(placed)
    pairs = [(i, j) for i in range(len(spots)) for j in range(i) if near(spots[i], spots[j])]
    found = [[item for i in part for item in placed[spots[i]]] for part in components(len(spots), pairs)]
    if len(found) < 2:
        return [list(tellings)]
    found.sort(key=lambda part: (-len({item.strand for item in part}), min(item.key for item in part)))
    known = {item.key for part in found for item in part}
    found[0] += [item for item in tellings if item.key not in known]
    return found


def on_the_map(cast: Cast) -> Mapping[str, Place]:
    """Entity -> where it lies, for places with coordinates that are no whole land or province."""
    return {
        e.id: Place(e.name, e.lat, e.lon, e.kind or "name", None, e.kind, e.radius_km)
        for e in cast.entities
        if e.type == "place" and e.lat is not None and e.lon is not None and (e.radius_km or 0.0) <= WIDE
    }


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
    """The place with coordinates of the first trigger in the item's sentence that has one, no whole land or province:
    such a one holds several events."""
    inside = (place for trigger, place in where.get(item.report, ()) if item.sentence.covers(trigger))
    return next((place for place in inside if place.lat is not None and (place.radius_km or 0.0) <= WIDE), None)
