"""`secondsource backup`, `restore` and `move`: a case in one file, back from it, and in another database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from secondsource.cli.here import CasePath
from secondsource.cli.pile import AsJson


def backup(
    out: Annotated[Path, typer.Argument(metavar="FILE", help="The archive to write, as NAME.tar.", show_default=False)],
    as_json: AsJson = False,
    case: CasePath = None,
) -> None:
    """Write the whole case into one file: captures, findings, judgements, users. It can be in use meanwhile.

    `secondsource restore` makes a case of it again. The exit status is 1 when a capture could not be read.

        secondsource backup strike-2026-03-04.tar
    """
    from secondsource.cli.here import opened_case
    from secondsource.cli.paper import say_json
    from secondsource.text.phrases import count_of

    with opened_case(case) as opened:
        made = opened.backup(out)
    size = out.stat().st_size
    if as_json:
        say_json({"out": str(out), "bytes": size, "captures": made.captures, "missing": list(made.missing)})
    else:
        typer.echo(f"{out}: {count_of(made.captures, 'capture')}, {size:,} bytes")
        for digest in made.missing:
            typer.echo(f"  capture {digest} could not be read and is not in it", err=True)
    raise typer.Exit(1 if made.missing else 0)


def restore(
    archive: Annotated[Path, typer.Argument(metavar="FILE", help="What `backup` has written.", show_default=False)],
    path: Annotated[Path, typer.Argument(metavar="PATH", help="The folder to make.", show_default=False)],
    as_json: AsJson = False,
) -> None:
    """Make a case again from what `backup` has written, in a new folder. Everything is checked on the way."""
    from contextlib import closing

    from secondsource.case import Case
    from secondsource.cli.paper import say_json

    with closing(Case.restore(archive, path)) as case:
        state = case.status()
    found = {"captures": state.captures, "reports": state.reports, "judgements": state.judgements}
    if as_json:
        say_json({"case": str(path), **found})
    else:
        typer.echo(f"{path}: {', '.join(f'{number} {what}' for what, number in found.items())}")


def move(
    url: Annotated[
        str,
        typer.Argument(metavar="URL", help='postgresql://USER@HOST/NAME, or "" for a file in its own folder.'),
    ],
    as_json: AsJson = False,
    case: CasePath = None,
) -> None:
    """Move the data of a case into another database: from its own file to Postgres, or back with "".

    The captures stay in the folder. The password belongs into ~/.pgpass or PGPASSWORD.
    """
    from secondsource.cli.here import opened_case
    from secondsource.cli.init import without_password
    from secondsource.cli.paper import say_json

    without_password(url)
    with opened_case(case) as opened:
        opened.move(url)
    if as_json:
        say_json({"store": url})
    else:
        typer.echo(f"moved to {url or 'its own file'}")
