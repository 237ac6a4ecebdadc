"""Where a place is as a person judged it. One report means one place by one name: a judgement of a mention holds for
all mentions of the name in its report, and for no other report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from secondsource.assertions.placing.attach import attach
from secondsource.model.assertion import Assertions, EventMention
from secondsource.model.judged import Judged, reason_of, span_of
from secondsource.model.judgement import Judgement
from secondsource.model.place import PlaceMention, Site
from secondsource.text.points import point
from secondsource.text.transliteration import exact_key

#: Degrees within which two points are one: some fifty metres.
SAME = 0.0005
#: How far from a judged point the place may lie, in kilometres, where nothing is known of it.
AROUND = 1.0


def with_places(said: Assertions, judged: Judged) -> Assertions:
    """What a report says, its places and the places of its events where they were judged to be."""
    here = [e for e in judged.of("place") if any(anchor.report == said.report for anchor in e.target.at)]
    places, moved = said.places, set[str]()
    for entry in here:
        names = {exact_key(m.name) for m in places for a in entry.target.at if m.span.shared(span_of(a))}
        moved |= names
        places = tuple(_judged(m, entry) if exact_key(m.name) in names else m for m in places)
    if places == said.places:
        return said
    events = tuple(_unplaced(event) if _names(event, moved, places) else event for event in said.events)
    return replace(said, places=places, events=attach(events, places))


def _judged(mention: PlaceMention, entry: Judgement) -> PlaceMention:
    at = point(entry.target.value)
    if entry.verdict == "negative":
        return _refused(mention, entry, at)
    if at is None:
        return mention
    lat, lon, name = at
    known = [site for site in (mention.site, *(other.site for other in mention.others)) if site]
    site = next((s for s in known if _near(s, lat, lon)), None)
    made = site or Site(f"judged:{lat:g},{lon:g}", name or mention.name, lat, lon, "settlement", AROUND)
    why = reason_of(entry, f"{mention.name} is {made.name} at {made.lat:g}, {made.lon:g}")
    match = mention.match if site and site == mention.site else "exact"
    others = tuple(other for other in mention.others if other.site.id != made.id)
    return replace(mention, site=made, match=match, sure=1.0, reasons=(why, *mention.reasons), others=others)


def _refused(mention: PlaceMention, entry: Judgement, at: tuple[float, float, str] | None) -> PlaceMention:
    """The mention without the place that was refused; the next best is not put in its stead, for a person to judge."""
    if mention.site is None or (at is not None and not _near(mention.site, at[0], at[1])):
        return mention
    why = reason_of(entry, f"{mention.name} is not {mention.site.name} at {mention.site.lat:g}, {mention.site.lon:g}")
    return replace(mention, site=None, match=None, sure=0.0, reasons=(why, *mention.reasons))


def _near(site: Site, lat: float, lon: float) -> bool:
    return abs(site.lat - lat) <= SAME and abs(site.lon - lon) <= SAME


def _names(event: EventMention, moved: set[str], places: Sequence[PlaceMention]) -> bool:
    """Whether an event has its place from a mention that was judged."""
    place = event.place
    if place is None or place.gazetteer_id is None:
        return False
    named = {exact_key(m.name) for m in places if place.span and m.span == place.span}
    return not moved.isdisjoint(named or {exact_key(place.name)})


def _unplaced(event: EventMention) -> EventMention:
    assert event.place is not None
    precision = "report" if event.place.precision == "report" else "name"
    bare = replace(event.place, lat=None, lon=None, precision=precision, kind=None, radius_km=None, gazetteer_id=None)
    return replace(event, place=bare)
