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
from secondsource.claims.identity.parties import Parties
from secondsource.claims.weight.tallies import GROWING, Tally
from secondsource.model.course import Scope
from secondsource.model.place import Site
from secondsource.resources.offices import offices

#: From so many times on two numbers told side by side by two sides are an incident and a toll of all, no rivals.
INCIDENT = 3
#: Degrees of latitude or longitude that two towns lie apart to be two places.
APART = 0.1
_BEFORE = 40  # characters before a number in which its words are looked for
_OWN = re.compile(r"\b(?:its|their|his|her|our) own\b[^.;:]{0,40}$", re.I)
_FROM = re.compile(r"\b(?:from|against|not|than)(?: (?:about|some|around|at least|just|only))?\s*$", re.I)

#: Report and folded name of a place in it -> its site.
Sites = Mapping[tuple[str, str], Site]


@dataclass(frozen=True, slots=True)
class Around:
    """A tally's block, and what its tests ask for beside it; `home`: figure -> claim, for the figures of the block."""

    block: Sequence[Tally]
    known: Known
    parties: Parties
    sites: Sites
    home: Mapping[str, str]

    def only_saw(self, party: str) -> bool:
        """Whether a party is one person who speaks for nobody."""
        words = set(self.known.labels.get(party, "").casefold().replace(",", " ").split())
        return self.parties.is_witness(party) and not words & (offices().mouths | offices().sides.keys())

    def before(self, item: Item) -> str:
        """The words of its sentence before a number."""
        start = max(item.sentence.start, item.span.start - _BEFORE)
        return self.known.reports[item.report].text[start : item.span.start]

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


def is_increment(tally: Tally, around: Around) -> bool:
    """ "Three more died": told as added, in a report with another number of the kind."""

    def added(item: Item) -> bool:
        told = any(item.report in other.reports for other in around.block if other is not tally)
        return told and item.figure is not None and item.figure.running == "increment"

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
    greater = [
        t
        for t in around.block
        if t.low >= INCIDENT * tally.high and t.reports & tally.reports and not t.parties & tally.parties
    ]
    return bool(greater) and min(t.first for t in greater) <= tally.first


def is_other_place(tally: Tally, around: Around) -> bool:
    """Every sentence that gives it names a town, and these are other towns than those of most of its block."""
    mine = _towns(tally, around)
    if not mine or any(_town(item, around) is None for item in tally.items):
        return False
    others = [(t, towns) for t in around.block if t is not tally and (towns := _towns(t, around))]
    elsewhere = [t for t, towns in others if all(_far(a, b) for a in mine for b in towns)]
    near = [t for t, _ in others if t not in elsewhere] + [tally]
    return bool(elsewhere) and _weight(elsewhere) > _weight(near)


def _weight(tallies: Sequence[Tally]) -> tuple[int, list[int], str]:
    """The more reports, then the earlier, then any order that follows from content."""
    reports = {report for tally in tallies for report in tally.reports}
    first = min(tally.first for tally in tallies)
    return len(reports), [-ord(letter) for letter in first], min(tally.claim for tally in tallies)


def _town(item: Item, around: Around) -> Site | None:
    name = item.figure.place if item.figure else None
    site = around.sites.get((item.report, name.casefold())) if name else None
    return site if site and site.kind in ("facility", "district", "settlement") else None


def _towns(tally: Tally, around: Around) -> list[Site]:
    return [site for item in tally.items if (site := _town(item, around))]


def _far(left: Site, right: Site) -> bool:
    return left.id != right.id and max(abs(left.lat - right.lat), abs(left.lon - right.lon)) > APART


TESTS: tuple[tuple[Scope, Callable[[Tally, Around], bool]], ...] = (
    ("other time", is_other_time),
    ("part", is_part),
    ("increment", is_increment),
    ("own side", is_own_side),
    ("other place", is_other_place),
    ("one incident", is_one_incident),
    ("witness", is_witness),
)


def town_of(tally: Tally, around: Around) -> str:
    """The town that most of a tally's sentences name."""
    names = Counter(site.name for site in _towns(tally, around))
    return min(names, key=lambda name: (-names[name], name))
