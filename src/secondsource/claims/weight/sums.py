"""Parts that add up: "311 people: 183 fighters, 100 soldiers and 28 civilians"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from secondsource.claims.alignment.figure_facts import number
from secondsource.claims.alignment.items import Item
from secondsource.model.reason import Reason
from secondsource.model.span import Span

#: Numbers of one fate in one report that are tried as parts; more stand in no sentence of the news.
TRIED = 8


def sums(total: Sequence[Item], others: Sequence[Item]) -> tuple[Reason, ...]:
    """Why a count is believed to be a total: two or more counts of the same fate, told beside it, add up to it.

    `others` are counts of the same story. One reason at most, from the first report in which it holds; parts that the
    report itself marks as parts of the total are tried first, shares in a later sentence ("of the dead, ...") last.
    """
    for item in total:
        whole = number(item.figure) if item.figure else None
        if item.figure is None or not whole:
            continue
        near = [other for other in others if other.report == item.report and _could_be_part(other, item)]
        marked = [o for o in near if o.figure and o.figure.part_of == item.figure.id]
        beside = [o for o in near if o.sentence == item.sentence]
        shares: dict[Span, list[Item]] = {}
        for other in near:
            if other.partial:
                shares.setdefault(other.sentence, []).append(other)
        for parts in (marked, beside, *shares.values()):
            if found := _adding_up(parts[:TRIED], whole):
                told = " + ".join(f"{number(p.figure):,g}" for p in found if p.figure)
                spans = (item.span, *(p.span for p in found))
                return (Reason("parts_sum", 0.0, f"{whole:,g} = {told}: the parts add up to the total.", spans),)
    return ()


def _could_be_part(part: Item, whole: Item) -> bool:
    """The same fate and unit, and a lesser number."""
    a, b = part.figure, whole.figure
    if a is None or b is None or (a.status, a.unit) != (b.status, b.unit):
        return False
    return 0 < (number(a) or 0) < (number(b) or 0)


def _adding_up(parts: Sequence[Item], whole: float) -> tuple[Item, ...]:
    """The largest set of parts whose numbers add up to the whole, () when there is none."""
    for size in range(len(parts), 1, -1):
        for chosen in combinations(parts, size):
            if sum(number(p.figure) or 0 for p in chosen if p.figure) == whole:
                return chosen
    return ()
