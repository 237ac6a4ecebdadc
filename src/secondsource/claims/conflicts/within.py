"""Numbers and names that differ within one claim: the wordings say the same of two."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from secondsource.claims.alignment.figure_facts import bounds, number
from secondsource.claims.alignment.items import Item
from secondsource.claims.conflicts.base import Clash
from secondsource.claims.conflicts.pile import Pile
from secondsource.claims.conflicts.same_people import is_age
from secondsource.model.assertion import Figure

MANY = 24  # wordings of one claim that are compared
ALIKE = 0.6  # share of the telling words of the shorter wording, numbers and names left out, that the other must have
_LOOSE = frozenset({"source", "share", "group", "person"})


def clashing_wordings(pile: Pile) -> Iterator[Clash]:
    """For each claim that no toll makes, the first two wordings by two parties with another number of one unit."""
    for draft in pile.drafts:
        if draft.kind not in ("statement", "event"):
            continue
        items = [i for i in draft.items if i.stance in ("asserts", "reports") and not i.title and not i.negative]
        items = [i for i in items if pile.is_original(i.sentence)]
        for a, b in combinations(sorted(items, key=lambda i: (i.day, i.key))[:MANY], 2):
            pair = _numbers(a, b, pile) if _comparable(a, b, pile) else None
            if pair:
                one, other = pair
                told = f"{number(one):,g} by one account, {number(other):,g} by another"
                yield Clash("numeric", "hard", one.span, other.span, told, (), (draft.id,))
                break


def _comparable(a: Item, b: Item, pile: Pile) -> bool:
    """Of two parties and about one day, nearly all words in common, neither made from the other."""
    if a.report == b.report or pile.voice(a) == pile.voice(b) or not pile.near(a.report, b.report):
        return False
    if pile.trail.between(a.sentence, b.sentence) or (a.days and b.days and not a.days & b.days):
        return False
    least = min(len(a.words), len(b.words))
    return least > 0 and len(a.words & b.words) >= ALIKE * least


def _numbers(a: Item, b: Item, pile: Pile) -> tuple[Figure, Figure] | None:
    mine, theirs = _single(a, pile), _single(b, pile)
    for unit in sorted(mine.keys() & theirs.keys()):
        x, y = bounds(mine[unit]), bounds(theirs[unit])
        if x and y and (x[0] > y[1] or y[0] > x[1]):
            return mine[unit], theirs[unit]
    return None


def _single(item: Item, pile: Pile) -> dict[str, Figure]:
    """Unit -> the only figure of it in the words of an item; counts of people stand as tolls of their own."""
    found: dict[str, list[Figure]] = {}
    for figure in pile.said[item.report].figures:
        if (
            item.span.covers(figure.span)
            and not figure.status
            and figure.unit not in _LOOSE
            and not is_age(figure, pile)
        ):
            found.setdefault(figure.unit, []).append(figure)
    return {unit: figures[0] for unit, figures in found.items() if len(figures) == 1 and (number(figures[0]) or 0) > 1}
