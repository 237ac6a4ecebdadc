"""`secondsource`: the verbs, one file each, and how errors reach the user."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from secondsource.cli.collate import collate
from secondsource.cli.dossier import dossier
from secondsource.cli.explain import explain
from secondsource.cli.figures import figures
from secondsource.cli.lineage import lineage
from secondsource.cli.read import read
from secondsource.cli.same_claim import same_claim
from secondsource.cli.schema import schema
from secondsource.cli.sharing import view
from secondsource.cli.stories import stories
from secondsource.cli.verify import verify
from secondsource.errors import SecondSourceError
from secondsource.version import VERSION

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)
for verb in (
    dossier,
    view,
    read,
    lineage,
    stories,
    figures,
    same_claim,
    collate,
    verify,
    explain,
    schema,
):
    app.command()(verb)


def _say_version(asked: bool) -> None:
    if asked:
        print(f"secondsource {VERSION}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Ten reports are not ten sources.

    Reads a pile of news reports about unfolding events and shows which report stands on which, who says what, how many
    independent origins each claim has, and where accounts conflict - each line linked to the exact words. Offline.

    Begin with:  secondsource dossier REPORTS/ -o OUT  and open OUT/index.html
    """


def run() -> None:
    """The entry point: a purposeful error is one line on stderr and exit status 2, an interruption 130."""
    try:
        app(standalone_mode=True)
    except SecondSourceError as error:
        print(f"secondsource: {error}", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        print("\nsecondsource: interrupted; nothing was written", file=sys.stderr)
        sys.exit(130)
