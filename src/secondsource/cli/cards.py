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

MOST_SPANS = 8
AROUND = 60  # characters before and after a passage
NEAR = 2 * AROUND + 40  # passages no farther apart than this run on
BESIDE = 3  # passages in one row: more do not fit a terminal
MOST_GROUNDS = 6
MOST_LINES = 20


def show(case: Case, proposal: Proposal, n: int, of: int) -> None:
    """Print a proposal: its head, its passages side by side, its grounds, and what hangs on it."""
    from rich.rule import Rule

    from secondsource.text.phrases import count_of

    console = paper.console()
    head = paper.text(f"{n} of {of} · {proposal.kind} · {proposal.id}", "bold")
    console.print()
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
    from secondsource.text.phrases import count_of

    console = paper.console()
    for proposal in chosen[:MOST_LINES]:
        console.print(paper.text(proposal.question, before=f"  {proposal.probability:.2f}  "))
    if len(chosen) > MOST_LINES:
        typer.echo(f"  … and {len(chosen) - MOST_LINES} more")
    found = list(preview.changes)
    typer.echo("\nThis would change:" if found else "\nThis would change no count and no status.")
    paper.say(changed.lines(found, MOST_LINES))
    if preview.raised:
        told = count_of(len(preview.raised), "claim")
        console.print(paper.text(f"More independent origins would be taken for certain of {told}: look twice.", "red"))
    for what, before, after in preview.beside[:MOST_LINES]:
        console.print(paper.text(f"{what}: {before or 'none'} → {after or 'none'}", before="  ~ "))


def _passages(case: Case, spans: Sequence[Span]) -> dict[str, Text]:
    """The words to look at, by report, with what stands around them; passages near one another run on."""
    held: dict[str, list[Span]] = {}
    for span in sorted(set(spans))[:MOST_SPANS]:
        held.setdefault(span.report, []).append(span)
    return {name: _marked(str(case.report(name).text), mine) for name, mine in held.items()}


def _marked(whole: str, spans: Sequence[Span]) -> Text:
    """Stretches of a report in bold, the words around them faint, "…" for what is left out."""
    from rich.text import Text

    made, at = Text(), 0
    for span in spans:
        begin = max(at, span.start - AROUND)
        if made.plain and span.start - at <= NEAR:
            begin = at
        elif made.plain:
            _add(made, whole[at : at + AROUND], "dim", cut_end=True)
        if begin > at:
            made.append("… ", style="dim")
        _add(made, whole[begin : span.start], "dim", cut_start=begin > at)
        _add(made, whole[max(begin, span.start) : span.end], "bold")
        at = max(at, span.end)
    _add(made, whole[at : at + AROUND], "dim", cut_end=at + AROUND < len(whole))
    return made.append("…" if at + AROUND < len(whole) else "", style="dim")


def _add(made: Text, words: str, style: str, *, cut_start: bool = False, cut_end: bool = False) -> None:
    """Add words as one line; what is cut loses the word that the cut went through."""
    line = paper.safe(words)
    line = line.partition(" ")[2] if cut_start else line
    line = line.rpartition(" ")[0] if cut_end else line
    if not line:
        return
    gap = made.plain and not made.plain[-1].isspace() and (words[:1].isspace() or cut_start)
    made.append(" " if gap else "").append(line, style=style)
    made.append(" " if words[-1:].isspace() or cut_end else "")
