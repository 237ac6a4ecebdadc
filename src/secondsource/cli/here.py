"""Which case a verb speaks of: the one given, the one in the environment, or the one in the current folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from secondsource.case import Case
    from secondsource.model.dossier import Dossier
    from secondsource.settings import Settings

VARIABLE = "SECONDSOURCE_CASE"
SUFFIX = ".case"

CasePath = Annotated[
    Path | None,
    typer.Option(
        "--case",
        metavar="PATH",
        help=f"The folder of the case (default: {VARIABLE}, else the case in the current folder).",
        show_default=False,
    ),
]


def case_at(given: Path | None) -> Path:
    """The folder of the case that is meant. Raises BadInput when none is, or when it could be several."""
    from secondsource.errors import BadInput

    path = given or sought(Path.cwd())
    if path is None:
        raise BadInput(
            f"there is no case in this folder; name one with --case PATH or {VARIABLE}, or begin one:  "
            "secondsource init NAME.case"
        )
    return path


def sought(folder: Path) -> Path | None:
    """The case that is meant in a folder when none is named; None where there is none. Raises BadInput for several."""
    from secondsource.errors import BadInput

    if named := os.environ.get(VARIABLE):
        return Path(named)
    from secondsource.store.base import FILE

    if (folder / FILE).is_file():
        return folder
    found = sorted(path for path in folder.glob(f"*{SUFFIX}") if (path / FILE).is_file())
    if len(found) > 1:
        raise BadInput(
            f"{len(found)} cases are in this folder ({', '.join(path.name for path in found[:5])}): "
            "say which one with --case PATH"
        )
    return found[0] if found else None


@contextmanager
def opened_case(given: Path | None, settings: Path | None = None, workers: int | None = None) -> Iterator[Case]:
    """The case that is meant, for as long as the block lasts; its own settings are in force unless a file is named.
    Raises BadInput when there is none."""
    from secondsource.case import Case

    path = case_at(given)
    with Case.open(path, _settings(path, settings, workers)) as case:
        yield case


def _settings(path: Path, file: Path | None, workers: int | None) -> Settings | None:
    """What --settings and --workers ask for; None where they are left out, so that the case takes its own."""
    from secondsource.settings import FILE_NAME, load, merge

    if file is None and workers is None:
        return None
    own = path / FILE_NAME
    chosen = load(file or (own if own.is_file() else None))
    return chosen if workers is None else merge(chosen, {"workers": workers}, "--workers")


def own_name() -> str:
    """How the user can call this program again."""
    from secondsource.cli.summary import own_name as named

    return named()


def meant(case: Path | None, *given: object) -> bool:
    """Whether a verb that also takes files is to speak of a case: where one is named, or is here and no file is given.
    Raises BadInput when a case is named and files are given."""
    from secondsource.errors import BadInput

    if case and any(given):
        raise BadInput("give files, or --case PATH: one of the two")
    return bool(case) or (not any(given) and sought(Path.cwd()) is not None)


def whole(case: Path | None) -> Dossier:
    """All that the last edition of a case says; on the error output why it is not up to date, where it is not. Raises
    BadInput when there is no edition yet."""
    with opened_case(case) as opened:
        stale = opened.status().stale
        found = opened.dossier(fresh=False)
    if stale:
        typer.echo(f"not up to date ({'; '.join(stale)}): secondsource run", err=True)
    return found
