"""A story in a list: what an editor must know before opening it. Worked out when an edition is published or a story is
brought up to date, and kept as a row of its own that is no part of the dossier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import msgspec

from secondsource.export.site import words
from secondsource.export.site.book import Book
from secondsource.export.site.pages.overview import tales
from secondsource.model.claim import Status
from secondsource.model.dossier import Dossier
from secondsource.store.base import Row, View

#: The kind of their rows.
KIND = "cards"
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


def rows(parts: Mapping[str, Dossier]) -> Iterator[Row]:
    """The rows of the cards of some stories, each a dossier by itself."""
    for story, part in parts.items():
        yield Row(KIND, _id(story), msgspec.json.encode(_whole(of(part, story))), story)


def kept(view: View, story: str) -> Card | None:
    """The card of a story as the edition has it; None where it has none (it is older than cards are)."""
    row = view.row(_id(story))
    return msgspec.json.decode(row.body, type=Card) if row and row.kind == KIND else None


def _id(story: str) -> str:
    return f"card.{story}"  # not to begin like the story's own id, which is found by its beginning


def _whole(card: Card) -> dict[str, object]:
    """Half characters, which a report may have, do not go into JSON."""
    told = msgspec.to_builtins(card)
    return {key: _fit(value) for key, value in told.items()}


def _fit(value: object) -> object:
    if isinstance(value, str):
        return value.encode(errors="replace").decode()
    return [_fit(one) for one in value] if isinstance(value, list | tuple) else value


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
