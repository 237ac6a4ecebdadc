"""Does what is asked for: reads the places, runs the stages on an engine, writes the result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from secondsource import ingest, stages
from secondsource.engine.base import Engine
from secondsource.engine.pool import Pool
from secondsource.engine.serial import Serial
from secondsource.errors import NothingRead
from secondsource.export import folder
from secondsource.model.capture import Capture, Skipped
from secondsource.model.dossier import Dossier
from secondsource.settings import Settings, load
from secondsource.stages import Progress

#: Bytes of plain text that this process reads alone in about the time a pool needs to start.
FEW = 100_000


def run(places: Iterable[Path | str], settings: Settings | None = None, progress: Progress | None = None) -> Dossier:
    """The dossier of everything found in `places` (folders and files).

    Items that cannot be used are in its `skipped`. Raises NothingRead when no report could be read at all, BadInput
    when a place does not exist.
    """
    return _run(places, settings or load(), progress or _silent)[0]


def write(
    places: Iterable[Path | str], out: Path, settings: Settings | None = None, progress: Progress | None = None
) -> Dossier:
    """The same, written to the folder `out` (see export.folder). Raises what `run` raises, and BadInput when `out`
    holds something that is not a dossier or lies inside what is to be read."""
    settings, tell = settings or load(), progress or _silent
    given = [Path(place) for place in places]
    folder.check_free(out, given)
    dossier, captures = _run(given, settings, tell)
    tell("writing", 0, 0)
    folder.write(dossier, captures, out, full_text=settings.full_text)
    return dossier


def _run(places: Iterable[Path | str], settings: Settings, progress: Progress) -> tuple[Dossier, list[Capture]]:
    items = list(ingest.read([Path(place) for place in places], stages.ingest_options(settings)))
    captures = [item for item in items if isinstance(item, Capture)]
    skipped = [item for item in items if isinstance(item, Skipped)]
    with _engine(captures, settings) as engine:
        dossier = stages.run(captures, skipped, settings, engine, progress)
    if not dossier.reports:
        raise NothingRead([(item.name, item.reason) for item in dossier.skipped])
    return dossier, captures


@contextmanager
def _engine(captures: Sequence[Capture], settings: Settings) -> Iterator[Engine]:
    """This process for a few plain texts (no start-up cost), else a pool; a page is never parsed in this process."""
    pages = any(capture.kind == "html" for capture in captures)
    if pages or sum(len(capture.data) for capture in captures) > FEW:
        with Pool(settings.workers) as pool:
            yield pool
    else:
        yield Serial()


def _silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody looks at."""
