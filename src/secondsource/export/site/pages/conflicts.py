"""Conflicts: both readings side by side, in their sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from secondsource.export.site.book import Book, Excerpt, Ref
from secondsource.export.site.origins import Shade
from secondsource.export.site.page import Page
from secondsource.model.claim import Conflict
from secondsource.model.span import Span

MAX_MORE = 24  # further places printed under a conflict


@dataclass(frozen=True, slots=True)
class Side:
    """One reading: its place, its words in their sentence, who says them, the origin of the sentence."""

    span: Span
    words: Excerpt
    speaker: str
    outlet: str
    origin: Shade | None


@dataclass(frozen=True, slots=True)
class Clash:
    """A conflict as it is printed."""

    conflict: Conflict
    ref: Ref
    a: Side
    b: Side
    more: tuple[Span, ...]
    left_out: int
    claims: tuple[Ref, ...]


SECTIONS = (
    ("hard", "Hard conflicts", "Accounts that cannot both hold."),
    ("soft", "Soft conflicts", "Accounts that can hardly both hold, or that lean on how a word is meant."),
    (
        "scope",
        "Not conflicts: the scope differs",
        "These look like conflicts, but time, place or population differ. They are shown as such and not counted.",
    ),
)


def pages(book: Book) -> Iterator[Page]:
    """The one page."""
    clashes = [clash(book, conflict) for conflict in book.conflicts]
    sections = [
        (key, title, note, found)
        for key, title, note in SECTIONS
        if (found := [c for c in clashes if c.conflict.severity == key])
    ]
    kinds = sorted({conflict.kind for conflict in book.conflicts})
    yield Page("conflicts.html", "conflicts", "Conflicts", "conflicts", {"sections": sections, "kinds": kinds})


def clash(book: Book, conflict: Conflict) -> Clash:
    """A conflict with both sides looked up."""
    ref = book.ref(conflict.id) or Ref("conflict", "conflicts.html", "", "conflict")
    more = conflict.more[:MAX_MORE]
    left_out = len(conflict.more) - len(more)
    a, b = _side(book, conflict.a), _side(book, conflict.b)
    return Clash(conflict, ref, a, b, more, left_out, tuple(book.refs(conflict.claims)))


def _side(book: Book, span: Span) -> Side:
    report = book.reports.get(span.report)
    outlet = book.outlet(report) if report else ""
    return Side(span, book.excerpt(span), book.speaker_at(span), outlet, book.origin_at(span))
