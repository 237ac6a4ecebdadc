"""The supplement of the gazetteer: places that the open sources lack or spell otherwise, kept as data by hand.

Each file in supplement/ is a table of one topic. `variants` are divided by "|"; `weight` says for how many people the
place speaks (0 where it should yield to any namesake); `source` says where the point comes from.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

from secondsource.errors import RunError
from secondsource.model.place import PlaceKind
from secondsource.resources.gazetteer.layout import KINDS

_HEAD = ["slug", "name", "lat", "lon", "kind", "radius_km", "country", "admin1", "weight", "variants", "source"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the supplement; see the head of the module."""

    slug: str
    name: str
    lat: float
    lon: float
    kind: PlaceKind
    radius_km: float
    country: str
    admin1: str
    weight: int
    variants: tuple[str, ...]
    source: str


def entries() -> list[Entry]:
    """All entries, file by file. Raises RunError when one is malformed, naming the file and the line."""
    found = [entry for file in _files() for entry in _read(file)]
    slugs = [entry.slug for entry in found]
    if len(set(slugs)) != len(slugs):
        twice = sorted({slug for slug in slugs if slugs.count(slug) > 1})
        raise RunError(f"resources/gazetteer/supplement: a slug stands twice: {', '.join(twice)}")
    return found


def digest() -> str:
    """The digest of all files: the index carries that of the files it was compiled from."""
    whole = hashlib.sha256()
    for file in _files():
        whole.update(file.name.encode() + b"\0" + file.read_bytes().replace(b"\r\n", b"\n"))
    return whole.hexdigest()


def _files() -> list[Traversable]:
    folder = files("secondsource.resources").joinpath("gazetteer", "supplement")
    return sorted((f for f in folder.iterdir() if f.name.endswith(".csv")), key=lambda f: f.name)


def _read(file: Traversable) -> Iterator[Entry]:
    rows = csv.DictReader(io.StringIO(file.read_text(encoding="utf-8")))
    if rows.fieldnames != _HEAD:
        raise RunError(f"resources/gazetteer/supplement/{file.name}: the columns are {', '.join(_HEAD)}")
    for row in rows:
        try:
            yield _entry(row)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise RunError(f"resources/gazetteer/supplement/{file.name}, line {rows.line_num}: {error}") from error


def _entry(row: dict[str, str]) -> Entry:
    lat, lon, kind = float(row["lat"]), float(row["lon"]), row["kind"]
    known = next((k for k in KINDS if k == kind), None)
    if known is None:
        raise ValueError(f"{kind} is no kind of place")
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"{lat}, {lon} is nowhere on the Earth")
    if not row["source"] or not row["name"] or not row["slug"]:
        raise ValueError("slug, name and source are needed")
    variants = tuple(variant for variant in row["variants"].split("|") if variant)
    radius, weight = float(row["radius_km"] or 0), int(row["weight"] or 0)
    return Entry(
        row["slug"],
        row["name"],
        lat,
        lon,
        known,
        radius,
        row["country"],
        row["admin1"],
        weight,
        variants,
        row["source"],
    )
