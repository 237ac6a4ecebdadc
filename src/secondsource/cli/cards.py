"""A proposal as one screen: what is asked, the passages side by side, the grounds; and what a batch would change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import typer

from secondsource.cli import changed, paper

if TYPE_CHECKING:
    from secondsource.dossier.queue import Proposal

MOST_WORDS = 600  # of a passage
MOST_GROUNDS = 6
MOST_CHANGES = 20


def show(proposal: Proposal, n: int, of: int) -> None:
    """Print a proposal: its head, its passages in columns, its grounds."""
    from rich.rule import Rule

    console = paper.console()
    head = paper.text(f"{n} of {of} · {proposal.kind} · {proposal.score:.2f} · {proposal.id}", "bold")
    console.print(Rule(head, align="left", characters="─", style="dim"))
    console.print(paper.text(proposal.question, "bold"))
    if proposal.sides:
        table = paper.table(*(paper.safe(side.label, 40) for side in proposal.sides))
        table.add_row(*(paper.text(side.words, limit=MOST_WORDS) for side in proposal.sides))
        console.print(table)
    for ground in proposal.why[:MOST_GROUNDS]:
        console.print(
            paper.text(ground.detail, "dim", before=f"  {ground.score:+.2f}  " if ground.score else "         ")
        )


def data(proposal: Proposal) -> dict[str, Any]:
    """A proposal for programs."""
    from dataclasses import asdict

    return asdict(proposal)


def changes(preview: Any) -> list[dict[str, Any]]:
    """What a batch would change, for programs."""
    from dataclasses import asdict

    return [asdict(change) for change in preview.changes]


def show_batch(chosen: Sequence[Proposal], preview: Any) -> None:
    """Print the proposals of a batch, a line each, and what saying yes to all of them would change."""
    console = paper.console()
    for proposal in chosen[:MOST_CHANGES]:
        console.print(paper.text(f"{proposal.score:.2f}  {proposal.question}", before="  "))
    if len(chosen) > MOST_CHANGES:
        typer.echo(f"  … and {len(chosen) - MOST_CHANGES} more")
    found = list(preview.changes)
    typer.echo("\nThis would change:" if found else "\nThis would change no count and no status.")
    paper.say(changed.lines(found, MOST_CHANGES))
