"""`secondsource conflicts`: accounts of a case that do not go together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from secondsource.cli.here import CasePath
from secondsource.cli.listing import After, AsJson, Limit, OfStory, Words

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

LEVELS = {"hard": "bold red", "soft": "yellow", "scope": "dim"}


def conflicts(
    words: Words = None,
    severity: Annotated[
        str, typer.Option("--severity", metavar="LEVEL", help="Only these: hard, soft, scope (only seems to clash).")
    ] = "",
    story: OfStory = None,
    limit: Limit = 50,
    after: After = None,
    as_json: AsJson = False,
    case: CasePath = None,
) -> None:
    """List the conflicts of a case, each with the words that clash.

    secondsource conflicts --severity hard
    secondsource conflicts --story story-7bec --json
    """
    from secondsource.cli import listing, paper
    from secondsource.errors import BadInput

    if severity and severity not in LEVELS:
        raise BadInput(f"conflicts: no severity is called {severity!r} (there are: {', '.join(LEVELS)})")
    found = listing.listed(
        case, "conflicts", words=words, story=story, status=severity, after=after, limit=limit, by_rank=not as_json
    )
    if as_json:
        paper.say_json(found)
        return
    table = paper.table("conflict", "one", "other", widths={"conflict": 20})
    listing.printed(found, table, _row, "No conflict is like that.")


def _row(table: Table, conflict: dict[str, Any]) -> None:
    from secondsource.cli import paper

    head = paper.lined(
        paper.text(f"{conflict['severity']} {conflict['kind']}", LEVELS.get(conflict["severity"], "")),
        paper.text(conflict["explanation"], limit=120),
        paper.text(conflict["id"], "dim"),
    )
    table.add_row(head, *(_side(conflict[side]) for side in "ab"), end_section=True)


def _side(span: dict[str, Any]) -> Text:
    from secondsource.cli import paper

    return paper.lined(paper.text(span["report"], "bold cyan"), paper.text(span.get("quote", ""), limit=200))
