"""Look up places by name in the compiled gazetteer, without loading it.

The file is mapped into memory and searched by bisection, so a look-up touches a few pages of it. Namesakes stand in the
file with the most important first; a name has no more than MOST of them here.
"""

from __future__ import annotations

import hashlib
import json
import mmap
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from secondsource.errors import RunError
from secondsource.model.place import Match, Site
from secondsource.resources.gazetteer.layout import KINDS, NAMED_ID, OWN_NAME, key_hash, mark_of
from secondsource.text.transliteration import close, exact_key, skeleton, variant_key

#: No more namesakes of a name are looked at.
MOST = 48
#: No more names of one skeleton are compared with a misspelt one.
MOST_NEAR = 400


@dataclass(frozen=True, slots=True)
class Hit:
    """A site that a name was found for. `own`: the name is its main one, and no further name of it."""

    index: int
    match: Match
    own: bool


class Gazetteer:
    """The gazetteer in a folder with index.bin and index.json. Raises RunError when they do not fit each other."""

    def __init__(self, folder: Path) -> None:
        self.about: dict[str, Any] = json.loads((folder / "index.json").read_text(encoding="utf-8"))
        path = folder / "index.bin"
        with path.open("rb") as data:
            if hashlib.file_digest(data, "sha256").hexdigest() != self.about["sha256"]:
                raise RunError(
                    f"gazetteer: {path.name} is not the file it should be (its digest differs): reinstall it"
                )
            mapped = memoryview(mmap.mmap(data.fileno(), 0, access=mmap.ACCESS_READ))
        self._part: dict[str, Any] = {}
        for name, (start, length, typecode) in self.about["sections"].items():
            size = memoryview(b"").cast(typecode).itemsize
            self._part[name] = mapped[start : start + length * size].cast(typecode)
        self.find = lru_cache(maxsize=4096)(self._find)
        self.site = lru_cache(maxsize=16384)(self._site)

    def _find(self, name: str, fuzzy: bool = True) -> tuple[Hit, ...]:
        """The sites of that name, best known first: exact ones and variants, or where there are none near ones."""
        mark = mark_of(exact_key(name))
        found: dict[int, Hit] = {}
        rest: dict[int, Hit] = {}
        for site, told in self._entries(variant_key(name)):
            index = site & ~OWN_NAME
            own = bool(site & OWN_NAME)
            if told == mark:
                found.setdefault(index, Hit(index, "exact", own))
            else:
                rest.setdefault(index, Hit(index, "variant", own))
        hits = [*found.values(), *(hit for index, hit in rest.items() if index not in found)]
        if not hits and fuzzy:
            hits = [Hit(index, "fuzzy", True) for index in self._near(name)]
        return tuple(hits[:MOST])

    def _entries(self, key: str) -> Iterator[tuple[int, int]]:
        hashes, checks, sites, marks = (self._part[name] for name in ("hash", "check", "site", "mark"))
        wanted = key_hash(key)
        first, check = wanted >> 32, wanted & 0xFFFF
        at = bisect_left(hashes, first)
        while at < len(hashes) and hashes[at] == first:
            if checks[at] == check:
                yield sites[at], marks[at]
            at += 1

    def _near(self, name: str) -> Iterator[int]:
        bones = skeleton(name)
        if not bones:
            return
        hashes, sites = self._part["bones"], self._part["bones_site"]
        wanted = key_hash(bones) >> 32
        first = bisect_left(hashes, wanted)
        for at in range(first, min(first + MOST_NEAR, len(hashes))):
            if hashes[at] != wanted:
                return
            if close(name, self._text("name", sites[at])):
                yield sites[at]

    def _text(self, column: str, index: int) -> str:
        return self._string(self._part[column][index])

    def _id(self, index: int) -> str:
        told = self._part["id"][index]
        return self._string(told & ~NAMED_ID) if told & NAMED_ID else f"geonames:{told}"

    def _string(self, at: int) -> str:
        strings = self._part["strings"]
        return str(bytes(strings[at + 1 : at + 1 + strings[at]]), "utf-8")

    def _site(self, index: int) -> Site:
        """The site at a place of the table."""
        part = self._part
        code = part["country"][index]
        return Site(
            id=self._id(index),
            name=self._text("name", index),
            lat=round(part["lat"][index], 5),
            lon=round(part["lon"][index], 5),
            kind=KINDS[part["kind"][index]],
            radius_km=part["radius"][index] / 10,
            country=code.to_bytes(2, "big").decode() if code else "",
            admin1=self._text("divisions", part["admin1"][index]),
            population=part["population"][index],
        )

    def weight(self, index: int) -> int:
        """For how many people a site speaks."""
        return int(self._part["weight"][index])

    @property
    def size(self) -> int:
        """Bytes of the index."""
        return sum(part.nbytes for part in self._part.values())


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer that the package ships, opened when it is first asked for. Raises RunError."""
    with as_file(files("secondsource.resources").joinpath("gazetteer")) as folder:
        try:
            return Gazetteer(folder)
        except OSError as error:
            raise RunError(f"gazetteer: not there ({error}); python models/gazetteer makes it") from error
