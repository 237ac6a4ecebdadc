"""Words and units that tell an altered fact from another wording, checked on loading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from secondsource.errors import RunError
from secondsource.resources import base

FILE = "altering.yml"


@dataclass(frozen=True, slots=True)
class Altering:
    """Three sets of folded words; `units` maps a pair of unit words to how many of the second make one of the first."""

    negation: frozenset[str]
    modality: frozenset[str]
    attribution: frozenset[str]
    units: Mapping[tuple[str, str], float]


@cache
def load() -> Altering:
    """The word lists. Raises RunError naming the place of a mistake."""
    data = base.read(FILE)
    negation, modality, attribution = (
        frozenset(base.words(FILE, name, data.get(name))) for name in ("negation", "modality", "attribution")
    )
    units: dict[tuple[str, str], float] = {}
    for row in data.get("units") or ():
        if not (isinstance(row, list) and len(row) == 3 and float(row[2]) > 0):
            raise RunError(f"resources/{FILE}: units: [unit, unit, number] was expected, not {row!r}")
        one, other, worth = row
        units[one, other] = float(worth)
        units[other, one] = 1 / float(worth)
    return Altering(negation, modality, attribution, units)
