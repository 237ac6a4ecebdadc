"""The stemma: which report stands on which, drawn, told as a table, and shown passage by passage.

A small pile has one page; of a large one each story has its own, and the index lists them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from secondsource.export.site import relations, words
from secondsource.export.site.book import Book, Ref
from secondsource.export.site.layout import draw, nothing_binding
from secondsource.export.site.origins import Shade
from secondsource.export.site.page import Page
from secondsource.export.site.pages import ancestors, edges
from secondsource.export.site.stemmata import INDEX, Sheet
from secondsource.model.lineage import Edge

MAX_SHOWN = 150  # edges of a page that have a drawer; the table has all of them


@dataclass(frozen=True, slots=True)
class Listed:
    """A story on the index of the stemmata."""

    title: str
    ref: Ref | None
    page: str
    members: tuple[str, ...]
    known: int
    open: int
    unseen: int
    origins: int
    dates: str


def pages(book: Book) -> Iterator[Page]:
    """The one page; or the index and a page for each story."""
    if [sheet.page for sheet in book.sheets] == [INDEX]:
        yield Page(INDEX, "stemma", "Stemma", "stemma", _sheet(book, book.sheets[0]))
        return
    drawn = {id_ for sheet in book.sheets for id_ in sheet.members or ()}
    alone = [id_ for id_ in book.reports if id_ not in drawn]
    context = _evidence(book, book.held(INDEX).edges)
    context |= {
        "listed": [_listed(book, sheet) for sheet in book.sheets],
        "alone": alone,
        "origins": _origins(book, INDEX),
        "unseen": [ancestors.ancestor(book, u) for u in book.held(INDEX).unseen],
    }
    yield Page(INDEX, "stemmata", "Stemma", "stemma", context)
    for i, sheet in enumerate(book.sheets):
        around = {
            "before": book.sheets[i - 1].page if i else "",
            "after": "",
            "place": f"{i + 1} of {len(book.sheets)}",
        }
        if i + 1 < len(book.sheets):
            around["after"] = book.sheets[i + 1].page
        title = "Stemma: " + words.short(sheet.story.title if sheet.story else "", 60)
        yield Page(sheet.page, "stemma", title, "stemma", _sheet(book, sheet) | around)


def _sheet(book: Book, sheet: Sheet) -> dict[str, Any]:
    """The words of a page with a drawing."""
    members = book.reports if sheet.members is None else sheet.members
    held = book.held(sheet.page)
    return _evidence(book, held.edges) | {
        "story": sheet.story,
        "count": len(members),
        "drawing": draw(book, sheet),
        "common": [edges.common(book, pair) for pair in nothing_binding(held)],
        "left_out": held.total - len(held.edges),
        "total": held.total,
        "unseen": [ancestors.ancestor(book, u) for u in held.unseen],
        "first_held": ancestors.FIRST_HELD,
        "origins": _origins(book, sheet.page),
        "before": "",
        "after": "",
        "place": "",
    }


def _evidence(book: Book, mine: Sequence[Edge]) -> dict[str, Any]:
    """The table of some edges and their drawers."""
    order = {id_: i for i, id_ in enumerate([*book.reports, *book.unseen])}
    ordered = sorted(mine, key=lambda e: (order.get(e.child, 0), -e.share * e.score, e.id))
    strong = {e.id for e in sorted(mine, key=lambda e: (-e.share * e.score, e.id))[:MAX_SHOWN]}
    most = edges.ALL_PASSAGES if len(mine) <= edges.FEW else edges.FIRST_PASSAGES
    return {
        "told": [edges.told(book, edge, most if edge.id in strong else 0) for edge in ordered],
        "strong": strong,
        "first": edges.FIRST_PASSAGES,
        "max_alone": edges.MAX_ALONE,
        "summary": edges.summary,
        "looks": [(name, relations.look(name)) for name in relations.ORDER if name != "independent"],
        "shares": words.shares(e.share for e in mine),
        "open": sum(e.direction != "known" for e in mine),
    }


def _origins(book: Book, page: str) -> list[Shade]:
    """The origins of a page, in the order of their numbers."""
    return sorted((book.shades[origin.id] for origin in book.held(page).origins), key=lambda shade: shade.number)


def _listed(book: Book, sheet: Sheet) -> Listed:
    members, held = sheet.members or (), book.held(sheet.page)
    days = [book.reports[id_].published for id_ in members]
    first = min(filter(None, (d.earliest or d.value for d in days)), default=None)
    last = max(filter(None, (d.latest or d.value for d in days)), default=None)
    return Listed(
        sheet.story.title if sheet.story else "",
        book.ref(sheet.story.id) if sheet.story else None,
        sheet.page,
        members,
        held.known,
        held.total - held.known,
        len(held.unseen),
        len(held.origins),
        words.days(first, last),
    )
