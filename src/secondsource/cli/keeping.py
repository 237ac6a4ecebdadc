"""`secondsource backup`, `restore` and `move`: a case in one file, back from it, and in another database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from secondsource.cli.here import CasePath


def backup(
    out: Annotated[Path, typer.Argument(metavar="FILE", help="The archive to write, as NAME.zip.", show_default=False)],
    case: CasePath = None,
) -> None:
    """Write the whole case into one file: captures, findings, judgements, users. It can be in use meanwhile.

    secondsource backup strike-2026-03-04.zip
    """
    from secondsource.cli.here import opened_case

    with opened_case(case) as opened:
        opened.backup(out)
    typer.echo(f"{out}: {out.stat().st_size:,} bytes; back from it:  secondsource restore {out} NAME.case")


def restore(
    archive: Annotated[Path, typer.Argument(metavar="FILE", help="What `backup` has written.", show_default=False)],
    path: Annotated[Path, typer.Argument(metavar="PATH", help="The folder to make.", show_default=False)],
) -> None:
    """Make a case again from what `backup` has written, in a new folder. Everything is checked on the way."""
    from contextlib import closing

    from secondsource.case import Case

    with closing(Case.restore(archive, path)) as case:
        state = case.status()
    typer.echo(f"{path}: {state.captures} captures, {state.reports} reports, {state.judgements} judgements")


def move(
    url: Annotated[
        str,
        typer.Argument(metavar="URL", help='postgresql://USER@HOST/NAME, or "" for a file in its own folder.'),
    ],
    case: CasePath = None,
) -> None:
    """Move the data of a case into another database: from its own file to Postgres, or back with "".

    The captures stay in the folder. The password belongs into ~/.pgpass or PGPASSWORD.
    """
    from secondsource.cli.here import opened_case
    from secondsource.cli.init import without_password

    without_password(url)
    with opened_case(case) as opened:
        opened.move(url)
    typer.echo(f"moved to {url or 'its own file'}")
