"""Does what is asked for: reads the places, runs the stages on an engine, gives the dossier."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from secondsource import ingest, stages
from secondsource.engine.serial import Serial
from secondsource.model.capture import Capture, Skipped
from secondsource.model.dossier import Dossier
from secondsource.settings import Settings, load
from secondsource.stages import Progress


def run(places: Iterable[Path | str], settings: Settings | None = None, progress: Progress | None = None) -> Dossier:
    """The dossier of everything found in `places` (folders and files).

    Items that cannot be used are in its `skipped`. Raises RunError when nothing at all could be read, BadInput when a
    place does not exist.
    """
    settings = settings or load()
    tell = progress or _silent
    items = list(ingest.read([Path(place) for place in places], stages.ingest_options(settings)))
    captures = [item for item in items if isinstance(item, Capture)]
    skipped = [item for item in items if isinstance(item, Skipped)]
    return stages.run(captures, skipped, settings, Serial(), tell)


def _silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody looks at."""
