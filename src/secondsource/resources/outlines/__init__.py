"""Coasts and boundaries for a map that is drawn without a network.

Natural Earth at 1:10 million (public domain), packed by models/outlines. Boundaries are those in force on the ground as
Natural Earth sees them; they take no position on anybody's claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from itertools import pairwise
from typing import Any

import numpy as np

Points = np.ndarray[Any, Any]
#: West, south, east, north in degrees; west and east may lie beyond 180 where a view does.
Bounds = tuple[float, float, float, float]

UNITS = 1000  # of the packed coordinates, to the degree
TURNS = (-720.0, -360.0, 0.0, 360.0, 720.0)  # degrees: a ring may begin a turn away from where it is looked for


@dataclass(frozen=True, slots=True)
class Ring:
    """A closed line around land (or around a hole in it) as (n, 2) longitudes and latitudes in degrees."""

    country: str
    points: Points


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of coast or of a boundary between two countries as (n, 2) longitudes and latitudes in degrees."""

    border: bool
    points: Points


@dataclass(frozen=True, slots=True)
class _World:
    """All lines and rings, each without a jump at the date line, and the bounds of each: (number, 4)."""

    lines: list[Line]
    line_boxes: Points
    rings: list[Ring]
    ring_boxes: Points


def rings(bounds: Bounds) -> Iterator[Ring]:
    """The rings that reach into these bounds, in a fixed order, each moved by whole turns to where it does."""
    world = _world()
    for turn in TURNS:
        for i in _meeting(world.ring_boxes, bounds, turn):
            yield replace(world.rings[i], points=np.add(world.rings[i].points, (turn, 0.0)))


def lines(bounds: Bounds) -> Iterator[Line]:
    """The coasts and boundaries that reach into these bounds, as `rings` gives them."""
    world = _world()
    for turn in TURNS:
        for i in _meeting(world.line_boxes, bounds, turn):
            yield replace(world.lines[i], points=np.add(world.lines[i].points, (turn, 0.0)))


def _meeting(boxes: Points, bounds: Bounds, turn: float) -> list[int]:
    west, south, east, north = bounds
    apart = (boxes[:, 2] + turn < west) | (boxes[:, 0] + turn > east) | (boxes[:, 3] < south) | (boxes[:, 1] > north)
    return [int(i) for i in np.flatnonzero(~apart)]


@lru_cache(maxsize=1)
def _world() -> _World:
    """The packed arrays, unfolded (some 80 ms, 20 MB): only a dossier with places on a map asks for them."""
    data = BytesIO(files(__package__).joinpath("outlines.npz").read_bytes())
    with np.load(data, allow_pickle=False) as packed:
        held = {name: packed[name] for name in packed.files}
    arcs = [np.cumsum(held["points"][a:b], axis=0) / UNITS for a, b in pairwise(held["arcs"])]
    lines = [Line(bool(b), _whole(arc)) for arc, b in zip(arcs, held["borders"], strict=True)]
    rings = []
    for parts, country in zip(np.split(held["parts"], held["rings"][1:]), held["ring_country"], strict=True):
        points = _whole(np.concatenate([arcs[arc] if arc >= 0 else arcs[~arc][::-1] for arc in parts]))
        rings.append(Ring(str(held["names"][country]), _around_the_pole(points)))
    return _World(lines, _boxes([line.points for line in lines]), rings, _boxes([ring.points for ring in rings]))


def _whole(points: Points) -> Points:
    """The points without the jump from 180 to -180: the longitude goes on beyond."""
    return np.column_stack([np.unwrap(points[:, 0], period=360.0), points[:, 1]])


def _around_the_pole(ring: Points) -> Points:
    """A ring that runs once around the world (Antarctica's), closed by way of the pole."""
    first, last = ring[0], ring[-1]
    if abs(last[0] - first[0]) < 180.0:
        return ring
    pole = -90.0 if first[1] < 0 else 90.0
    return np.vstack([ring, [(last[0], pole), (first[0], pole)]])


def _boxes(found: list[Points]) -> Points:
    return np.array([[*points.min(axis=0), *points.max(axis=0)] for points in found])
