"""A proposal of the inbox with its passages, ready to be read side by side."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from secondsource.export.site import words
from secondsource.export.site.book import Book, Excerpt
from secondsource.model.span import Span
from secondsource.web.views import cards, shelf

if TYPE_CHECKING:
    from secondsource.model.proposal import Proposal
    from secondsource.store.base import Edition
    from secondsource.web.desk import Desk

SIDES = 2  # passages side by side at once
PASSAGES = 8  # and with those that are folded
MAX_WHY = 3  # grounds shown


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
    """A proposal: the question, what the machine holds now, why it is asked, how many claims hang on it, its passages.
    `box` names it in a batch."""

    kind: str
    at: tuple[str, ...]
    value: str
    told: str
    machine: str
    why: tuple[str, ...]
    effect: int
    story: str
    title: str
    passages: tuple[Passage, ...]
    more: tuple[Passage, ...]
    evidence: str
    box: str


def shown(desk: Desk, edition: Edition, item: Proposal) -> Shown:
    """A proposal of the queue with its words looked up."""
    story = item.story or ""
    place = f"{desk.base}/stories/{quote(story, safe='')}"
    passages: tuple[Passage, ...] = ()
    title, told, machine, why = "", item.question, item.machine, tuple(r.detail for r in item.why if r.detail)
    if story:
        book = shelf.volume(desk.case, desk.base, story, edition).book
        title = cards.title(book)
        passages = tuple(passage(book, span, place) for span in item.spans[:PASSAGES] if span.report in book.reports)
    evidence = next((one for one in item.at if one.startswith(("edge-", "claim-"))), "")
    return Shown(
        item.kind,
        item.at,
        item.value,
        told,
        machine,
        why[:MAX_WHY],
        item.effect,
        story,
        title,
        passages[:SIDES],
        passages[SIDES:],
        f"{place}/evidence/{quote(evidence, safe='')}" if evidence and story else "",
        json.dumps([item.kind, list(item.at), item.value]),
    )


def passage(book: Book, span: Span, place: str) -> Passage:
    """A span with its sentence."""
    report = book.reports[span.report]
    name = book.place(span)
    number = book.sentence_number(span)
    href = f"{place}/{book.page(span.report)}" + (f"#s{number}" if number else "")
    return Passage(name, href, book.outlet(report), words.published(report.published), book.excerpt(span))
