"""`secondsource add`: give reports to a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from secondsource.cli.here import CasePath
from secondsource.cli.pile import AsJson, Quiet, SettingsFile, Workers

if TYPE_CHECKING:
    from secondsource.case import Added

MOST = 12  # skipped items that are named


def add(
    places: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Folders and files: plain text, HTML, JSONL.", show_default=False),
    ],
    run_too: Annotated[bool, typer.Option("--run", help="Then work everything out, as `run` does.")] = False,
    now: Annotated[
        bool, typer.Option("--now", help="Then bring only the stories concerned up to date, as `run --now` does.")
    ] = False,
    settings: SettingsFile = None,
    workers: Workers = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
    case: CasePath = None,
) -> None:
    """Give reports to a case. Their bytes are kept as they are; what is there already is passed over.

    A file or address that has changed since gets a further version, and the one before is kept: `secondsource diff`
    shows what changed. What cannot be used is named with its reason; the exit status is 1 when nothing could be used.

        secondsource add reports/
        secondsource add today.jsonl --run
    """
    from secondsource.cli.here import opened_case, own_name
    from secondsource.cli.paper import say_json
    from secondsource.cli.pile import tell_nothing
    from secondsource.cli.progress import shown
    from secondsource.cli.run import told, told_data
    from secondsource.errors import NothingRead

    with opened_case(case, settings, workers) as opened, shown(quiet or as_json) as progress:
        added = opened.add(*places, progress=progress)
        try:
            ran = opened.run(progress=progress, now=now) if run_too or now else None
        except NothingRead as error:
            raise typer.Exit(tell_nothing(error)) from error
    if as_json:
        say_json({**added_data(added), **({"run": told_data(ran)} if ran else {})})
    else:
        if not quiet:
            typer.echo(_line(added))
        for item in added.skipped[:MOST]:
            typer.echo(f"  skipped {_safe(item.name)}: {_safe(item.reason)}", err=True)
        if len(added.skipped) > MOST:
            typer.echo(f"  … and {len(added.skipped) - MOST} more", err=True)
        if ran and not quiet:
            told(ran)
        elif added.new and not quiet:
            typer.echo(f"\n  {own_name()} run{f' --case {case}' if case else ''}   works out what they say")
    raise typer.Exit(0 if added.new or added.known or not added.skipped else 1)


def added_data(added: Added) -> dict[str, object]:
    """What was added, for programs."""
    return {
        "new": [{"name": held.name, "sha256": held.sha256, "size": held.size} for held in added.new],
        "known": added.known,
        "skipped": [{"name": item.name, "reason": item.reason} for item in added.skipped],
    }


def _line(added: Added) -> str:
    return f"{len(added.new):,} new · {added.known:,} known already · {len(added.skipped):,} skipped"


def _safe(words: str) -> str:
    from secondsource.cli.paper import safe

    return safe(words)
