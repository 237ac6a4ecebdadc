"""What must never be one claim, however alike the words or equal the numbers."""

from __future__ import annotations

from secondsource.claims.alignment.items import Item
from secondsource.claims.alignment.sites import near
from secondsource.model.assertion import Figure, Window


def elsewhere(left: Item, right: Item) -> bool:
    """Whether both name places on the map, and none of the one's lies at or in one of the other's."""
    return bool(left.sites and right.sites) and not any(near(a, b) for a in left.sites for b in right.sites)


def other_count(left: Item, right: Item) -> bool:
    """Whether two counts are of different things though their numbers may be equal: at other places, over other times,
    by other hands, a part and its whole, what was added and what it came to."""
    a, b = left.figure, right.figure
    if a is None or b is None:
        return False
    if a.id in (b.part_of, a.part_of) or b.id == a.part_of:
        return True
    others_did = bool(left.doers and right.doers) and not left.doers & right.doers
    other_people = _part(left, a) != _part(right, b) or _added(a, b)
    return others_did or other_people or elsewhere(left, right) or _other_time(a.window, b.window)


def _other_time(left: Window | None, right: Window | None) -> bool:
    """Whether two stretches of time have no day in common; one that is open on a side has no end there."""
    if left is None or right is None:
        return False
    return any(a.end is not None and b.start is not None and a.end < b.start for a, b in ((left, right), (right, left)))


def _part(item: Item, figure: Figure) -> bool:
    return item.partial or figure.part_of is not None


def _added(left: Figure, right: Figure) -> bool:
    """Whether one of two counts, and one only, is told as added to what was told before."""
    return (left.running == "increment") != (right.running == "increment")
