"""Cut the small tables in sources/ out of what their publishers give (needed once a source is renewed, not to build).

    python models/gazetteer/extract.py --natural-earth DIR --geonames DIR --us-atlas DIR

`--natural-earth`: a folder with Natural Earth's 1:10m themes as GeoJSON (public domain; of a division in pieces only
the main ones are kept); `--geonames`: a folder with GeoNames' admin1CodesASCII.txt and admin2Codes.txt (CC BY 4.0);
`--us-atlas`: the unpacked npm package us-atlas 3.0.1
(ISC; the shapes are those of the US Census Bureau, public domain). What is not named is left as it is.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

SOURCES = Path(__file__).parent / "sources"
#: Natural Earth's themes of lines and areas with names.
FEATURES = (
    "geography_marine_polys",
    "geography_regions_polys",
    "geography_regions_points",
    "geography_regions_elevation_points",
    "lakes",
    "lakes_north_america",
    "lakes_europe",
    "rivers_lake_centerlines",
    "rivers_north_america",
    "rivers_europe",
    "parks_and_protected_lands_area",
    "parks_and_protected_lands_point",
)
Point = tuple[float, float]


def write(name: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A table in sources/, sorted, so that the same input gives the same bytes."""
    with (SOURCES / name).open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(sorted(rows, key=lambda row: [str(cell) for cell in row]))


def points(shape: Any) -> list[Point]:
    """All corners of a GeoJSON geometry's coordinates as (lon, lat)."""
    if shape and isinstance(shape[0], int | float):
        return [(shape[0], shape[1])]
    return [point for part in shape for point in points(part)]


def middle(corners: Sequence[Point]) -> tuple[float, float, float]:
    """Latitude and longitude of the middle of the box around the corners, and half of its diagonal in km."""
    west, east = min(p[0] for p in corners), max(p[0] for p in corners)
    south, north = min(p[1] for p in corners), max(p[1] for p in corners)
    lat, lon = (south + north) / 2, (west + east) / 2
    wide = (east - west) * 111.2 * math.cos(math.radians(lat))
    return lat, lon, math.hypot(wide, (north - south) * 111.2) / 2


def nearest(corners: Sequence[Point], lat: float, lon: float) -> Point:
    """The corner that is nearest to a point: a bend of the river, not the middle of a desert beside it."""
    return min(corners, key=lambda p: math.hypot((p[0] - lon) * math.cos(math.radians(lat)), p[1] - lat))


def natural_earth(folder: Path) -> None:
    """features.csv (waters, mountains, regions, parks) and admin1-points.csv."""
    shapes: dict[tuple[str, str, str], tuple[int, list[Point]]] = {}
    for theme in FEATURES:
        for feature in json.loads((folder / f"ne_10m_{theme}.json").read_text(encoding="utf-8"))["features"]:
            told = feature["properties"]
            name = (told.get("name_en") or told.get("name") or told.get("unit_name") or "").strip()
            other = (told.get("namealt") or told.get("name_alt") or "").strip()
            kind = told.get("featurecla") or theme
            if not name or not feature["geometry"]:
                continue
            corners = points(feature["geometry"]["coordinates"])
            apart = "" if "River" in kind else f"{corners[0][0]:.0f},{corners[0][1]:.0f}"
            rank, have = shapes.get((name, kind, apart), (99, []))
            shapes[name, kind, apart] = (min(rank, int(told.get("scalerank") or 9)), have + corners)
            if other and other != name:
                shapes[other, kind, apart] = shapes[name, kind, apart]
    rows = []
    for (name, kind, _), (rank, corners) in shapes.items():
        lat, lon, radius = middle(corners)
        if "River" in kind:
            lon, lat = nearest(corners, lat, lon)
        rows.append((name, kind, rank, f"{lat:.3f}", f"{lon:.3f}", round(radius, 1)))
    write("features.csv", ("name", "kind", "rank", "lat", "lon", "radius_km"), rows)
    labels = json.loads((folder / "ne_10m_admin_1_label_points.json").read_text(encoding="utf-8"))["features"]
    best: dict[str, int] = {}
    for told in (feature["properties"] for feature in labels):
        best[told["adm1_code"]] = min(told["adm0_sr"], best.get(told["adm1_code"], 99))
    rows = [
        (told["iso_a2"], told["adm1_code"], told["name"], f"{lat:.3f}", f"{lon:.3f}")
        for told, (lon, lat) in ((f["properties"], f["geometry"]["coordinates"]) for f in labels)
        if told["name"] and len(told["iso_a2"] or "") == 2 and told["adm0_sr"] == best[told["adm1_code"]]
    ]
    write("admin1-points.csv", ("country", "code", "name", "lat", "lon"), rows)


def geonames(folder: Path) -> None:
    """admin1.csv and admin2.csv: codes, names and ids of divisions."""
    for level, file in (("admin1", "admin1CodesASCII.txt"), ("admin2", "admin2Codes.txt")):
        lines = (folder / file).read_text(encoding="utf-8").splitlines()
        cells = [line.split("\t") for line in lines if line]
        rows = [(code, name, plain if plain != name else "", id_) for code, name, plain, id_ in cells]
        write(f"{level}.csv", ("code", "name", "ascii", "geonames"), rows)


def us_atlas(folder: Path) -> None:
    """us-counties.csv: FIPS code, and the middle of its largest shape."""
    atlas = json.loads((folder / "counties-10m.json").read_text(encoding="utf-8"))
    (kx, ky), (dx, dy) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for arc in atlas["arcs"]:
        x = y = 0
        line = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            line.append((x * kx + dx, y * ky + dy))
        arcs.append(line)
    rows = []
    for county in atlas["objects"]["counties"]["geometries"]:
        rings = county["arcs"] if county["type"] == "Polygon" else [part[0] for part in county["arcs"]]
        shapes = [[p for k in ring for p in (arcs[k] if k >= 0 else arcs[~k][::-1])] for ring in rings]
        lat, lon, radius = max((centre(shape) for shape in shapes), key=lambda c: c[2])
        rows.append((county["id"], county["properties"]["name"], f"{lat:.3f}", f"{lon:.3f}", round(radius, 1)))
    write("us-counties.csv", ("fips", "name", "lat", "lon", "radius_km"), rows)


def centre(ring: Sequence[Point]) -> tuple[float, float, float]:
    """Latitude and longitude of a ring's centre of gravity (shoelace formula), and the radius in km of a circle of its
    area."""
    area = x = y = 0.0
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = ax * by - bx * ay
        area, x, y = area + cross, x + (ax + bx) * cross, y + (ay + by) * cross
    if not area:
        return ring[0][1], ring[0][0], 0.0
    lat, lon = y / (3 * area), x / (3 * area)
    km2 = abs(area) / 2 * 111.2**2 * math.cos(math.radians(lat))
    return lat, lon, math.sqrt(km2 / math.pi)


def main() -> None:
    """Renew the tables whose source is given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("natural-earth", "geonames", "us-atlas"):
        parser.add_argument(f"--{name}", type=Path)
    asked = parser.parse_args()
    SOURCES.mkdir(exist_ok=True)
    for folder, renew in ((asked.natural_earth, natural_earth), (asked.geonames, geonames), (asked.us_atlas, us_atlas)):
        if folder:
            renew(folder)


if __name__ == "__main__":
    main()
