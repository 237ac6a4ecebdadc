"""Adding to a case: the bytes go to the disk first, then the rows that tell of them; a later version of a name never
replaces an earlier one."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from secondsource import ingest, stages
from secondsource.errors import BadInput
from secondsource.model.capture import Capture, CaptureKind, Skipped
from secondsource.runner.naming import Beside, Found, Names
from secondsource.runner.opened import Opened, Progress, now
from secondsource.store.base import Held

#: Captures that are written down together: so many, so many bytes, or those of so many seconds.
COUNT, BYTES, SECONDS = 500, 16_000_000, 1.0
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
    return _hold(at, ingest.read(paths, options), progress, Found(ingest.whereabouts(paths)))


def add_bytes(
    at: Opened, name: str, data: bytes, kind: CaptureKind | None, progress: Progress, version: bool = True
) -> Added:
    """Add what was handed over, under a name that is safe to show and to keep. What has other bytes than those held
    under that name becomes a further version of it, or, without `version`, a report of its own under a name like it."""
    options = stages.ingest_options(at.settings)
    read = ingest.read_bytes(safe(name), data, options, kind)
    return _hold(at, read, progress, Names() if version else Beside())


def safe(name: str) -> str:
    """The name without the folders, control characters and signs that mean something to somebody."""
    last = PurePosixPath(name.replace("\\", "/")).name.encode("utf-8", "replace").decode()
    cleaned = _UNSAFE.sub("_", last).strip(" .")
    stem, dot, suffix = cleaned.rpartition(".")
    if len(cleaned) > 120:
        cleaned = f"{stem[:100]}{dot}{suffix[:16]}" if stem else cleaned[:120]
    return cleaned or "upload.txt"


def _hold(at: Opened, items: Iterable[Capture | Skipped], progress: Progress, names: Names) -> Added:
    added, some = Added(), list[Capture | Skipped]()
    size, began = 0, time.monotonic()
    for seen, item in enumerate(items, 1):
        some.append(item)
        size += len(item.data) if isinstance(item, Capture) else 0
        progress("adding", seen, 0)
        if len(some) >= COUNT or size >= BYTES or time.monotonic() - began >= SECONDS:
            added = _written(at, added, some, names)
            some, size, began = [], 0, time.monotonic()
    return _written(at, added, some, names)


def _written(at: Opened, added: Added, some: Sequence[Capture | Skipped], names: Names) -> Added:
    """Names are chosen within the transaction that writes them down: somebody else may be adding."""
    if not some:
        return added
    at.captures.put_all([item.data for item in some if isinstance(item, Capture)])
    with at.store.write() as writer:
        named = names.named(writer, some)
        captures = [item for item in named if isinstance(item, Capture)]
        skipped = [item for item in named if isinstance(item, Skipped)]
        new = writer.hold(captures, now())
        writer.skip(skipped)
        names.stamped(writer, secrets.token_hex(8))
    known = added.known + len(captures) - len(new)
    return Added((*added.new, *new), known, (*added.skipped, *skipped))
