"""A proposal of the inbox with its passages, ready to be read side by side."""

from __future__ import annotations

import json
from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from secondsource.export.site import words
from secondsource.export.site.book import Excerpt
from secondsource.model.span import Span
from secondsource.web.views import cards, shelf
from secondsource.web.views.judging import ASKED, UNSEEN, Asked
from secondsource.web.views.shelf import Recent

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

    id: str
    kind: str
    form: Asked
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


_shown: Recent[Hashable, Shown] = Recent(4000)


def shown(desk: Desk, edition: Edition, item: Proposal) -> Shown:
    """A proposal of the queue with its words looked up."""
    key = (str(desk.case.path), desk.base, shelf.stamp(edition), item.id)
    return _shown.get(key) or _shown.put(key, _looked_up(desk, edition, item))


def _looked_up(desk: Desk, edition: Edition, item: Proposal) -> Shown:
    story = item.story or ""
    place = f"{desk.base}/stories/{quote(story, safe='')}"
    homes = {
        report: story or _home(desk, edition, report) for report in {span.report for span in item.spans[:PASSAGES]}
    }
    passages = tuple(
        _passage(desk, edition, span, home) for span in item.spans[:PASSAGES] if (home := homes[span.report])
    )
    title = cards.card(desk.case, story, edition).title if story else ""
    why = tuple(reason.detail for reason in item.why if reason.detail)
    evidence = next((one for one in item.at if one.startswith(("edge-", "claim-"))), "")
    return Shown(
        item.id,
        item.kind,
        UNSEEN if item.unseen else ASKED[item.kind],
        item.value,
        item.question,
        item.machine,
        why[:MAX_WHY],
        item.effect,
        story,
        title,
        passages[:SIDES],
        passages[SIDES:],
        f"{place}/evidence/{quote(evidence, safe='')}" if evidence and story else "",
        json.dumps([item.kind, item.id, item.value]),
    )


def _home(desk: Desk, edition: Edition, siglum: str) -> str:
    """The story of a report; "" for one that is in none."""
    id_ = next((id_ for id_, name in shelf.sigla(desk.case, edition).items() if name == siglum), siglum)
    with desk.case.store.view() as view:
        row = view.row(id_)
    return (row.story or "") if row else ""


def _passage(desk: Desk, edition: Edition, span: Span, story: str) -> Passage:
    """A span with its sentence."""
    book = shelf.volume(desk.case, desk.base, story, edition).book
    report = book.reports[span.report]
    number = book.sentence_number(span)
    place = f"{desk.base}/stories/{quote(story, safe='')}/{book.page(span.report)}"
    href = place + (f"#s{number}" if number else "")
    return Passage(book.place(span), href, book.outlet(report), words.published(report.published), book.excerpt(span))
