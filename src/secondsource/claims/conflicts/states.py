"""States of one thing that cannot both hold: it works, it is down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from secondsource.claims.alignment.items import Item
from secondsource.claims.conflicts.base import Clash
from secondsource.claims.identity.parties import Parties
from secondsource.claims.weight.drafts import Draft

SOON = 1  # days between two reports; over more, a thing may well have changed
CROWD = 40  # tellings of one thing and scale; more are no single thing


def clashing_states(drafts: Sequence[Draft], parties: Parties) -> Iterator[Clash]:
    """Two parties tell opposite states of one thing, once for each thing and scale, in the first words of either."""
    told: dict[tuple[str, str, str], dict[tuple[object, ...], tuple[bool, Item, str]]] = defaultdict(dict)
    for draft in drafts:
        for item in draft.items if draft.kind != "control" else ():
            for scale, side, thing in item.states if item.stance != "denies" and not item.title else ():
                told[item.story, scale, thing][item.key] = (side, item, draft.id)
    shown: set[frozenset[object]] = set()
    for _, rows in sorted(told.items()):
        tellings = sorted(rows.values(), key=lambda row: (row[1].day, row[1].key))[:CROWD]
        pairs = (pair for pair in combinations(tellings, 2) if pair[0][0] != pair[1][0])
        found = next(((a, b) for a, b in pairs if _clash(a[1], b[1], parties)), None)
        if found and (ends := frozenset(row[1].sentence for row in found)) not in shown:
            shown.add(ends)
            (_, a, one), (_, b, other) = found
            words = "opposite states of one thing, told by two sides of about the same time"
            yield Clash("polarity", "hard", a.span, b.span, words, (), tuple(sorted({one, other})))


def _clash(left: Item, right: Item, parties: Parties) -> bool:
    if left.names and right.names and not left.names & right.names:
        return False  # of another place or body
    if left.days and right.days and not left.days & right.days:
        return False
    return _voice(left, parties) != _voice(right, parties) and _soon(left.day, right.day)


def _voice(item: Item, parties: Parties) -> str:
    return parties.of_source(item.speaker) if item.speaker else parties.of_strand(item.strand, item.report)


def _soon(day: str, other: str) -> bool:
    try:
        return abs((date.fromisoformat(day) - date.fromisoformat(other)).days) <= SOON
    except ValueError:
        return False
