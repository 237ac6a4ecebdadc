"""What a later sentence tells of a change that an earlier one tells the bare fact of."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.assertions.holding.changes import Change
from secondsource.model.assertion import ControlKind
from secondsource.resources.sides import side_of

#: How many changes further on a report may still speak of the same one.
NEAR = 4
#: Shorter words of a place tell nothing ("the", "of").
_LONG = 4


def settled(changes: Sequence[Change]) -> list[ControlKind | None]:
    """The kind of each change of a report, in order.

    A side that leaves by itself transfers nothing unless the report goes on to tell who comes to hold the place; then
    both are one peaceful transfer. A place plainly "taken" of which the report then tells that the others had left
    passed peacefully too.
    """
    kinds = [change.kind for change in changes]
    for i, change in enumerate(changes):
        later = range(i + 1, min(len(changes), i + 1 + NEAR))
        if change.basis == "lone":
            came = next((j for j in later if _comes(changes[j]) and _same_place(change, changes[j])), None)
            kinds[i] = None if came is None else "peaceful_transfer"
            if came is not None and changes[came].basis == "plain":
                kinds[came] = "peaceful_transfer"
        elif change.basis == "plain" and kinds[i]:
            if any(changes[j].basis == "told" and _same_taker(change, changes[j]) for j in later):
                kinds[i] = "peaceful_transfer"
    return kinds


def _comes(change: Change) -> bool:
    return change.kind is not None and change.basis != "lone"


def _same_place(one: Change, other: Change) -> bool:
    near = not other.place.name and not other.place.proper and " " not in other.place.words  # "the town"
    return near or bool(_words(one.place.words) & _words(other.place.words))


def _words(place: str) -> set[str]:
    return {word for word in place.casefold().split() if len(word) >= _LONG}


def _same_taker(one: Change, other: Change) -> bool:
    sorts = [side_of(c.taker.casefold().replace("-", " ").split()).sort if c.taker else None for c in (one, other)]
    return bool(one.taker) and (one.taker == other.taker or (sorts[0] == sorts[1] and _same_place(one, other)))
