"""Where a change of control took place: the site of the place that its words name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from secondsource.model.assertion import Assertions, ControlMention, Place
from secondsource.model.place import PlaceMention
from secondsource.text.names import key_words

#: The mentions of places of each report that have a site.
Located = Mapping[str, Sequence[PlaceMention]]


def located(assertions: Sequence[Assertions]) -> Located:
    """Report id -> the mentions in it that have a site, in order of position."""
    return {said.report: [place for place in said.places if place.site] for said in assertions}


def where_of(place: str, group: Sequence[ControlMention], known: Located) -> Place | None:
    """The site that most of the sentences give for the words of a place, the surest if they differ evenly; None where
    none of the names in these words has one."""
    words = set(key_words(place))
    votes: dict[str, float] = defaultdict(float)
    sites = {}
    for told in group:
        for mention in known.get(told.report, ()):
            named = set(key_words(mention.name))
            if mention.site and named and named <= words and told.evidence.covers(mention.span):
                sites[mention.site.id] = mention.site
                votes[mention.site.id] += mention.sure
    if not votes:
        return None
    site = sites[max(sorted(votes), key=lambda id_: votes[id_])]
    return Place(place, site.lat, site.lon, site.kind, None, site.kind, site.radius_km, site.id)
