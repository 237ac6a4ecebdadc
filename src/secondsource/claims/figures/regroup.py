"""Counts that claims hold together and a course must not: one number of two years or towns, or of one class of people.

A claim joins wordings that may tell of one count. A course is stricter: it takes a wording's own time, town and class.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from secondsource.claims.alignment.figure_facts import GENERAL, bounds
from secondsource.claims.alignment.items import Item
from secondsource.claims.figures.points import parsed
from secondsource.claims.weight.tallies import FAR, Tally
from secondsource.model.assertion import Window
from secondsource.model.place import Site

#: Report and folded name of a place in it -> its site.
Sites = Mapping[tuple[str, str], Site]
#: Degrees of latitude or longitude that two towns lie apart to be two places.
APART = 0.1
#: From so many times on a number is a toll of all beside another, no rival of it.
TIMES = 3
TOWNS = ("facility", "district", "settlement")
Row = tuple[Item, tuple[str, ...]]


def regrouped(blocks: Sequence[Sequence[Tally]], sites: Sites) -> list[list[Tally]]:
    """The blocks anew: tallies cut by time and town, and those of one class put among their like."""
    cut = [part for block in blocks for tally in block for part in _cut(tally, sites)]
    kin: dict[tuple[str, ...], list[Tally]] = defaultdict(list)
    for tally in cut:
        kin[tally.block[:3]].append(tally)
    anew: dict[tuple[str, ...], list[Tally]] = defaultdict(list)
    for tally in cut:
        classed = replace(tally, people=_class(tally, kin[tally.block[:3]]))
        anew[classed.block].append(classed)
    return [sorted(block, key=lambda t: (t.first, t.low, t.claim)) for _, block in sorted(anew.items())]


def _cut(tally: Tally, sites: Sites) -> list[Tally]:
    by_time = [part for part in _split(tally, _long_ago) if part.items]
    return [part for one in by_time for part in _split(one, lambda rows: _towns(rows, sites))]


def _split(tally: Tally, into: Callable[[Sequence[Row]], Sequence[Sequence[Row]]]) -> list[Tally]:
    """A tally cut up; whole where there is only one piece."""
    rows = list(zip(tally.items, tally.of_member, strict=True))
    pieces = into(rows) if len(rows) > 1 else [rows]
    return [_of(tally, piece) for piece in pieces] if len(pieces) > 1 else [tally]


def _of(tally: Tally, rows: Sequence[Row]) -> Tally:
    """What is left of a tally with some of its items."""
    items = tuple(item for item, _ in rows)
    limits = [found for item in items if item.figure and (found := bounds(item.figure))]
    given = frozenset(party for _, parties in rows for party in parties)
    return replace(
        tally,
        items=items,
        of_member=tuple(parties for _, parties in rows),
        low=min((low for low, _ in limits), default=tally.low),
        high=max((high for _, high in limits), default=tally.high),
        first=min((item.day for item in items if item.dated), default=min(item.day for item in items)),
        parties=given & tally.parties or given,
    )


def _long_ago(rows: Sequence[Row]) -> list[list[Row]]:
    """Those that tell of days long before all the other reports, and the rest."""
    ends = [(row, parsed(window.end) if (window := _window(row[0])) else None) for row in rows]
    days = {row[0].report: day for row in rows if (day := parsed(row[0].day))}
    old = []
    for row, end in ends:
        others = [day for report, day in days.items() if report != row[0].report]
        mine = days.get(row[0].report)
        if end and mine and others and end + timedelta(days=FAR) < min([*others, mine]):
            old.append(row)
    rest = [row for row in rows if row not in old]
    return [old, rest] if old and rest else [list(rows)]


def _window(item: Item) -> Window | None:
    return item.figure.window if item.figure else None


def _towns(rows: Sequence[Row], sites: Sites) -> list[list[Row]]:
    """By towns that lie far apart; what names none stays with the town that most name."""
    groups: list[tuple[Site, list[Row]]] = []
    loose: list[Row] = []
    for row in rows:
        site = town(row[0], sites)
        near = next((group for known, group in groups if site and not far(known, site)), None)
        if site is None:
            loose.append(row)
        elif near is None:
            groups.append((site, [row]))
        else:
            near.append(row)
    if len(groups) < 2:
        return [list(rows)]
    # A report that names a town goes along with its own wordings that name none.
    largest = max(groups, key=lambda group: (len({row[0].report for row in group[1]}), group[0].id))[1]
    for row in loose:
        own = next((group for _, group in groups if any(o[0].report == row[0].report for o in group)), largest)
        own.append(row)
    return [sorted(group, key=lambda row: row[0].key) for _, group in groups]


def town(item: Item, sites: Sites) -> Site | None:
    """The town of a count, None where none is named or the map does not know it."""
    name = item.figure.place if item.figure else None
    site = sites.get((item.report, name.casefold())) if name else None
    return site if site and site.kind in TOWNS else None


def far(left: Site, right: Site) -> bool:
    """Whether two sites are two places, and neither a part of the other."""
    return left.id != right.id and max(abs(left.lat - right.lat), abs(left.lon - right.lon)) > APART


def _class(tally: Tally, kin: Sequence[Tally]) -> str:
    """The class of a count whose wordings name one or none ("27 civilians", "the 27 dead").

    It is the one that they name where most reports do, and a course needs it: others count that class too, or so many
    more people at large that these can be no rival number.
    """
    if tally.people:
        return tally.people
    named = dict(_named(tally))
    if len(set(named.values())) != 1 or 2 * len(named) <= len({i.report for i in tally.items if not i.title}):
        return ""
    (people,) = set(named.values())
    others = [t for t in kin if t is not tally]
    needed = any(t.people == people or (not t.people and t.low >= TIMES * tally.low) for t in others)
    return people if needed else ""


def _named(tally: Tally) -> Iterator[tuple[str, str]]:
    """Each report of a tally that names a class in its text, with the one that it names most often."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for item in tally.items:
        people = (item.figure.victim_class or "").lower() if item.figure and not item.title else ""
        if people not in GENERAL:
            told[item.report][people] += 1
    for report, count in told.items():
        yield report, max(sorted(count), key=lambda name: count[name])
