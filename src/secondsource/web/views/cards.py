"""The cards of stories: from the rows of the edition, without opening a story."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from secondsource.runner.cards import TOLD, Card, kept, of, title
from secondsource.web.views.shelf import Recent, stamp

if TYPE_CHECKING:
    from collections.abc import Iterable

    from secondsource.case import Case
    from secondsource.store.base import Edition

__all__ = ["TOLD", "Card", "card", "cards", "title"]

KEPT = 20_000  # cards: some 2 KB each
_cards: Recent[Hashable, Card] = Recent(KEPT)


def card(case: Case, story: str, edition: Edition) -> Card:
    """The card of a story."""
    return cards(case, [story], edition)[story]


def cards(case: Case, stories: Iterable[str], edition: Edition) -> dict[str, Card]:
    """The cards of some stories. A story of an edition that has no cards is opened for its own, once."""
    at = str(case.path), stamp(edition)
    wanted = list(dict.fromkeys(stories))
    found = {story: card for story in wanted if (card := _cards.get((at, story)))}
    if len(found) < len(wanted):
        with case.store.view() as view:
            found |= {story: card for story in wanted if story not in found and (card := kept(view, story))}
    found |= {story: of(case.story(story), story) for story in wanted if story not in found}
    for story, card in found.items():
        _cards.put((at, story), card)
    return found
