"""The sites that a name could mean, before the rest of the report is asked."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from secondsource.assertions.placing.wording import larger, wording
from secondsource.model.place import Match, PlaceKind, Site
from secondsource.resources.gazetteer import Hit, gazetteer
from secondsource.resources.toponyms import toponyms
from secondsource.text.transliteration import variant_key

#: No more sites of one name are weighed.
MOST = 32
#: What the kind of place adds: how much likelier a bare name means it than its population tells.
KIND = {
    "continent": 4.0,
    "country": 3.0,
    "province": 0.6,
    "region": 1.2,
    "water": 0.6,
    "terrain": 0.4,
    "settlement": 0.6,
    "district": 0.2,
    "county": -0.3,
    "facility": 0.2,
}
#: A factor of ten in people.
TENFOLD = 0.85
#: What it costs that the name is spelt otherwise, or is only near.
SPELT = {"exact": 0.0, "variant": -1.2, "fuzzy": -2.0}
#: People whose place is known by its name.
SOME_SIZE = 1000
#: A further name of a site, where it is none of a country.
FURTHER = -1.2
#: The kinds of which that costs.
PLAIN = frozenset({"settlement", "district", "county", "facility", "terrain"})
#: What words beside the name tell of the kind: when the site is of it, when not.
KIND_TOLD, KIND_NOT = 1.5, -1.5
#: The larger place that is written after the name: when the site lies in it, when it does not.
LIES_IN, LIES_OUT = 5.0, -2.5
#: A province or county of the same name around a town that is its seat.
SEAT = -1.2
#: A town of less than this part of the people is no seat that the province is called after.
SEAT_SHARE = 20


@dataclass(slots=True)
class Option:
    """A site that a name could mean, with what speaks for and against it by the name of the feature. `share`: of all
    that its name could mean; `vote`: what of that counts where other names are weighed."""

    index: int
    site: Site
    match: Match
    marks: dict[str, float] = field(default_factory=dict)
    share: float = 0.0
    vote: float = 0.0

    @property
    def score(self) -> float:
        """The sum of what speaks for it."""
        return sum(self.marks.values())


@dataclass(frozen=True, slots=True)
class Asked:
    """A name as it stands in the report with what is written beside it: what one decision is made for.
    `marked`: it was marked in the text as a place, so it needs no capital and may be a word like "Republic"."""

    name: str
    hints: frozenset[PlaceKind] = frozenset()
    within: str = ""
    marked: bool = False


def options(asked: Asked) -> list[Option]:
    """The sites that a name could mean, with the marks that it and the words beside it give."""
    if not asked.marked and (asked.name.islower() or asked.name.casefold() in toponyms().generic):
        return []
    told = wording(asked.name)
    around = containers(told.within or asked.within)
    hints = told.hints or asked.hints
    found: dict[int, Option] = {}
    for form, kinds in told.forms:
        if any(option.match == "exact" for option in found.values()):
            break
        for hit in gazetteer().find(form, fuzzy=len(told.forms) == 1):
            site = gazetteer().site(hit.index)
            if hit.index not in found and (kinds is None or site.kind in kinds) and _fits(form, hit, site):
                found[hit.index] = Option(hit.index, site, hit.match, _marks(form, hit, site, hints, around))
    _overshadow(list(found.values()))
    kept = sorted(found.values(), key=lambda o: -o.score)[:MOST]
    _seats(kept, hints)
    return kept


def _fits(form: str, hit: Hit, site: Site) -> bool:
    """Whether so short a form may stand for the site: letters like "EU" or "L.A." are no village of that spelling."""
    letters = form.replace(".", "").replace(" ", "")
    if len(letters) > 3:
        return True
    return hit.match == "exact" and (not letters.isupper() or site.kind != "settlement" or not hit.own)


def _marks(form: str, hit: Hit, site: Site, hints: frozenset[PlaceKind], around: list[Site]) -> dict[str, float]:
    marks = {"size": TENFOLD * math.log10(1 + gazetteer().weight(hit.index)), "kind": KIND[site.kind]}
    if hit.match != "exact":
        marks["spelling"] = SPELT[hit.match]
    if not hit.own and site.kind in PLAIN and variant_key(form) != variant_key(site.name):
        marks["further-name"] = FURTHER
    if hints:
        marks["kind-told"] = KIND_TOLD if site.kind in hints else KIND_NOT
    if around:
        marks["within"] = LIES_IN if any(lies_in(site, outer) for outer in around) else LIES_OUT
    return marks


def _overshadow(found: list[Option]) -> None:
    """Where a place of some size has just this name, one elsewhere that is spelt otherwise is hardly meant."""
    exact = {
        (o.site.country, o.site.admin1)
        for o in found
        if o.match == "exact" and gazetteer().weight(o.index) >= SOME_SIZE
    }
    for option in found:
        if exact and option.match != "exact" and (option.site.country, option.site.admin1) not in exact:
            option.marks["spelling"] = SPELT["fuzzy"] - 1.0


def _seats(kept: list[Option], hints: frozenset[PlaceKind]) -> None:
    """A bare name means the town and not the province that is called after it."""
    if hints:
        return
    towns: dict[tuple[str, str], int] = {}
    for option in kept:
        if option.site.kind == "settlement":
            at = option.site.country, option.site.admin1
            towns[at] = max(towns.get(at, 0), gazetteer().weight(option.index))
    for option in kept:
        at = option.site.country, option.site.admin1
        if option.site.kind in ("province", "county") and towns.get(at, 0) * SEAT_SHARE > gazetteer().weight(
            option.index
        ):
            option.marks["seat"] = SEAT


def containers(rest: str) -> list[Site]:
    """The countries, divisions and regions that the head of some words names, best known first."""
    short = toponyms().short
    for name in larger(rest):
        if told := short.get(name) or short.get(name.rstrip(".")):
            country, division = told
            hits = [gazetteer().site(hit.index) for hit in gazetteer().find(division, fuzzy=False)]
            return [s for s in hits if s.country == country and s.kind in ("province", "settlement", "country")][:1]
        hits = [gazetteer().site(hit.index) for hit in gazetteer().find(name, fuzzy=False) if hit.match == "exact"]
        outer = [site for site in hits if site.kind in ("country", "province", "county", "region")]
        if outer:
            return outer[:4]
    return []


def lies_in(site: Site, outer: Site) -> bool:
    """Whether a site is part of a larger one: by its country, by its division, else by distance."""
    if site.id == outer.id:
        return False
    if outer.kind == "country":
        return site.country == outer.country
    if outer.kind == "province" and site.admin1:
        return (site.country, site.admin1) == (outer.country, outer.admin1)
    return apart(site, outer) <= outer.radius_km + site.radius_km


def apart(a: Site, b: Site) -> float:
    """Great-circle distance of two sites in km (haversine)."""
    p, q = math.radians(a.lat), math.radians(b.lat)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, h)))
