"""A place while it is being compiled, and how places of several sources become one list."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from secondsource.text.transliteration import exact_key, variant_key

#: Two entries of one name this near to each other are one place.
SAME_KM = 15.0


@dataclass
class Draft:
    """A place with all its names. `weight` is the population it speaks for: what its prior rests on."""

    id: str
    name: str
    lat: float
    lon: float
    kind: str
    radius_km: float
    country: str = ""
    admin1: str = ""
    population: int = 0
    weight: int = 0
    others: list[str] = field(default_factory=list)

    def names(self) -> list[str]:
        """The main name and the others, each spelling once."""
        kept: dict[str, str] = {}
        for name in (self.name, *self.others):
            key = exact_key(name)
            if key and key not in kept:
                kept[key] = name
        return list(kept.values())


def km(a_lat: float, a_lon: float, b_lat: float, b_lon: float) -> float:
    """Great-circle distance in km (haversine)."""
    p, q = math.radians(a_lat), math.radians(b_lat)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(b_lon - a_lon) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, h)))


class Shelf:
    """All places so far, found again by name."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._by_key: dict[str, list[Draft]] = defaultdict(list)

    def add(self, draft: Draft) -> None:
        """One more place."""
        self.drafts.append(draft)
        for name in draft.names():
            self._by_key[variant_key(name)].append(draft)

    def near(self, names: Iterable[str], lat: float, lon: float, kinds: frozenset[str], within: float) -> Draft | None:
        """The nearest place of one of the names and kinds within so many km, if any."""
        found = [
            (km(lat, lon, d.lat, d.lon), d.id, d)
            for name in names
            for d in self._by_key.get(variant_key(name), ())
            if d.kind in kinds
        ]
        best = min(found, default=None, key=lambda item: item[:2])
        return best[2] if best and best[0] <= within else None

    def division(self, name: str, country: str) -> Draft | None:
        """The first-order division of a country with that name, if any."""
        named = (d for d in self._by_key.get(variant_key(name), ()) if d.kind == "province" and d.country == country)
        return next(named, None)
