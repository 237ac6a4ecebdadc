"""Different times for one thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from secondsource.claims.alignment.handed import Trail
from secondsource.claims.alignment.items import Item
from secondsource.claims.conflicts.base import Clash
from secondsource.claims.identity.parties import Parties
from secondsource.claims.weight.drafts import Draft


def clashing_clocks(drafts: Sequence[Draft], trail: Trail, parties: Parties) -> Iterator[Clash]:
    """Two parties give one claim different times of day; once a claim."""
    for draft in drafts:
        timed = sorted((i for i in draft.items if len(i.clock) == 1 and not i.figure), key=lambda i: (i.day, i.key))
        pairs = (pair for pair in combinations(timed, 2) if _clash(*pair, trail, parties))
        if clash := next(pairs, None):
            a, b = clash
            told = f"{min(a.clock)} by one account, {min(b.clock)} by another"
            others = tuple(item.span for item in timed if item not in clash)
            yield Clash("date", "hard", a.span, b.span, told, others, (draft.id,))


def _clash(left: Item, right: Item, trail: Trail, parties: Parties) -> bool:
    if (
        trail.between(left.sentence, right.sentence)
        or left.clock == right.clock
        or not left.speaker
        or not right.speaker
    ):
        return False
    if left.days and right.days and not left.days & right.days:
        return False
    return parties.of_source(left.speaker) != parties.of_source(right.speaker)
