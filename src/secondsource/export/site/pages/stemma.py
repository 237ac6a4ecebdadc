"""The stemma: which report stands on which, drawn, told as a table, and shown passage by passage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from secondsource.export.site import words
from secondsource.export.site.book import Book, Ref
from secondsource.export.site.layout import draw
from secondsource.export.site.origins import Shade
from secondsource.export.site.page import Page
from secondsource.export.site.pages import collate
from secondsource.export.site.pairs import Shared
from secondsource.model.lineage import Edge

FIRST_PASSAGES = 3  # the rest stand on the page of the pair
MAX_SHOWN = 150  # edges told with passages; the table has all of them


@dataclass(frozen=True, slots=True)
class Told:
    """An edge as it is told: in one sentence, with its first passages and the page that has them all."""

    edge: Edge
    ref: Ref
    verb: str
    lines: tuple[collate.Line, ...]
    more: int
    pair: str
    left: str
    right: str


def pages(book: Book) -> Iterator[Page]:
    """The one page."""
    lineage = book.dossier.lineage
    order = {id_: i for i, id_ in enumerate([*book.reports, *book.unseen])}
    edges = sorted(book.edges, key=lambda e: (order.get(e.child, 0), -e.share * e.score, e.id))
    strong = {e.id for e in sorted(edges, key=lambda e: (-e.share * e.score, e.id))[:MAX_SHOWN]}
    told = [_told(book, edge, edge.id in strong) for edge in edges]
    origins: list[Shade] = sorted(book.shades.values(), key=lambda shade: shade.number)
    context = {
        "drawing": draw(book),
        "told": told,
        "strong": strong,
        "left_out": len(lineage.edges) - len(edges),
        "unseen": lineage.hypothetical,
        "origins": origins,
        "shares": words.shares(e.share for e in lineage.edges),
        "scores": words.scores(e.score for e in lineage.edges),
        "open": sum(e.direction != "known" for e in lineage.edges),
    }
    yield Page("stemma.html", "stemma", "Stemma", "stemma", context)


def _told(book: Book, edge: Edge, with_passages: bool) -> Told:
    ref = book.ref(edge.id) or Ref(edge.id, "stemma.html", "", "edge")
    verb = "stands on" if edge.direction == "known" else "shares text with"
    if edge.indirect and edge.direction == "known":
        verb = "stands, by way of something unseen, on"
    turned = [Shared(p.child, p.parent, p.label, p.altered) for p in edge.passages]
    shown = turned[:FIRST_PASSAGES] if with_passages else []
    sides = edge.passages[0] if edge.passages else None
    left, right = (sides.child.report, sides.parent.report) if sides else (edge.child, edge.parent)
    page = book.pair_page(left, right)
    lines = tuple(collate.line(book, passage) for passage in shown)
    return Told(edge, ref, verb, lines, len(turned) - len(shown), page, left, right)
