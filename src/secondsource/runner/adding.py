"""Adding to a case: the bytes go to the disk first, then the rows that tell of them; a later version of a name never
replaces an earlier one."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from secondsource import ingest, stages
from secondsource.errors import BadInput
from secondsource.ingest import printable
from secondsource.model.capture import Capture, CaptureKind, Skipped
from secondsource.runner.opened import Opened, Progress, now
from secondsource.store.base import Held

#: Captures that are written down together: so many, so many bytes, or those of so many seconds.
COUNT, BYTES, SECONDS = 500, 16_000_000, 1.0
#: Notes under which it is kept where each name was found.
FOUND = "found"
#: Notes under which it is kept that something was added: whoever knew the case before must look again.
STAMP = "stamp"
_NOT_YET = re.compile(r"^[a-z][a-z0-9+.-]*://|\.(?:warc|wacz|warc\.gz)$", re.I)
_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"|?*\\/\u2028-\u202e\u2066-\u2069]+')


@dataclass(frozen=True, slots=True)
class Added:
    """What came into the case: `new` captures, how many were `known` already, and what could not be used."""

    new: tuple[Held, ...] = ()
    known: int = 0
    skipped: tuple[Skipped, ...] = ()


def add(at: Opened, places: Iterable[Path | str], progress: Progress) -> Added:
    """Add what is found in some places: folders, text, HTML, JSONL.

    Raises BadInput when a place does not exist, or is an address or a web archive.
    """
    given = [str(place) for place in places]
    for place in given:
        if _NOT_YET.search(place):
            raise BadInput(f"{place}: addresses, feeds and web archives are not read yet; save the pages and add those")
    paths = [Path(place) for place in given]
    inside = [p for p in paths if p.exists() and at.folder.resolve() in (p.resolve(), *p.resolve().parents)]
    if inside:
        raise BadInput(f"{inside[0]}: lies in the case itself; add what lies elsewhere")
    options = stages.ingest_options(at.settings)
    names = Names(at)
    return _hold(at, names.named(ingest.read(paths, options), ingest.whereabouts(paths)), progress, names)


def add_bytes(at: Opened, name: str, data: bytes, kind: CaptureKind | None, progress: Progress) -> Added:
    """Add what was handed over, under a name that is safe to show and to keep."""
    options = stages.ingest_options(at.settings)
    return _hold(at, ingest.read_bytes(safe(name), data, options, kind), progress)


def safe(name: str) -> str:
    """The name without the folders, control characters and signs that mean something to somebody."""
    last = PurePosixPath(name.replace("\\", "/")).name.encode("utf-8", "replace").decode()
    cleaned = _UNSAFE.sub("_", last).strip(" .")
    stem, dot, suffix = cleaned.rpartition(".")
    if len(cleaned) > 120:
        cleaned = f"{stem[:100]}{dot}{suffix[:16]}" if stem else cleaned[:120]
    return cleaned or "upload.txt"


def _hold(at: Opened, items: Iterable[Capture | Skipped], progress: Progress, names: Names | None = None) -> Added:
    added, captures, skipped = Added(), list[Capture](), list[Skipped]()
    size, began = 0, time.monotonic()
    for seen, item in enumerate(items, 1):
        if isinstance(item, Skipped):
            skipped.append(item)
        else:
            captures.append(item)
            size += len(item.data)
        progress("adding", seen, 0)
        if len(captures) >= COUNT or size >= BYTES or time.monotonic() - began >= SECONDS:
            added = _written(at, added, captures, skipped, names)
            captures, skipped, size, began = [], [], 0, time.monotonic()
    return _written(at, added, captures, skipped, names)


def _written(at: Opened, added: Added, captures: list[Capture], skipped: list[Skipped], names: Names | None) -> Added:
    if not captures and not skipped:
        return added
    at.captures.put_all([capture.data for capture in captures])
    with at.store.write() as writer:
        new = writer.hold(captures, now())
        writer.skip(skipped)
        for name, where in names.take() if names else ():
            writer.note(FOUND, name, where)
        writer.note(STAMP, "held", secrets.token_hex(8))
    known = added.known + len(captures) - len(new)
    return Added((*added.new, *new), known, (*added.skipped, *skipped))


class Names:
    """Which name belongs to which path: two files called "a.txt" in two folders are two reports, not two versions of
    one."""

    def __init__(self, at: Opened) -> None:
        with at.store.view() as view:
            self._found = view.notes(FOUND)
            self._held = {(held.name, held.sha256) for held in view.held()}
        self._new: dict[str, str] = {}

    def named(self, items: Iterable[Capture | Skipped], whereabouts: Mapping[str, Path]) -> Iterator[Capture | Skipped]:
        """The items under names that nothing found elsewhere has."""
        for item in items:
            file, _, line = item.name.rpartition("#")
            if path := whereabouts.get(item.name):
                sha256 = item.sha256 if isinstance(item, Capture) else ""
                yield replace(item, name=self._of(item.name, path, sha256))
            elif path := whereabouts.get(file):
                yield replace(item, name=f"{self._of(file, path)}#{line}")
            else:
                yield item

    def take(self) -> list[tuple[str, str]]:
        """The names that were given out since this was last asked, each with where it was found."""
        new, self._new = list(self._new.items()), {}
        return new

    def _of(self, name: str, path: Path, sha256: str = "") -> str:
        """The name for what is found at a path, longer by folders above until it is free."""
        parts = path.absolute().parts
        depth = len(PurePosixPath(name).parts)
        where = printable(str(path.absolute()))
        while True:
            owner = self._found.get(name, where)
            if owner == where or (name, sha256) in self._held or depth >= len(parts):
                if name not in self._found:
                    self._found[name] = self._new[name] = where
                return name
            depth += 1
            name = printable("/".join(parts[-depth:]))
