"""Second Source: who stands on whom, who says what, and how many independent origins a claim has.

    import secondsource

    dossier = secondsource.read(["reports/"])
    for claim in dossier.claims:
        print(claim.proposition, claim.origins.low, claim.origins.high, claim.status)

    reading = secondsource.analyze("The bridge is safe, the mayor said.")
    for statement in reading.assertions.statements:
        print(statement.stance, [reading.report.quote(span) for span in statement.content])

    with secondsource.open("strike.case") as case:  # kept on the disk, grows and is judged; created when missing
        case.add("reports/")
        case.run()

Importing this package wakes nothing heavy; that happens when something is read.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from secondsource.errors import BadInput, ItemError, MissingExtra, NothingRead, RunError, SecondSourceError
from secondsource.version import VERSION as __version__

if TYPE_CHECKING:
    from secondsource.case import Case
    from secondsource.model.dossier import Dossier
    from secondsource.model.reading import Reading
    from secondsource.settings import Settings

__all__ = [
    "BadInput",
    "ItemError",
    "MissingExtra",
    "NothingRead",
    "RunError",
    "SecondSourceError",
    "__version__",
    "analyze",
    "load",
    "open",
    "read",
    "write",
]


def read(places: Iterable[Path | str], settings: Settings | None = None) -> Dossier:
    """The dossier of everything found in `places` (folders and files).

    What could not be used is in its `skipped`. Raises NothingRead when no report could be read at all, BadInput when a
    place does not exist.
    """
    from secondsource import runner

    return runner.run(places, settings)


def write(places: Iterable[Path | str], out: Path | str, settings: Settings | None = None) -> Dossier:
    """The same, and written to the folder `out` with its pages, data, captures and manifest."""
    from secondsource import runner

    return runner.write(places, Path(out), settings)


def analyze(
    text: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
    toponyms: Iterable[tuple[int, int]] | None = None,
    settings: Settings | None = None,
) -> Reading:
    """One text read by itself and exactly as given: its sentences, names, times and places, who says what, how many,
    what happened.

    Every span counts code points of this text. What is told beside it helps to reckon dates, to name the outlet and to
    tell places apart; `toponyms` are the (start, end) of names of places to be looked up instead of those found.
    Raises BadInput when the setting `language` names no engine, MissingExtra when that needs a package, ItemError when
    a toponym lies outside of the text.
    """
    from secondsource import runner

    told: dict[str, object] = {"published": published, "outlet": outlet, "url": url, "title": title}
    if toponyms is not None:
        told["toponyms"] = [{"start": start, "end": end} for start, end in toponyms]
    return runner.analyze(text, told, settings)


def load(out: Path | str) -> Dossier:
    """The dossier in a folder that was written before. Raises BadInput when there is none."""
    from secondsource.dossier import stored

    return stored.load(Path(out))


def open(path: Path | str, *, settings: Settings | None = None, store: str = "") -> Case:
    """The case in the folder `path`, begun when there is none; `store` is then the address of the Postgres database
    that keeps it ("" for a file in the folder). Raises BadInput when the folder holds something else.
    """
    from secondsource import case

    return case.open_(path, settings, store)
