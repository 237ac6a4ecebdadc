"""`secondsource events`: what happened, when and where, over all reports of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from secondsource.cli.here import CasePath
from secondsource.cli.listing import After, AsJson, Limit, OfStory, Words

if TYPE_CHECKING:
    from rich.table import Table


def events(
    words: Words = None,
    story: OfStory = None,
    background: Annotated[
        bool, typer.Option("--background", help="Those too that are only told of as history.")
    ] = False,
    limit: Limit = 50,
    after: After = None,
    as_json: AsJson = False,
    case: CasePath = None,
) -> None:
    """List the events of a case: when, what, where, and in how many reports.

    secondsource events
    secondsource events explosion --json
    """
    from secondsource.cli import listing, paper

    found = listing.listed(
        case,
        "events",
        words=words,
        story=story,
        after=after,
        limit=limit,
        keep=lambda event: background or not event["background"],
    )
    if as_json:
        paper.say_json(found)
        return
    table = paper.table("when", "event", "where", "reports", widths={"when": 24, "where": 22, "reports": 7})
    listing.printed(found, table, _row, "No event is like that.")


def _row(table: Table, event: dict[str, Any]) -> None:
    from secondsource.cli import paper

    ends = dict.fromkeys(end for end in (event["date"]["earliest"], event["date"]["latest"]) if end)
    reports = dict.fromkeys(span["report"] for span in event["mentions"])
    what = paper.lined(
        paper.text(event["label"], limit=120), paper.text(event["type"], "bold"), paper.text(event["id"], "dim")
    )
    where = event["place"]["name"] if event["place"] else ""
    table.add_row(
        paper.text(" to ".join(ends) or "not told"), what, paper.text(where), paper.text(len(reports)), end_section=True
    )
