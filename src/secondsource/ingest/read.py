"""Walk what the user gave and take each report's bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from secondsource.model.capture import Capture, Skipped


@dataclass(frozen=True, slots=True)
class Options:
    """`max_bytes`: larger files and lines are recorded and skipped."""

    max_bytes: int = 5_000_000


def read(places: Iterable[Path], options: Options) -> Iterator[Capture | Skipped]:
    """A Capture for each report found, a Skipped for each item that could not be used."""
    for place in places:
        for path in sorted(p for p in place.rglob("*") if p.is_file()) if place.is_dir() else [place]:
            data = path.read_bytes()
            if path.suffix == ".txt":
                yield Capture(path.name, hashlib.sha256(data).hexdigest(), "text", data)
