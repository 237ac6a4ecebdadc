"""`secondsource run`: work out what the reports of a case say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from secondsource.cli.here import CasePath
from secondsource.cli.pile import AsJson, Quiet, SettingsFile, Workers

if TYPE_CHECKING:
    from secondsource.case import Ran

MOST = 12  # changes that are told


def run(
    now: Annotated[
        bool,
        typer.Option("--now", help="Bring only the stories of new reports and judgements up to date (a few seconds)."),
    ] = False,
    settings: SettingsFile = None,
    workers: Workers = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
    case: CasePath = None,
) -> None:
    """Work out what the reports of a case say: lineage, claims, conflicts; and tell what that changed.

    Only what is missing or has changed is computed again. A run that was broken off is taken up where it stopped.
    Meanwhile the case can be read, judged and added to. With `--now` the stories concerned are marked provisional until
    the next full run.

        secondsource run
        secondsource run --now
    """
    from secondsource.cli.here import opened_case
    from secondsource.cli.paper import say_json
    from secondsource.cli.pile import tell_nothing
    from secondsource.cli.progress import shown
    from secondsource.errors import NothingRead

    with opened_case(case, settings, workers) as opened, shown(quiet or as_json) as progress:
        try:
            ran = opened.run(progress=progress, now=now)
        except NothingRead as error:
            raise typer.Exit(tell_nothing(error)) from error
    if as_json:
        say_json(told_data(ran))
    elif not quiet:
        told(ran)


def told(ran: Ran) -> None:
    """What a run has changed, for people."""
    from secondsource.cli import changed, paper
    from secondsource.text.phrases import count_of

    typer.echo(f"Edition {ran.edition.n}: {_counts(ran.edition.counts)}")
    if ran.edition.provisional:
        few = count_of(len(ran.edition.provisional), "story", "stories")
        typer.echo(f"{few} brought up to date; the next full run looks at all")
    if not ran.new:
        typer.echo("Nothing was to be done.")
    paper.say(changed.lines(ran.changed, MOST, first=ran.edition.n == 1))
    for judgement in ran.resting:
        line = f"  judgement {judgement.n} rests: the words that it is about are not in the case any more"
        typer.echo(line, err=True)


def told_data(ran: Ran) -> dict[str, Any]:
    """The same for programs."""
    from dataclasses import asdict

    return {
        "edition": ran.edition.n,
        "made": ran.edition.made,
        "new": ran.new,
        "counts": dict(ran.edition.counts),
        "provisional": list(ran.edition.provisional),
        "changed": [asdict(change) for change in ran.changed],
        "resting": [judgement.n for judgement in ran.resting],
    }


def _counts(counts: Mapping[str, int]) -> str:
    """ "7 reports · 1 story · 42 claims · 3 conflicts"."""
    from secondsource.text.phrases import count_of

    words = {"report": "reports", "story": "stories", "claim": "claims", "conflict": "conflicts"}
    return " · ".join(count_of(counts.get(many, 0), one, many) for one, many in words.items())
