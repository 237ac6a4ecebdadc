"""What the rest of the report says for each site: countries and divisions in common, places nearby, the outlet's home.

Every name begins with the shares that its own words give its sites. Then each votes with them for countries, divisions
and places, and takes the others' votes into its own score; twice, so that a name which is clear only beside another
helps a third. Costs grow with names times sites of a name, never with pairs of names: a site is held only against the
strongest few in its own and the neighbouring cells of a degree.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from secondsource.assertions.placing.options import Option, apart
from secondsource.model.place import Site

ROUNDS = 4
#: What a report wholly about one country or division adds to its sites.
COUNTRY, DIVISION = 2.5, 4.0
#: What it costs a place to lie in none of the countries that a report of ABOUT names tells of.
ELSEWHERE, ABOUT = -1.0, 3.0
#: What a sure place next door adds, and the distance in km at which it adds a third of that.
NEAR, NEAR_KM = 2.5, 60.0


#: A site of small share still lends itself to its neighbours: its share to this power.
LENT = 0.35
#: Sites of one cell that are held against another.
CELL_MOST = 6
#: The score at which the vote of a site counts half: the only site of its name has all the votes, and may still be a
#: hamlet that nobody means.
TRUSTED = 3.0
#: With more names than this in a report, only the FEW likeliest sites of each are weighed.
MANY, FEW = 400, 6
Cell = tuple[int, int]


@dataclass(slots=True)
class Votes:
    """How much of a report speaks for each country ("US"), for each division ("US", "Ohio"), and what lies in each cell
    of a degree: (share lent, number of the name, site), the strongest first. `told` and `inside` are the sums of the
    votes for countries and for divisions."""

    countries: dict[str, float]
    divisions: dict[tuple[str, str], float]
    cells: dict[Cell, list[tuple[float, int, Site]]]
    told: float
    inside: float


def weigh(groups: Sequence[list[Option]], counts: Sequence[int], home: Mapping[str, float]) -> None:
    """Let the names of a report decide among one another. `counts`: how often each name stands there; `home`: countries
    that the outlet or demonyms speak for, with how many names each is worth."""
    if len(groups) > MANY:
        groups = [_shortened(group) for group in groups]
    _share(groups)
    for _ in range(ROUNDS):
        votes = _votes(groups, counts, home)
        for k, group in enumerate(groups):
            _listen(k, group, counts[k], votes)
        _share(groups)


def _shortened(group: list[Option]) -> list[Option]:
    """The likeliest sites of a name, the others taken from its list: a text of thousands of names is a table."""
    del group[FEW:]
    return group


def _share(groups: Sequence[list[Option]]) -> None:
    """The share of each site of a name, a softmax of its scores, and what of it votes."""
    for group in groups:
        if not group:
            continue
        top = max(option.score for option in group)
        raised = [math.exp(option.score - top) for option in group]
        for option, value in zip(group, raised, strict=True):
            option.share = value / sum(raised)
            option.vote = option.share / (1 + math.exp(TRUSTED - option.score))


def _votes(groups: Sequence[list[Option]], counts: Sequence[int], home: Mapping[str, float]) -> Votes:
    countries: dict[str, float] = defaultdict(float, home)
    divisions: dict[tuple[str, str], float] = defaultdict(float)
    cells: dict[Cell, list[tuple[float, int, Site]]] = defaultdict(list)
    for k, group in enumerate(groups):
        heavy = 1 + math.log(counts[k])
        for option in group:
            site = option.site
            if site.country:
                countries[site.country] += heavy * option.vote
            if site.admin1:
                divisions[site.country, site.admin1] += heavy * option.vote
            if site.kind not in ("country", "continent", "region"):
                cells[_cell(site)].append((option.vote**LENT, k, site))
    kept = {cell: _strongest(found) for cell, found in cells.items()}
    return Votes(countries, divisions, kept, sum(countries.values()), sum(divisions.values()))


def _cell(site: Site) -> Cell:
    return math.floor(site.lat), math.floor(site.lon)


def _strongest(found: list[tuple[float, int, Site]]) -> list[tuple[float, int, Site]]:
    """The strongest site of each name in a cell, no more than CELL_MOST."""
    best: dict[int, tuple[float, int, Site]] = {}
    for item in found:
        if item[1] not in best or (item[0], item[2].id) > (best[item[1]][0], best[item[1]][2].id):
            best[item[1]] = item
    return sorted(best.values(), key=lambda item: (-item[0], item[1]))[:CELL_MOST]


def _listen(k: int, group: list[Option], count: int, votes: Votes) -> None:
    """Write the votes of the other names into the marks of one name's sites."""
    heavy = 1 + math.log(count)
    own_countries: dict[str, float] = defaultdict(float)
    own_divisions: dict[tuple[str, str], float] = defaultdict(float)
    for option in group:
        own_countries[option.site.country] += heavy * option.vote
        own_divisions[option.site.country, option.site.admin1] += heavy * option.vote
    total = votes.told - sum(v for c, v in own_countries.items() if c)
    inside = votes.inside - sum(v for (_, a), v in own_divisions.items() if a)
    for option in group:
        site = option.site
        country = votes.countries.get(site.country, 0.0) - own_countries[site.country] if site.country else 0.0
        option.marks["country"] = COUNTRY * max(0.0, country) / (total + 0.7)
        if site.country and site.kind != "country":
            option.marks["elsewhere"] = ELSEWHERE * max(0.0, 1 - country / max(0.1, total)) * min(1.0, total / ABOUT)
        if site.admin1:
            division = votes.divisions.get((site.country, site.admin1), 0.0) - own_divisions[site.country, site.admin1]
            option.marks["division"] = DIVISION * max(0.0, division) / (inside + 0.7)
        if site.kind not in ("country", "continent"):
            option.marks["near"] = NEAR * _neighbour(k, site, votes)


def _neighbour(k: int, site: Site, votes: Votes) -> float:
    """How much the best neighbour that another name lends speaks for a site."""
    lat, lon = _cell(site)
    best = 0.0
    for cell in ((lat + dy, lon + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)):
        for share, j, other in votes.cells.get(cell, ()):
            if share <= best:
                break
            if j != k and site.id != other.id:
                best = max(best, share * _nearness(site, other))
    return best


def _nearness(site: Site, other: Site) -> float:
    return math.exp(-max(0.0, apart(site, other) - site.radius_km / 2 - other.radius_km / 2) / NEAR_KM)
