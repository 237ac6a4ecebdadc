"""The ledger of an edge: what became of the parent's sentences in the child."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

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
    handed = sorted(edge.passages, key=lambda p: (p.child, p.parent))
    seen = edge.parent in book.reports
    return Ledger(
        kept=tuple(p for p in handed if not p.altered),
        altered=tuple(p for p in handed if p.altered),
        dropped=_untouched(book, edge.parent, [p.parent for p in handed]) if seen else (),
        added=_untouched(book, edge.child, [p.child for p in handed]) if seen else (),
    )


def _untouched(book: Book, report: str, taken: Sequence[Span]) -> tuple[Span, ...]:
    """The body sentences that share no character with any of the spans."""
    ordered = sorted((span.start, span.end) for span in taken if span.report == report)
    starts = [start for start, _ in ordered]
    reach = [0, *accumulate((end for _, end in ordered), max)]
    return tuple(
        s.span
        for s in book.sentences.get(report, ())
        if s.kind == "body" and reach[bisect_right(starts, s.span.end - 1)] <= s.span.start
    )


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
