"""A proposal as one screen: what is asked, the passages side by side, the grounds; and what a batch would change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import typer

from secondsource.cli import changed, paper

if TYPE_CHECKING:
    from rich.text import Text

    from secondsource.case import Case
    from secondsource.model.proposal import Proposal
    from secondsource.model.span import Span

MOST_WORDS = 500  # characters of a passage
MOST_SPANS = 8
AROUND = 60  # characters before and after a passage
BESIDE = 3  # passages in one row: more do not fit a terminal
MOST_GROUNDS = 6
MOST_LINES = 20


def show(case: Case, proposal: Proposal, n: int, of: int) -> None:
    """Print a proposal: its head, its passages side by side, its grounds, and what hangs on it."""
    from rich.rule import Rule

    from secondsource.text.phrases import count_of

    console = paper.console()
    head = paper.text(f"{n} of {of} · {proposal.kind} · {proposal.id}", "bold")
    console.print(Rule(head, align="left", characters="─", style="dim"))
    console.print(paper.text(proposal.question, "bold"))
    passages = _passages(case, proposal.spans)
    names = list(passages)
    for start in range(0, len(names), BESIDE):
        row = names[start : start + BESIDE]
        table = paper.table(*row)
        table.add_row(*(passages[name] for name in row))
        console.print(table)
    console.print(paper.text(f"The machine: {proposal.machine}; yes by {proposal.probability:.2f}."))
    for ground in proposal.why[:MOST_GROUNDS]:
        weight = f"{ground.score:+6.2f}" if ground.score else " " * 6
        console.print(paper.text(ground.detail, "dim", before=f"{weight}  "))
    if len(proposal.why) > MOST_GROUNDS:
        console.print(paper.text(f"and {len(proposal.why) - MOST_GROUNDS} more grounds", "dim", before=" " * 8))
    if proposal.effect:
        console.print(paper.text(f"{count_of(proposal.effect, 'claim')} may change."))


def data(proposal: Proposal) -> dict[str, Any]:
    """A proposal for programs."""
    from dataclasses import asdict

    return asdict(proposal)


def show_batch(chosen: Sequence[Proposal], preview: Any) -> None:
    """Print the proposals of a batch, a line each, and what saying yes to all of them would change."""
    console = paper.console()
    for proposal in chosen[:MOST_LINES]:
        console.print(paper.text(proposal.question, before=f"  {proposal.probability:.2f}  "))
    if len(chosen) > MOST_LINES:
        typer.echo(f"  … and {len(chosen) - MOST_LINES} more")
    found = list(preview.changes)
    typer.echo("\nThis would change:" if found else "\nThis would change no count and no status.")
    paper.say(changed.lines(found, MOST_LINES))


def _passages(case: Case, spans: Sequence[Span]) -> dict[str, Text]:
    """The words to look at, by report, each with what stands around it."""
    from rich.text import Text

    texts: dict[str, str] = {}
    made: dict[str, Text] = {}
    for span in sorted(set(spans))[:MOST_SPANS]:
        if span.report not in texts:
            texts[span.report] = str(case.report(span.report).text)
        here = made.setdefault(span.report, Text())
        if here.plain:
            here.append("\n…\n", style="dim")
        here.append_text(_around(texts[span.report], span))
    return made


def _around(whole: str, span: Span) -> Text:
    """Words with a few before and after them, which are faint."""
    from rich.text import Text

    before, after = whole[max(0, span.start - AROUND) : span.start], whole[span.end : span.end + AROUND]
    parts = (
        (paper.safe(before).partition(" ")[2] if span.start > AROUND else paper.safe(before), "dim"),
        (paper.safe(span.of(whole), MOST_WORDS), "bold"),
        (paper.safe(after).rpartition(" ")[0] if span.end + AROUND < len(whole) else paper.safe(after), "dim"),
    )
    gaps = ("", " " if before[-1:].isspace() else "", " " if after[:1].isspace() else "")
    made = Text()
    for gap, (words, style) in zip(gaps, parts, strict=True):
        made.append(gap if words and made.plain else "").append(words, style=style)
    return made
