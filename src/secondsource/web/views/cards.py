"""A story in a list: what an editor must know before opening it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from secondsource.export.site import words
from secondsource.export.site.book import Book
from secondsource.export.site.pages.overview import tales
from secondsource.web.views.shelf import Recent, stamp

if TYPE_CHECKING:
    from secondsource.case import Case
    from secondsource.model.claim import Status
    from secondsource.model.dossier import Dossier
    from secondsource.store.base import Edition

KEPT = 20_000  # cards: some 2 KB each
#: Statuses that a card names, the first that need a reader.
TOLD: tuple[Status, ...] = ("conflicting", "denied-then-admitted", "denied", "corrected", "superseded", "corroborated")


@dataclass(frozen=True, slots=True)
class Card:
    """A story as the list shows it. `first` and `last` are ISO days ("" where nothing is known), `statuses` are counts
    of its claims, `judged` how many claims and edges a person had a word in."""

    id: str
    title: str
    triple: str
    dates: str
    first: str
    last: str
    reports: int
    claims: int
    hard: int
    statuses: tuple[tuple[str, int], ...]
    outlets: tuple[str, ...]
    sigla: tuple[str, ...]
    judged: int


_cards: Recent[Hashable, Card] = Recent(KEPT)


def card(case: Case, story: str, edition: Edition) -> Card:
    """The card of a story; made once for an edition."""
    key = (str(case.path), story, stamp(edition))
    return _cards.get(key) or _cards.put(key, of(case.story(story), story))


def title(book: Book) -> str:
    """What a story is called: its own title, or for want of one that of its first report."""
    told = next((story.title for story in book.dossier.stories if story.title.strip()), "")
    first = next(iter(book.reports.values()), None)
    return words.short(told or (book.title(first) if first else ""), 140) or "Untitled"


def of(dossier: Dossier, story: str) -> Card:
    """The card of a story that is a dossier by itself."""
    book = Book(dossier)
    tale = next((tale for tale in tales(book) if tale.story.id == story), None) or next(iter(tales(book)), None)
    days = [
        day for r in dossier.reports for day in (r.published.earliest, r.published.latest, r.published.value) if day
    ]
    counts = Counter(claim.status for claim in dossier.claims)
    reasons = [*(c.why for c in dossier.claims), *(e.reasons for e in dossier.lineage.edges)]
    return Card(
        story,
        title(book),
        tale.triple if tale else "",
        tale.dates if tale else "",
        min(days, default="")[:10],
        max(days, default="")[:10],
        len(dossier.reports),
        len(dossier.claims),
        sum(conflict.severity == "hard" for conflict in dossier.conflicts),
        tuple((status, counts[status]) for status in TOLD if counts[status]),
        tuple(dict.fromkeys(r.outlet.name for r in dossier.reports if r.outlet)),
        tuple(r.id for r in dossier.reports),
        sum(any(reason.name == "judged" for reason in grounds) for grounds in reasons),
    )
