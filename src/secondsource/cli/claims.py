"""`secondsource claims`: what a case says, how many independent origins stand behind it, and how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from secondsource.cli.here import CasePath
from secondsource.cli.listing import After, AsJson, Limit, OfStory, Words

if TYPE_CHECKING:
    from rich.table import Table


def claims(
    words: Words = None,
    status: Annotated[
        str, typer.Option("--status", metavar="STATUS", help="Only these: conflicting, corroborated, denied, ...")
    ] = "",
    kind: Annotated[
        str,
        typer.Option("--kind", metavar="KIND", help="Only these: figure, event, control, statement, time, identity."),
    ] = "",
    story: OfStory = None,
    limit: Limit = 50,
    after: After = None,
    as_json: AsJson = False,
    case: CasePath = None,
) -> None:
    """List the claims of a case: what is said, how it stands, and on how many independent origins.

    Counts read "7 reports · 4 publishers · 1-2 independent origins": at least one origin, at most two, as far as the
    texts show. No status says what is true. `secondsource explain ID` tells why.

        secondsource claims --status conflicting
        secondsource claims ammonium nitrate --json
    """
    from secondsource.cli import listing, paper
    from secondsource.model import claim as nouns

    _known("status", status, nouns.Status.__args__)  # type: ignore[attr-defined]
    _known("kind", kind, nouns.ClaimKind.__args__)  # type: ignore[attr-defined]
    found = listing.listed(
        case,
        "claims",
        words=words,
        story=story,
        status=status,
        after=after,
        limit=limit,
        by_rank=not as_json,
        keep=lambda claim: not kind or claim["kind"] == kind,
    )
    if as_json:
        paper.say_json(found)
        return
    table = paper.table("claim", "status", "counts", widths={"status": 13, "counts": 24})
    listing.printed(found, table, _row, "No claim is like that.")


def _known(what: str, given: str, known: tuple[str, ...]) -> None:
    from secondsource.errors import BadInput

    if given and given not in known:
        raise BadInput(f"claims: no {what} is called {given!r} (there are: {', '.join(known)})")


def _row(table: Table, claim: dict[str, Any]) -> None:
    from secondsource.cli import paper

    value = paper.bounds(claim["low"], claim["high"])
    words = paper.lined(
        paper.text(claim["proposition"], limit=150),
        paper.text(f"value {value}" if value else "", "bold"),
        paper.text(claim["id"], "dim"),
    )
    table.add_row(
        words, paper.status(claim["status"], paper.judged(claim)), paper.counts(claim, "\n"), end_section=True
    )
