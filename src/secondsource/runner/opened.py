"""A case that is open: its folder, what keeps it, and the settings in force."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from secondsource.settings import FILE_NAME, Settings, load
from secondsource.store import place
from secondsource.store.base import Store
from secondsource.store.captures import Captures

#: Told how long work goes on: what is being done, how many items are done, and how many there are (0: not known).
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Opened:
    """What all that is done with a case needs."""

    folder: Path
    store: Store
    captures: Captures
    settings: Settings


def create(folder: Path, url: str = "", settings: Settings | None = None) -> Opened:
    """Make a folder a case and open it. Raises BadInput when it holds something else, or is a case already."""
    return _opened(place.create(folder, now(), url), settings)


def open_(folder: Path, settings: Settings | None = None) -> Opened:
    """Open a case. Raises BadInput when there is none in the folder."""
    return _opened(place.find(folder), settings)


def now() -> str:
    """The time in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _opened(at: place.Place, settings: Settings | None) -> Opened:
    own = at.folder / FILE_NAME
    chosen = settings or load(own if own.is_file() else None)
    return Opened(at.folder, place.open_store(at), place.captures(at), chosen)
