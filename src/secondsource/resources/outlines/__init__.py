"""Coasts and boundaries for a map that is drawn without a network.

Natural Earth at 1:10 million (public domain), packed by models/outlines. Boundaries are those in force on the ground as
Natural Earth sees them; they take no position on anybody's claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
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
    arcs: list[Points]
    boxes: Points  # (arcs, 4): the bounds of each arc
    borders: Points
    rings: list[Points]
    countries: list[str]
    ring_boxes: Points


def rings(bounds: Bounds) -> Iterator[Ring]:
    """The rings that reach into these bounds, in a fixed order, each moved by whole turns to where it does."""
    world = _world()
    for turn in (-360.0, 0.0, 360.0):
        for i in _meeting(world.ring_boxes, bounds, turn):
            arcs = [world.arcs[arc] if arc >= 0 else world.arcs[~arc][::-1] for arc in world.rings[i]]
            yield Ring(world.countries[i], np.add(np.concatenate(arcs), (turn, 0.0)))


def lines(bounds: Bounds) -> Iterator[Line]:
    """The coasts and boundaries that reach into these bounds, as `rings` gives them."""
    world = _world()
    for turn in (-360.0, 0.0, 360.0):
        for i in _meeting(world.boxes, bounds, turn):
            yield Line(bool(world.borders[i]), np.add(world.arcs[i], (turn, 0.0)))


def _meeting(boxes: Points, bounds: Bounds, turn: float) -> list[int]:
    west, south, east, north = bounds
    apart = (boxes[:, 2] + turn < west) | (boxes[:, 0] + turn > east) | (boxes[:, 3] < south) | (boxes[:, 1] > north)
    return [int(i) for i in np.flatnonzero(~apart)]


@lru_cache(maxsize=1)
def _world() -> _World:
    """The packed arrays, unfolded (some 30 ms, 10 MB): only a dossier with places on a map asks for them."""
    data = BytesIO(files(__package__).joinpath("outlines.npz").read_bytes())
    with np.load(data, allow_pickle=False) as packed:
        held = {name: packed[name] for name in packed.files}
    cuts = held["arcs"]
    arcs = [np.cumsum(held["points"][a:b], axis=0) / UNITS for a, b in pairwise(cuts)]
    ring_arcs = np.split(held["parts"], held["rings"][1:])
    boxes = np.array([[*arc.min(axis=0), *arc.max(axis=0)] for arc in arcs])
    around = [boxes[[arc if arc >= 0 else ~arc for arc in ring]] for ring in ring_arcs]
    ring_boxes = np.array([[*box[:, :2].min(axis=0), *box[:, 2:].max(axis=0)] for box in around])
    countries = [str(held["names"][i]) for i in held["ring_country"]]
    return _World(arcs, boxes, held["borders"], ring_arcs, countries, ring_boxes)
