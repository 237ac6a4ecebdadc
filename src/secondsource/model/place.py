"""Places: what the gazetteer knows of one, and which one a report's words mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from secondsource.model.reason import Reason
from secondsource.model.span import Span

#: What kind of place a site is; the order goes from the small to the large.
PlaceKind = Literal[
    "facility", "district", "settlement", "terrain", "water", "county", "province", "region", "country", "continent"
]
#: How the words in a report meet a name of the site: letter for letter (case and accents aside), as another way to
#: write it ("Maarat al-Numan" for Ma'arrat an Nu'man), or within a small distance.
Match = Literal["exact", "variant", "fuzzy"]


@dataclass(frozen=True, slots=True)
class Site:
    """One entry of the gazetteer.

    `id` is "geonames:170063" or "supplement:khan-al-assal". `lat` and `lon` are degrees (WGS 84); `radius_km` is how
    far from them a point of the place may lie. `country` is an ISO 3166-1 alpha-2 code, "" where it is of none (a sea)
    or of several; `admin1` the name of its first-order division; `population` 0 where unknown.
    """

    id: str
    name: str
    lat: float
    lon: float
    kind: PlaceKind
    radius_km: float
    country: str = ""
    admin1: str = ""
    population: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A site that a name could mean, with its score (0 to 1) beside the others and the reasons for it."""

    site: Site
    match: Match
    score: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A mention of a place in one report and the site it stands for.

    `name` is the fullest form of it in the report. `site` is None for a place that the gazetteer does not know, or that
    nothing in the report tells apart from its namesakes; `reasons` then say so. `sure` is 0 to 1; `others` are the
    runners-up, best first.
    """

    id: str
    report: str
    span: Span
    name: str
    site: Site | None = None
    match: Match | None = None
    sure: float = 0.0
    reasons: tuple[Reason, ...] = ()
    others: tuple[Candidate, ...] = ()
