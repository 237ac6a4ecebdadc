"""`secondsource log`: who decided what, when and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from secondsource.cli.here import CasePath

if TYPE_CHECKING:
    from secondsource.case import Case
    from secondsource.model.judgement import Anchor, Judgement

MOST_WORDS = 60


def log(
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON: every entry with the hash that binds it.")
    ] = False,
    case: CasePath = None,
) -> None:
    """List the judgements of a case, oldest first, those too that were taken back. Nothing is ever removed.

    Each entry carries a hash over all before it; the exit status is 1 when one was changed after it was written.
    """
    from secondsource.cli.here import opened_case
    from secondsource.cli.judge import entry_data
    from secondsource.cli.paper import say_json
    from secondsource.model.judgement import broken

    with opened_case(case) as opened:
        entries = list(opened.log())
        names = {} if as_json else _names(opened, entries)
    fault = broken(entries)
    if as_json:
        say_json({"entries": [entry_data(entry) for entry in entries], "broken": fault})
    else:
        _print(entries, names)
    if fault:
        typer.echo(f"secondsource: the log does not hold: {fault}", err=True)
    raise typer.Exit(1 if fault else 0)


def _names(case: Case, entries: list[Judgement]) -> dict[str, str]:
    """What the reports that were judged are called now: siglum and file. Those that are gone have no name."""
    from secondsource.errors import BadInput

    made = {}
    for id_ in {anchor.report for entry in entries for anchor in entry.target.at}:
        try:
            report = case.report(id_)
        except BadInput:
            continue
        made[id_] = f"{report.id} ({report.file})"
    return made


def _print(entries: list[Judgement], names: dict[str, str]) -> None:
    from secondsource.cli import paper
    from secondsource.cli.judge import WORDS
    from secondsource.model.judgement import undone_in

    if not entries:
        typer.echo("Nobody has judged anything yet:  secondsource review")
        return
    undone = undone_in(entries)
    table = paper.table("n", "when, who", "what", "said", widths={"n": 5, "when, who": 18, "said": 18})
    for entry in entries:
        what = paper.lined(*(paper.text(_told(anchor, names), limit=MOST_WORDS) for anchor in entry.target.at))
        said = f"takes back {entry.undoes}" if entry.undoes is not None else WORDS[entry.verdict]
        table.add_row(
            paper.text(entry.n),
            paper.lined(paper.text(entry.time[:16].replace("T", " ")), paper.text(entry.user, limit=18)),
            paper.lined(what, paper.text(entry.reason, "italic")),
            paper.lined(paper.text(entry.target.kind, "bold"), paper.text(f"{said} {entry.target.value}".strip())),
            style="dim strike" if entry.n in undone else "",
            end_section=True,
        )
    paper.console().print(table)


def _told(anchor: Anchor, names: dict[str, str]) -> str:
    """ "C (page.html)" for a whole report, "C “the company”" for words of it."""
    name = names.get(anchor.report, f"{anchor.report} (not in the case)")
    return f"{name.partition(' ')[0]} “{anchor.quote}”" if anchor.quote else name
