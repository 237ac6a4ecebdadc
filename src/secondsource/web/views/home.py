"""The stories of the case: the first screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from secondsource.export.site import words as wording
from secondsource.web.answers import page
from secondsource.web.desk import Desk, Reader
from secondsource.web.views import cards
from secondsource.web.views.notes import note_of

if TYPE_CHECKING:
    from secondsource.store.base import Edition

router = APIRouter(include_in_schema=False)
PAGE = 50  # stories a page
LOOKED_AT = 400  # stories that a filter looks at for one page; from there the next page goes on
STATUSES = cards.TOLD


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to."""

    q: str = ""
    outlet: str = ""
    status: str = ""
    clash: bool = False
    first: str = ""
    last: str = ""
    sort: str = "size"

    def fits(self, card: cards.Card) -> bool:
        """Whether a story is wanted. (Its words were asked of the store.)"""
        outlets = " ".join(card.outlets).casefold()
        return (
            (not self.outlet or self.outlet.casefold() in outlets)
            and (not self.status or any(status == self.status for status, _ in card.statuses))
            and (not self.clash or card.hard > 0)
            and (not self.first or card.last >= self.first)
            and (not self.last or (bool(card.first) and card.first <= self.last))
        )

    @property
    def narrow(self) -> bool:
        """Whether anything but words is asked."""
        return bool(self.outlet or self.status or self.clash or self.first or self.last)

    def fields(self) -> list[tuple[str, str]]:
        """As fields of an address."""
        told = {"q": self.q, "outlet": self.outlet, "status": self.status, "clash": "1" if self.clash else ""}
        told |= {"from": self.first, "to": self.last, "sort": "" if self.sort == "size" else self.sort}
        return [(name, value) for name, value in told.items() if value]


@router.get("/")
@router.get("/stories")
def stories(
    request: Request,
    desk: Reader,
    q: Annotated[str, Query(max_length=300)] = "",
    outlet: Annotated[str, Query(max_length=100)] = "",
    status: Annotated[str, Query(max_length=40)] = "",
    clash: str = "",
    first: Annotated[str, Query(alias="from", max_length=10)] = "",
    last: Annotated[str, Query(alias="to", max_length=10)] = "",
    sort: Annotated[str, Query(pattern="^(size|order)?$")] = "size",
    after: Annotated[str, Query(max_length=400)] = "",
) -> Response:
    """A page of stories."""
    told = desk.case.status()
    wanted = Wanted(q.replace("\0", " "), outlet, status, bool(clash), first, last, sort or "size")
    found, following = _found(desk, told.edition, wanted, after) if told.edition else ([], None)
    fields = wanted.fields()
    return page(
        request,
        desk,
        "stories.html",
        room="stories",
        heading="Stories",
        status=200,
        state=told,
        wanted=wanted,
        statuses=STATUSES,
        cards=found,
        changed=_changed(desk) if told.edition and told.edition.n > 1 else {},
        waiting=_waiting(desk, found),
        provisional=set(told.edition.provisional) if told.edition else set(),
        following="?" + urlencode([*fields, ("after", following)]) if following else "",
        begun=bool(after),
        narrowed=bool(fields),
        running=_running(told),
        days=wording.days,
        told=note_of(request, desk),
    )


def _found(desk: Desk, edition: Edition, wanted: Wanted, after: str) -> tuple[list[cards.Card], str | None]:
    """The cards of a page, and where the next one begins."""
    made: list[cards.Card] = []
    looked, at = 0, after or None
    while True:
        size = PAGE - len(made) if not wanted.narrow else PAGE
        slice_ = desk.case.rows("stories", words=wanted.q, after=at, limit=max(1, size), by_rank=wanted.sort == "size")
        made += [card for card in _cards(desk, edition, slice_.items) if wanted.fits(card)]
        looked, at = looked + len(slice_.items), slice_.next
        if at is None or len(made) >= PAGE or looked >= LOOKED_AT:
            return made, at


def _cards(desk: Desk, edition: Edition, rows: Any) -> Iterator[cards.Card]:
    found = cards.cards(desk.case, [row.id for row in rows], edition)
    for row in rows:
        yield found[row.id]


def _waiting(desk: Desk, found: list[cards.Card]) -> dict[str, int]:
    """How many proposals wait in each story."""
    with desk.case.store.view() as view:
        return {card.id: sum(view.tally("proposals", story=card.id).values()) for card in found}


def _changed(desk: Desk) -> dict[str, int]:
    """How many changes the last run made in each story."""
    counts: dict[str, int] = {}
    for change in desk.case.changes():
        if change.story:
            counts[change.story] = counts.get(change.story, 0) + 1
    return counts


def _running(told: Any) -> Any:
    """The run that is at work, or None."""
    runs = told.runs
    last = runs[0] if isinstance(runs, tuple) and runs else None
    return last if last and last.ended is None else None
