"""What a later sentence tells of a change that an earlier one tells the bare fact of."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.assertions.holding.changes import Change
from secondsource.model.assertion import ControlKind
from secondsource.resources.sides import Sort, side_of

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
        elif change.basis == "plain" and kinds[i] and any(_explains(change, changes[j]) for j in later):
            kinds[i] = "peaceful_transfer"
    return kinds


def _comes(change: Change) -> bool:
    return change.kind is not None and change.basis != "lone"


def _same_place(one: Change, other: Change) -> bool:
    near = not other.place.name and not other.place.proper and " " not in other.place.words  # "the town"
    return near or bool(_words(one.place.words) & _words(other.place.words))


def _words(place: str) -> set[str]:
    return {word for word in place.casefold().split() if len(word) >= _LONG}


def _explains(one: Change, other: Change) -> bool:
    """Whether the other tells of a peaceful change, and the same side has the place in both or another side left it."""
    if other.basis != "told":
        return False
    if one.taker and one.taker == other.taker:
        return True
    taker, again, left = (_sort(party) for party in (one.taker, other.taker, other.loser))
    same = taker == again if other.taker else bool(left) and left != taker
    return bool(one.taker) and same and _same_place(one, other)


def _sort(party: str | None) -> Sort | None:
    return side_of(party.casefold().replace("-", " ").split()).sort if party else None
