"""Make the outlines that the dossier's map is drawn with.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python models/outlines package/countries-10m.json

reads the coasts and boundaries of Natural Earth at 1:10 million (public domain) in world-atlas's TopoJSON, and writes
src/secondsource/resources/outlines/outlines.npz: the same bytes from the same input. Coordinates are rounded to a
thousandth of a degree (some 100 m); nothing else is simplified.
"""

from __future__ import annotations

import argparse
import json
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np

OUT = Path(__file__).parents[2] / "src" / "secondsource" / "resources" / "outlines" / "outlines.npz"
UNITS = 1000  # to the degree
Arrays = dict[str, np.ndarray[Any, Any]]


def main() -> int:
    """Read, pack, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path, help="countries-10m.json of world-atlas")
    packed = pack(json.loads(parser.parse_args().source.read_text(encoding="utf-8")))
    OUT.parent.mkdir(parents=True, exist_ok=True)
    write(packed, OUT)
    print(
        f"{OUT.name}: {OUT.stat().st_size / 1e6:.2f} MB, {len(packed['rings'])} rings, {len(packed['names'])} countries"
    )
    return 0


def pack(topology: dict[str, Any]) -> Arrays:
    """The arrays that `resources.outlines` reads: `points` (n, 2), steps in thousandths of a degree from each arc's
    first point; `arcs`, where each begins; `borders`, whether two countries share it; `rings` and `parts`: the arcs of
    each ring, backwards as ~i; `ring_country`; `names`."""
    lines = [unfolded(arc, topology["transform"]) for arc in topology["arcs"]]
    owners: list[set[int]] = [set() for _ in lines]
    names, rings, ring_country = [], list[list[int]](), list[int]()
    for country, shape in enumerate(topology["objects"]["countries"]["geometries"]):
        names.append(shape["properties"]["name"])
        for ring in rings_of(shape):
            rings.append(ring)
            ring_country.append(country)
            for arc in ring:
                owners[arc if arc >= 0 else ~arc].add(country)
    steps = [np.diff(line, axis=0, prepend=np.zeros((1, 2), dtype=np.int64)) for line in lines]
    return {
        "points": np.concatenate(steps).astype(np.int32),
        "arcs": np.cumsum([0, *map(len, lines)]).astype(np.int32),
        "borders": np.array([len(owner) > 1 for owner in owners]),
        "rings": np.cumsum([0, *map(len, rings)]).astype(np.int32)[:-1],
        "parts": np.array([arc for ring in rings for arc in ring], dtype=np.int32),
        "ring_country": np.array(ring_country, dtype=np.int16),
        "names": np.array(names),
    }


def unfolded(arc: list[list[int]], transform: dict[str, list[float]]) -> np.ndarray[Any, Any]:
    """An arc's points in thousandths of a degree, (n, 2): longitude, latitude; points that fall together once."""
    placed = np.cumsum(np.array(arc), axis=0) * transform["scale"] + transform["translate"]
    points = np.rint(placed * UNITS).astype(np.int64)
    moved = np.any(points[1:] != points[:-1], axis=1)
    moved[-1:] = True  # an arc keeps both its ends
    return points[np.concatenate([[True], moved])]


def rings_of(shape: dict[str, Any]) -> Iterator[list[int]]:
    """The rings of a country, holes too."""
    if shape.get("type") == "Polygon":
        yield from shape["arcs"]
    elif shape.get("type") == "MultiPolygon":
        for polygon in shape["arcs"]:
            yield from polygon


def write(arrays: Arrays, path: Path) -> None:
    """An .npz without the time of day in it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as folder:
        for name, array in arrays.items():
            held = BytesIO()
            np.lib.format.write_array(held, array, allow_pickle=False)
            folder.writestr(
                zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0)), held.getvalue(), zipfile.ZIP_DEFLATED
            )


if __name__ == "__main__":
    sys.exit(main())
