"""The compiled gazetteer, looked up by name."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from secondsource.errors import RunError
from secondsource.model.place import Site
from secondsource.resources.gazetteer import Gazetteer, gazetteer, supplement

FOLDER = Path(supplement.__file__).parent
SPELT = {
    "Maarat al-Numan": (35.65, 36.67),
    "Ma'arrat an Nu'man": (35.65, 36.67),
    "Maraat al Numan": (35.65, 36.67),
    "Khan al-Assal": (36.17, 37.04),
    "Khan al-Asal": (36.17, 37.04),
    "Khan al Assel": (36.17, 37.04),
    "Deir ez-Zor": (35.33, 40.14),
    "Deir Ezzor": (35.33, 40.14),
    "Dayr az Zawr": (35.33, 40.14),
    "Hasaka": (36.50, 40.75),
    "Hasakeh": (36.50, 40.75),
    "Al-Hasakah": (36.50, 40.75),
    "Raqqa": (35.95, 39.01),
    "Ar Raqqah": (35.95, 39.01),
    "Homs": (34.73, 36.72),
    "Hims": (34.73, 36.72),
    "Strait of Hormuz": (26.57, 56.25),
    "Bekaa Valley": (33.85, 35.95),
    "the Gaza Strip": (31.42, 34.33),
    "U.S.": (39.76, -98.5),
    "Lake Tahoe": (39.1, -120.0),
}


def sites(name: str) -> list[Site]:
    return [gazetteer().site(hit.index) for hit in gazetteer().find(name)]


@pytest.mark.parametrize("name", SPELT)
def test_a_name_is_found_however_it_is_spelt(name: str) -> None:
    lat, lon = SPELT[name]
    assert any(abs(site.lat - lat) < 0.2 and abs(site.lon - lon) < 0.2 for site in sites(name))


def test_a_hit_says_how_it_was_found() -> None:
    assert [gazetteer().find(name)[0].match for name in ("Aleppo", "Maraat al Numan", "Jebb al-Jarrah")] == [
        "exact",
        "variant",
        "fuzzy",
    ]


@pytest.mark.parametrize("name", ["Dolmara", "Kelvarra", "Zarnia", "Westmarch", "Port Halden", "Lower Vashti", "", "?"])
def test_invented_names_are_unknown(name: str) -> None:
    assert gazetteer().find(name) == ()


def test_namesakes_come_with_the_best_known_first() -> None:
    assert [site.country for site in sites("London")][:2] == ["GB", "CA"]
    assert sites("Georgia")[0].kind == "country"


def test_a_site_tells_what_is_known_of_it() -> None:
    site = next(site for site in sites("Rapides Parish") if site.country == "US")
    assert (site.kind, site.admin1) == ("county", "Louisiana")
    assert 10 < site.radius_km < 60
    assert site.id.startswith("geonames:")


def test_the_index_was_compiled_from_the_supplement_as_it_is() -> None:
    told = gazetteer().about["supplement_sha256"]
    assert told == supplement.digest(), "the supplement has changed: run python models/gazetteer and commit the index"


def test_every_entry_of_the_supplement_is_found() -> None:
    lost = []
    for entry in supplement.entries():
        near = [s for s in sites(entry.name) if abs(s.lat - entry.lat) < 1 and abs(s.lon - entry.lon) < 1]
        if not near:
            lost.append(entry.name)
    assert lost == []


def test_the_index_is_small() -> None:
    assert gazetteer().size < 40_000_000


def test_a_damaged_index_is_refused(tmp_path: Path) -> None:
    for name in ("index.bin", "index.json"):
        shutil.copy(FOLDER / name, tmp_path / name)
    with (tmp_path / "index.bin").open("r+b") as data:
        data.seek(1000)
        data.write(b"\x00\x01\x02")
    with pytest.raises(RunError, match="digest"):
        Gazetteer(tmp_path)
