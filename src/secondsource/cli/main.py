"""`secondsource`: the verbs, one file each, and how errors reach the user."""

from __future__ import annotations

import io
import sys
from typing import Annotated

import typer

from secondsource.cli.add import add
from secondsource.cli.claims import claims
from secondsource.cli.collate import collate
from secondsource.cli.conflicts import conflicts
from secondsource.cli.diff import diff
from secondsource.cli.doctor import doctor
from secondsource.cli.dossier import dossier
from secondsource.cli.events import events
from secondsource.cli.explain import explain
from secondsource.cli.export import export
from secondsource.cli.figures import figures
from secondsource.cli.init import init
from secondsource.cli.judge import judge, undo
from secondsource.cli.keeping import backup, move, restore
from secondsource.cli.lineage import lineage
from secondsource.cli.log import log
from secondsource.cli.people import people
from secondsource.cli.read import read
from secondsource.cli.review import review
from secondsource.cli.run import run as run_case
from secondsource.cli.same_claim import same_claim
from secondsource.cli.schema import schema
from secondsource.cli.serve import serve
from secondsource.cli.sharing import view
from secondsource.cli.status import status
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
#: The verbs as `--help` lists them.
VERBS = {
    "In one go, without a case": (dossier, read, same_claim, schema),
    "A case: a pile that grows and is judged": (init, add, run_case, status, serve),
    "Looking (at a case, or at files)": (
        *(stories, lineage, claims, conflicts, events, figures, collate, diff, explain),
    ),
    "Judging": (review, judge, undo, log),
    "Passing on and keeping": (view, export, verify, doctor, backup, restore, move),
}
for panel, verbs in VERBS.items():
    for verb in verbs:
        app.command("run" if verb is run_case else None, rich_help_panel=panel)(verb)
app.add_typer(people, name="people", rich_help_panel="Passing on and keeping")


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

    For work that lasts:  secondsource init NAME.case,  then add, run, review, serve

    Exit status: 0 well; 1 the answer is no (nothing could be read, something does not hold, something is to be done);
    2 the request could not be understood; 130 interrupted.
    """


def run() -> None:
    """The entry point: a purposeful error is one line on stderr and exit status 2, an interruption 130."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.isatty():
            stream.reconfigure(errors="replace")  # a terminal that lacks a sign shows another one in its place
    try:
        app(standalone_mode=True)
    except SecondSourceError as error:
        from secondsource.cli.view import visible

        print(visible(f"secondsource: {error}"), file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        print("\nsecondsource: interrupted; nothing was left half done", file=sys.stderr)
        sys.exit(130)
