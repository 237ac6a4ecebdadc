"""Write the index: columns that are read in place, so that nothing is loaded before it is looked up."""

from __future__ import annotations

import hashlib
import json
import math
import struct
import sys
from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from models.gazetteer.sites import Draft

from secondsource.resources.gazetteer.layout import KINDS, NAMED_ID, OWN_NAME, key_hash, mark_of
from secondsource.text.transliteration import exact_key, skeleton, variant_key

#: How much the kind of place adds to the logarithm of its weight where namesakes are put in order.
RANK = {"continent": 6.0, "country": 5.0, "province": 1.0, "region": 1.0, "county": 0.0, "settlement": 0.5}


class Strings:
    """Texts one after the other, each with its length before it; equal ones stand once."""

    def __init__(self) -> None:
        self.data = bytearray()
        self._at: dict[str, int] = {}

    def put(self, text: str) -> int:
        """Where the text stands."""
        if text not in self._at:
            raw = text.encode()[:255]
            self._at[text] = len(self.data)
            self.data += bytes([len(raw)]) + raw
        return self._at[text]


def prior(draft: Draft) -> float:
    """What namesakes are put in order by."""
    return math.log10(1 + draft.weight) + RANK.get(draft.kind, -0.5)


def columns(drafts: list[Draft]) -> tuple[dict[str, array[Any]], bytes]:
    """The columns of sites and entries, and the strings."""
    strings = Strings()
    strings.put("")
    divisions = {"": 0}
    sites = {
        name: array(kind)
        for name, kind in (
            ("lat", "f"),
            ("lon", "f"),
            ("radius", "H"),
            ("population", "I"),
            ("weight", "I"),
            ("name", "I"),
            ("id", "I"),
            ("admin1", "H"),
            ("country", "H"),
            ("kind", "B"),
        )
    }
    for draft in drafts:
        for name in ("lat", "lon", "population", "weight"):
            value = getattr(draft, name)
            sites[name].append(value if name in ("lat", "lon") else int(value))
        sites["radius"].append(min(65535, round(draft.radius_km * 10)))
        sites["name"].append(strings.put(draft.name))
        source, _, number = draft.id.partition(":")
        plain = source == "geonames" and number.isdecimal()
        sites["id"].append(int(number) if plain else NAMED_ID | strings.put(draft.id))
        sites["admin1"].append(divisions.setdefault(draft.admin1, len(divisions)))
        sites["country"].append(int.from_bytes((draft.country or "\0\0").encode(), "big"))
        sites["kind"].append(KINDS.index(draft.kind))
    named = array("I", (strings.put(name) for name in divisions))
    return {**sites, "divisions": named, **entries(drafts), **near_names(drafts)}, bytes(strings.data)


def entries(drafts: list[Draft]) -> dict[str, array[Any]]:
    """One entry a name: the hash of its variant key, the mark of its exact key, the site; namesakes by prior."""
    rows = []
    for site, draft in enumerate(drafts):
        for name in draft.names():
            if variant_key(name):
                own = OWN_NAME if exact_key(name) == exact_key(draft.name) else 0
                rows.append(
                    (key_hash(variant_key(name)), -bool(own), -prior(draft), site, mark_of(exact_key(name)), own)
                )
    rows.sort()
    return {
        "hash": array("I", (row[0] >> 32 for row in rows)),
        "check": array("H", (row[0] & 0xFFFF for row in rows)),
        "site": array("I", (row[3] | row[5] for row in rows)),
        "mark": array("H", (row[4] for row in rows)),
    }


def near_names(drafts: list[Draft]) -> dict[str, array[Any]]:
    """One entry a main name that has a skeleton, namesakes by prior."""
    rows = sorted(
        (key_hash(bones) >> 32, -prior(draft), site)
        for site, draft in enumerate(drafts)
        if (bones := skeleton(draft.name))
    )
    return {"bones": array("I", (row[0] for row in rows)), "bones_site": array("I", (row[2] for row in rows))}


def write(folder: Path, drafts: list[Draft], about: dict[str, Any]) -> None:
    """index.bin and index.json in the folder. The same drafts give the same bytes."""
    packed, strings = columns(drafts)
    sections: dict[str, tuple[int, int, str]] = {}
    data = bytearray()
    for name, column in (*packed.items(), ("strings", array("B", strings))):
        if sys.byteorder == "big":
            column.byteswap()
        data += b"\0" * (-len(data) % 8)
        sections[name] = (len(data), len(column), column.typecode)
        data += column.tobytes()
    folder.joinpath("index.bin").write_bytes(data)
    told = {
        "format": 1,
        "sha256": hashlib.sha256(data).hexdigest(),
        "places": len(drafts),
        "names": len(packed["hash"]),
        **about,
        "sections": sections,
    }
    folder.joinpath("index.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def check(values: Iterable[Draft]) -> None:
    """Refuse drafts whose coordinates are not on the Earth. Raises ValueError."""
    for draft in values:
        if not (-90 <= draft.lat <= 90 and -180 <= draft.lon <= 180):
            raise ValueError(f"{draft.id}: {draft.lat}, {draft.lon} is nowhere")


assert struct.calcsize("I") == 4 and struct.calcsize("Q") == 8
