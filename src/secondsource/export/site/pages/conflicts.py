"""Conflicts: both readings side by side, in their sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from secondsource.export.site import words
from secondsource.export.site.book import Book, Excerpt, Ref
from secondsource.export.site.origins import Shade
from secondsource.export.site.page import Page
from secondsource.model.claim import Conflict
from secondsource.model.span import Span

MAX_MORE = 24  # further places printed under a conflict


@dataclass(frozen=True, slots=True)
class Side:
    """One reading: its place, its words in their sentence, who says them through whom, when it was published, the
    origin of the sentence."""

    span: Span
    words: Excerpt
    speaker: str
    outlet: str
    origin: Shade | None
    when: str
    via: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """A conflict as it is printed; `yielded` when what one side denied was admitted later."""

    conflict: Conflict
    ref: Ref
    a: Side
    b: Side
    more: tuple[Span, ...]
    left_out: int
    claims: tuple[Ref, ...]
    between: str
    edge: Ref | None
    pair: str
    yielded: bool = False


SECTIONS = (
    ("hard", "Hard conflicts", "Accounts that cannot both hold. Where a denial was given up later, the entry says so."),
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
    shown = {book.place(span) for span in (conflict.a, conflict.b)}
    places = {book.place(span): span for span in reversed(conflict.more)}
    found = sorted(span for place, span in places.items() if place not in shown)
    more, left_out = tuple(found[:MAX_MORE]), len(found[MAX_MORE:])
    told = {claim.status for claim in book.claims if claim.id in conflict.claims}
    yielded = conflict.severity != "scope" and "denied-then-admitted" in told
    a, b = _side(book, conflict.a), _side(book, conflict.b)
    between, edge = _between(book, conflict)
    pair = book.pair_page(conflict.a.report, conflict.b.report)
    return Clash(conflict, ref, a, b, more, left_out, tuple(book.refs(conflict.claims)), between, edge, pair, yielded)


def _between(book: Book, conflict: Conflict) -> tuple[str, Ref | None]:
    """How the two reports stand to each other, and where the evidence is."""
    one, other = conflict.a.report, conflict.b.report
    if one == other:
        return "Both stand in one report.", None
    found = [edge for edge in book.joining.get(one, ()) if other in (edge.child, edge.parent)]
    for edge in sorted(found, key=lambda e: (e.direction != "known", e.indirect, -e.share)):
        verb = "stands on" if edge.direction == "known" else "shares text with"
        return f"{edge.child} {verb} {edge.parent} ({edge.kind}, {words.share(edge.share)}).", book.ref(edge.id)
    both = [u for u in book.dossier.lineage.hypothetical if {one, other} <= set(u.children)]
    if both:
        return f"Both stand on {book.unseen_sign[both[0].id]}, which is not in the pile.", book.ref(both[0].id)
    return "No dependency was detected between the two reports.", None


def _side(book: Book, span: Span) -> Side:
    report = book.reports.get(span.report)
    outlet = book.outlet(report) if report else ""
    when = words.published(report.published) if report else ""
    return Side(
        span, book.excerpt(span), book.speaker_at(span), outlet, book.origin_at(span), when, book.relays_at(span)
    )
