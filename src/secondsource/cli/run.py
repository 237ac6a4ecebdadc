"""`secondsource run`: work out what the reports of a case say."""

from __future__ import annotations

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
        typer.Option("--now", help="Bring only the stories that new reports belong to up to date (a few seconds)."),
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
    from secondsource.cli.here import chosen_settings, opened_case
    from secondsource.cli.paper import say_json
    from secondsource.cli.progress import shown

    with opened_case(case, chosen_settings(settings, workers)) as opened, shown(quiet or as_json) as progress:
        ran = opened.run(progress=progress, now=now)
    if as_json:
        say_json(told_data(ran))
    elif not quiet:
        told(ran)


def told(ran: Ran) -> None:
    """What a run has changed, for people."""
    from secondsource.cli.paper import safe

    counts = ran.edition.counts
    typer.echo(f"Edition {ran.edition.n}: {_counts(counts)}")
    if not ran.new and not ran.changed:
        typer.echo("Nothing has changed.")
    for change in ran.changed[:MOST]:
        typer.echo(f"  {safe(change.text, 200)}")
    if len(ran.changed) > MOST:
        typer.echo(f"  … and {len(ran.changed) - MOST} more")
    for judgement in ran.resting:
        typer.echo(
            f"  judgement {judgement.n} rests: the words that it is about are not in the case any more", err=True
        )


def told_data(ran: Ran) -> dict[str, Any]:
    """The same for programs."""
    return {
        "edition": ran.edition.n,
        "made": ran.edition.made,
        "counts": dict(ran.edition.counts),
        "provisional": list(ran.edition.provisional),
        "new": list(ran.new) if not isinstance(ran.new, int) else ran.new,
        "changed": [_plain(change) for change in ran.changed],
        "resting": [judgement.n for judgement in ran.resting],
    }


def _counts(counts: Any) -> str:
    """ "7 reports · 1 story · 42 claims · 3 conflicts"."""
    from secondsource.text.phrases import count_of

    words = {"report": "reports", "story": "stories", "claim": "claims", "conflict": "conflicts"}
    return " · ".join(count_of(counts.get(one, 0), one, many) for one, many in words.items())


def _plain(item: Any) -> Any:
    from dataclasses import asdict, is_dataclass

    return asdict(item) if is_dataclass(item) and not isinstance(item, type) else item
