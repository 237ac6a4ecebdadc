"""`secondsource status`: what a case holds, and whether it is up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from secondsource.cli.here import CasePath

if TYPE_CHECKING:
    from secondsource.case import Status


def status(
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    case: CasePath = None,
) -> None:
    """Tell what a case holds, how far it is worked out, and what to do next.

    The exit status is 1 when the edition is not up to date, so that a script can decide to run.

        secondsource status || secondsource run
    """
    from secondsource.cli.here import opened_case
    from secondsource.cli.paper import say, say_json

    with opened_case(case) as opened:
        state = opened.status()
        name, path = opened.name, opened.path
    if as_json:
        say_json({"case": str(path), **_data(state)})
    else:
        say(_lines(name, state))
    raise typer.Exit(1 if state.stale else 0)


def _lines(name: str, state: Status) -> list[object]:
    from secondsource.cli.here import own_name
    from secondsource.cli.paper import text
    from secondsource.text.phrases import count_of

    last = state.runs[0] if state.runs else None
    lines: list[object] = [
        text(name, "bold"),
        f"  {count_of(state.captures, 'capture')} under {count_of(state.names, 'name')}",
        f"  {count_of(state.reports, 'report')} in {count_of(state.stories, 'story', 'stories')}",
        f"  {count_of(state.judgements, 'judgement')}",
    ]
    if state.edition:
        lines.append(text(f"edition {state.edition.n} of {state.edition.made[:16].replace('T', ' ')} UTC", before="  "))
        if state.edition.provisional:
            few = count_of(len(state.edition.provisional), "story", "stories")
            lines.append(f"  {few} brought up to date by --now, until the next run")
    if last and last.ended is None:
        lines.append(
            text(f"a run is at work since {last.began[:16]}: {last.stage} {last.done}/{last.total}", before="  ")
        )
    elif last and last.error:
        lines.append(text(f"the last run stopped: {last.error}", "red", before="  "))
    if state.stale:
        lines.append(text(f"not up to date: {'; '.join(state.stale)}", "yellow", before="  "))
        lines.append(f"\n  {own_name()} run")
    elif state.captures:
        lines.append(text("up to date", "green", before="  "))
    else:
        lines.append(f"  nothing is in it yet\n\n  {own_name()} add REPORTS/")
    return lines


def _data(state: Status) -> dict[str, Any]:
    from dataclasses import asdict

    return {**asdict(state), "edition": _edition(state)}


def _edition(state: Status) -> dict[str, Any] | None:
    if state.edition is None:
        return None
    made = state.edition
    return {"n": made.n, "made": made.made, "counts": dict(made.counts), "provisional": list(made.provisional)}
