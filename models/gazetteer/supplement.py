"""Put the supplement (src/secondsource/resources/gazetteer/supplement/*.csv) into what the sources give."""

from __future__ import annotations

import re

from models.gazetteer.sites import SAME_KM, Draft, Shelf

from secondsource.resources.gazetteer.supplement import Entry, digest, entries

__all__ = ["country_points", "digest", "merge"]

#: Kinds that may be one place under two sources.
_SETTLED = frozenset({"settlement", "district"})

#: For how many people a place of the supplement speaks at least: it is there because it is in the news.
IN_THE_NEWS = {"settlement": 20_000, "district": 20_000, "facility": 20_000, "water": 1_000, "terrain": 1_000}


def country_points() -> dict[str, tuple[float, float]]:
    """ISO code -> where the country is put."""
    return {e.country: (e.lat, e.lon) for e in entries() if e.kind == "country"}


def merge(shelf: Shelf) -> None:
    """Entries for a place that is there give it their names, point and radius; the others are new places."""
    for entry in entries():
        if entry.kind == "country":
            found = next((d for d in shelf.drafts if d.kind == "country" and d.country == entry.country), None)
        else:
            found = _known(shelf, entry)
        if found is None:
            shelf.add(_draft(entry))
            continue
        found.others.extend([entry.name, *entry.variants])
        if entry.kind not in _SETTLED:
            found.lat, found.lon = entry.lat, entry.lon
            found.radius_km = entry.radius_km or found.radius_km
        found.weight = max(found.weight, _weight(entry))


def _weight(entry: Entry) -> int:
    return entry.weight or IN_THE_NEWS.get(entry.kind, 0)


def _known(shelf: Shelf, entry: Entry) -> Draft | None:
    names = (entry.name, *entry.variants)
    if entry.kind == "province":
        found = (shelf.division(name, entry.country) for name in names)
        return next((draft for draft in found if draft), None)
    if entry.kind in _SETTLED:
        return shelf.near(names, entry.lat, entry.lon, _SETTLED, SAME_KM)
    within = {"water": 1500.0, "region": 300.0, "facility": 10.0, "terrain": 100.0}.get(entry.kind, 60.0)
    return shelf.near(names, entry.lat, entry.lon, frozenset({entry.kind}), within)


def _draft(entry: Entry) -> Draft:
    slug = re.sub(r"[^a-z0-9]+", "-", entry.slug.casefold()).strip("-")
    return Draft(
        id=f"supplement:{slug}",
        name=entry.name,
        lat=entry.lat,
        lon=entry.lon,
        kind=entry.kind,
        radius_km=entry.radius_km,
        country=entry.country,
        admin1=entry.admin1,
        weight=_weight(entry),
        others=list(entry.variants),
    )
