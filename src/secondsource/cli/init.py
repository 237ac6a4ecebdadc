"""`secondsource init`: begin a case."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def init(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="The folder to make, as NAME.case.", show_default=False)],
    store: Annotated[
        str,
        typer.Option(
            "--store", metavar="URL", help="Keep the data in this Postgres database (default: a file in the folder)."
        ),
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Begin a case: a folder that keeps reports, what was found in them, and what people decided.

    Everything is in that folder; it can be copied and moved as a whole. With `--store` the data are in a database
    instead, for a desk that shares it: postgresql://USER@HOST/NAME. Its password belongs into ~/.pgpass or PGPASSWORD,
    not on the command line, where others can see it.

        secondsource init strike.case
        cd strike.case && secondsource add ../reports && secondsource run
    """
    from contextlib import closing

    from secondsource.case import Case
    from secondsource.cli.here import own_name
    from secondsource.cli.paper import say_json

    without_password(store)
    with closing(Case.create(path, store=store)) as case:
        made = {"case": str(case.path), "store": store}
    if as_json:
        say_json(made)
        return
    typer.echo(f"{path}: an empty case. Give it reports:\n\n  {own_name()} add --case {path} REPORTS/")


def without_password(url: str) -> None:
    """Raises BadInput when a password stands in an address that was given on the command line."""
    from urllib.parse import urlsplit

    from secondsource.errors import BadInput

    try:
        password = urlsplit(url).password
    except ValueError as error:
        raise BadInput("--store: not an address (expected postgresql://USER@HOST/NAME)") from error
    if password:
        raise BadInput(
            "--store: leave the password out, others can see the command line; put it into ~/.pgpass or PGPASSWORD"
        )
