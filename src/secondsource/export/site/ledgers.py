"""The ledger of an edge: what became of the parent's sentences in the child."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.export.ledger import ledger as reckoned
from secondsource.export.site import words
from secondsource.export.site.book import Book
from secondsource.model.lineage import Edge, Handed, Ledger
from secondsource.model.span import Span


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that differs: what kind of fact, and the words on either side (None: absent there)."""

    kind: str
    before: Span | None
    after: Span | None


def ledger(book: Book, edge: Edge) -> Ledger:
    """Passages without and with altered facts; sentences of a seen parent that no passage touches, and the child's.

    Of an unseen parent nobody can tell what was dropped or added: the passages are those that show it.
    """
    seen = edge.parent in book.reports
    child, parent = (book.sentences.get(report, ()) if seen else () for report in (edge.child, edge.parent))
    return reckoned(edge.passages, child, parent)


def summary(book: Book, edge: Edge) -> str:
    """ "14 passages kept, 2 altered, 3 sentences dropped, 1 added"; "" where the parent is unseen."""
    if edge.parent not in book.reports:
        return ""
    found = ledger(book, edge)
    kept, dropped = words.count(len(found.kept), "passage"), words.count(len(found.dropped), "sentence")
    return f"{kept} kept, {len(found.altered)} altered, {dropped} dropped, {len(found.added)} added"


def changes(found: Sequence[Handed]) -> tuple[Change, ...]:
    """The altered facts of some passages, the parent's words first, each once."""
    made: dict[Change, None] = {}
    for handed in found:
        for item in handed.altered:
            sides = {span.report: span for span in (item.left, item.right) if span}
            change = Change(item.kind, sides.get(handed.parent.report), sides.get(handed.child.report))
            made[change] = None
    return tuple(made)
