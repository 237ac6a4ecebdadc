"""Which numbers of one fate and class must not be compared: parts, increments, other times and places, one incident.

Each test looks at a tally beside the others of its block (same story, fate, unit and class of people).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from secondsource.claims.alignment.items import Item
from secondsource.claims.figures.points import Known, of_another_time, published
from secondsource.claims.figures.regroup import TIMES, Sites, far, town
from secondsource.claims.identity.parties import Parties
from secondsource.claims.weight.tallies import GROWING, Tally
from secondsource.model.assertion import Figure
from secondsource.model.course import Scope
from secondsource.model.place import Site
from secondsource.resources.offices import offices

_BEFORE = 40  # characters before a number in which its words are looked for
_NEAR = 200  # characters before a sentence in which another fate may be told of
_OWN = re.compile(r"\b(?:its|their|his|her|our) own\b[^.;:]{0,40}$", re.I)
_WIDE = re.compile(
    r"\b(?:nationwide|countrywide|statewide|(?:in|across|throughout|around|over) (?:all of )?the (?:whole |entire )?"
    r"(?:country|nation|state|province|region))\b",
    re.I,
)
_WIDER = ("county", "province", "region", "country", "continent")
_FROM = re.compile(r"\b(?:from|against|not|than)(?: (?:about|some|around|at least|just|only))?\s*$", re.I)


@dataclass(frozen=True, slots=True)
class Around:
    """A tally's block, and what its tests ask for beside it; `home`: figure -> claim, for the figures of the
    block; `counts`: report -> what it counts of people."""

    block: Sequence[Tally]
    known: Known
    parties: Parties
    sites: Sites
    home: Mapping[str, str]
    counts: Mapping[str, Sequence[Figure]]

    def only_saw(self, party: str) -> bool:
        """Whether a party is one person who speaks for nobody."""
        words = set(self.known.labels.get(party, "").casefold().replace(",", " ").split())
        return self.parties.is_witness(party) and not words & (offices().mouths | offices().sides.keys())

    def before(self, item: Item) -> str:
        """The words of its sentence before a number."""
        start = max(item.sentence.start, item.span.start - _BEFORE)
        return self.known.reports[item.report].text[start : item.span.start]

    def other_fate(self, item: Item) -> bool:
        """Whether people with another fate are counted in the sentence of a count, or just before it."""
        first, status = item.sentence.start - _NEAR, item.figure.status if item.figure else None
        near = (f for f in self.counts.get(item.report, ()) if first <= f.span.start < item.sentence.end)
        return any(f.status not in (None, status) for f in near)

    def beside(self, tally: Tally, report: str) -> list[Tally]:
        """The greater tallies of the block that a report gives too."""
        return [other for other in self.block if report in other.reports and other.low > tally.high]


def scope_of(tally: Tally, around: Around) -> Scope | None:
    """Why a tally stands apart from the course of its block, None where it does not."""
    return next((name for name, test in TESTS if test(tally, around)), None)


def is_other_time(tally: Tally, around: Around) -> bool:
    """Every sentence that gives it tells of a time long before its report."""
    windows = [(item.figure.window, item.report) for item in tally.items if item.figure]
    return bool(windows) and all(
        window is not None and of_another_time(window, published(around.known.reports[report]))
        for window, report in windows
    )


def is_part(tally: Tally, around: Around) -> bool:
    """It is marked as a part of people of the same class, or only ever stands beside a greater number of the same
    voice. A number that is the older of two ("from 4 to 19"), or once stood alone, is a state and no part."""
    if all(_marked(item, tally, around) for item in tally.items):
        return True
    return all(_under(item, tally, around) for item in tally.items)


def _marked(item: Item, tally: Tally, around: Around) -> bool:
    figure = item.figure
    if figure is None or not (item.partial or figure.part_of):
        return False
    inside = around.home.get(figure.part_of or "", tally.claim) != tally.claim
    return inside or not tally.people or (item.partial and bool(around.beside(tally, item.report)))


def _under(item: Item, tally: Tally, around: Around) -> bool:
    """Whether a report gives the number beside a greater one by the same voice, and not as what was before."""
    if item.recalled or (item.figure and item.figure.running == "total") or _FROM.search(around.before(item)):
        return False
    speakers = {one.speaker for t in around.beside(tally, item.report) for one in t.items if one.report == item.report}
    return bool(speakers) and (item.speaker is None or item.speaker in speakers)


def is_place_in_wider(tally: Tally, around: Around) -> bool:
    """It is of one town, and a part of what a wider land has: a report marks the same number of the same town as a
    part, or a greater one is told of the whole land. A greater one of the same town makes it a state; so does a later
    one of the same giver."""
    mine = {_place(item) for item in tally.items}
    if "" in mine or any(mine & {_place(item) for item in t.items} for t in around.block if t.low > tally.high):
        return False
    for other in around.block:
        if other is tally:
            continue
        if other.value == tally.value and all(_marked(i, other, around) and _place(i) in mine for i in other.items):
            return True
        update = bool(other.parties & tally.parties) and other.first > tally.first
        if other.low > tally.high and not update and any(_is_wide(i, tally, other, around) for i in other.items):
            return True
    return False


def _place(item: Item) -> str:
    return ((item.figure.place if item.figure else None) or "").casefold()


def _is_wide(item: Item, tally: Tally, other: Tally, around: Around) -> bool:
    """Whether a count is of a whole land: the sentence says so, or it names one, and the number is twice as great."""
    if _WIDE.search(item.sentence.of(around.known.reports[item.report].text)):
        return True
    site = around.sites.get((item.report, _place(item)))
    towns = _towns(tally, around)
    inside = site is not None and bool(towns) and all(site.country == town.country for town in towns)
    return site is not None and inside and site.kind in _WIDER and other.low >= 2 * tally.high


def is_increment(tally: Tally, around: Around) -> bool:
    """ "Three more died": told as added to a number of the kind, told in the report or not. "Another three" beside
    people with another fate ("one died and another three were hurt") adds to those, and is a number of its own."""

    def added(item: Item) -> bool:
        if item.figure is None or item.figure.running != "increment":
            return False
        told = any(item.report in other.reports for other in around.block if other is not tally)
        return told or not around.other_fate(item)

    return all(added(item) for item in tally.items)


def is_own_side(tally: Tally, around: Around) -> bool:
    """ "Its own losses at seven dead": the people of one side, where no class says which."""
    return not tally.people and all(_OWN.search(around.before(item)) for item in tally.items)


def is_witness(tally: Tally, around: Around) -> bool:
    """What persons without office saw, where some body counts as well."""
    mine = {party for parties in tally.of_member for party in parties}
    others = {party for t in around.block if t is not tally for party in t.parties} - mine
    return bool(mine) and all(map(around.only_saw, mine)) and not all(map(around.only_saw, others))


def is_one_incident(tally: Tally, around: Around) -> bool:
    """A far smaller number that somebody else gives beside a greater one, in every report where both stand, though it
    had never been all that was known."""
    if tally.status not in GROWING or any(around.known.status.get(tally.claim) == s for s in ("superseded",)):
        return False
    greater = [t for t in around.block if t.low >= TIMES * tally.high and not t.parties & tally.parties]
    beside = [t for t in greater if t.reports & tally.reports]
    if beside and min(t.first for t in beside) <= tally.first:
        return True
    return any(_over_days(t, tally) for t in greater)


def _over_days(total: Tally, one: Tally) -> bool:
    """Whether a number is told over days, from before the single day of which each wording of another tells."""
    windows = [item.figure.window if item.figure else None for item in one.items if not item.title]
    days = {window.end for window in windows if window and window.start == window.end}
    if not windows or None in windows or None in days or len(days) != 1:
        return False
    (day,) = days
    over = [item.figure.window for item in total.items if item.figure and item.figure.window]
    return any(w.start and w.end and day and w.start < day <= w.end for w in over)


def is_other_place(tally: Tally, around: Around) -> bool:
    """Every sentence that gives it names a town, and these are other towns than those of most of its block."""
    mine = _towns(tally, around)
    if not mine or any(town(item, around.sites) is None for item in tally.items):
        return False
    others = [(t, towns) for t in around.block if t is not tally and (towns := _towns(t, around))]
    elsewhere = [t for t, towns in others if all(far(a, b) for a in mine for b in towns)]
    near = [t for t, _ in others if t not in elsewhere] + [tally]
    return bool(elsewhere) and _weight(elsewhere) > _weight(near)


def _weight(tallies: Sequence[Tally]) -> tuple[int, list[int], str]:
    """The more reports, then the earlier, then any order that follows from content."""
    reports = {report for tally in tallies for report in tally.reports}
    first = min(tally.first for tally in tallies)
    return len(reports), [-ord(letter) for letter in first], min(tally.claim for tally in tallies)


def _towns(tally: Tally, around: Around) -> list[Site]:
    return [site for item in tally.items if (site := town(item, around.sites))]


TESTS: tuple[tuple[Scope, Callable[[Tally, Around], bool]], ...] = (
    ("other time", is_other_time),
    ("increment", is_increment),
    ("part", is_part),
    ("own side", is_own_side),
    ("other place", is_other_place),
    ("other place", is_place_in_wider),
    ("one incident", is_one_incident),
    ("witness", is_witness),
)


def town_of(tally: Tally, around: Around) -> str:
    """The town that most of a tally's sentences name, as the map has it, else as they do."""
    told = [item.figure.place for item in tally.items if item.figure and item.figure.place]
    names = Counter([site.name for site in _towns(tally, around)] or told)
    return min(names, key=lambda name: (-names[name], name))
