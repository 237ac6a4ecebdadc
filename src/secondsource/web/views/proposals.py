"""A proposal of the inbox with its passages, ready to be read side by side."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from secondsource.export.site import relations, words
from secondsource.export.site.book import Book, Excerpt
from secondsource.model.span import Span
from secondsource.web.views import cards, shelf

if TYPE_CHECKING:
    from secondsource.store.base import Edition
    from secondsource.web.desk import Desk

PASSAGES = 2  # spans shown of one side


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in their sentence: where they stand, who published them, when."""

    name: str
    href: str
    outlet: str
    when: str
    words: Excerpt


@dataclass(frozen=True, slots=True)
class Shown:
    """A proposal: what is asked, the two sides, why it is asked, what hangs on it. `box` names it in a batch."""

    kind: str
    at: tuple[str, ...]
    value: str
    told: str
    why: str
    story: str
    title: str
    passages: tuple[Passage, ...]
    evidence: str
    box: str


def shown(desk: Desk, edition: Edition, item: Any) -> Shown:
    """A proposal of `case.queue` with its words looked up."""
    at = tuple(str(one) for one in item.at)
    story = getattr(item, "story", None) or ""
    value = getattr(item, "value", "") or ""
    place = f"{desk.base}/stories/{quote(story, safe='')}"
    passages: tuple[Passage, ...] = ()
    title = told = ""
    if story:
        book = shelf.volume(desk.case, desk.base, story, edition).book
        title = cards.title(book)
        told = named(book, item.kind, at)
        spans = [span for span in getattr(item, "spans", ()) if span.report in book.reports]
        passages = tuple(passage(book, span, place) for span in spans[: 2 * PASSAGES])
    evidence = f"{place}/evidence/{quote(at[0], safe='')}" if story and at and at[0].startswith(("edge", "claim")) else ""
    return Shown(
        item.kind,
        at,
        value,
        told or ", ".join(at),
        getattr(item, "why", "") or "",
        story,
        title,
        passages,
        evidence,
        json.dumps([item.kind, list(at), value]),
    )


def named(book: Book, kind: str, at: tuple[str, ...]) -> str:
    """What is asked about, in words."""
    edge = next((e for e in book.dossier.lineage.edges if e.id == at[0]), None) if at else None
    if edge:
        return f"{book.sign(edge.child)} {relations.verb(edge)} {book.sign(edge.parent)}"
    refs = [book.ref(one) for one in at]
    return " · ".join(f"{ref.title}" if ref and ref.kind == "claim" else ref.label if ref else one for ref, one in zip(refs, at, strict=True))


def passage(book: Book, span: Span, place: str) -> Passage:
    """A span with its sentence."""
    report = book.reports[span.report]
    name = book.place(span)
    number = book.sentence_number(span)
    href = f"{place}/{book.page(span.report)}" + (f"#s{number}" if number else "")
    return Passage(name, href, book.outlet(report), words.published(report.published), book.excerpt(span))
