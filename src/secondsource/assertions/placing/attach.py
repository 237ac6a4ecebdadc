"""Give events the coordinates of the places that they name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from secondsource.model.assertion import EventMention, Place
from secondsource.model.place import PlaceMention, Site
from secondsource.text.transliteration import exact_key


def attach(events: Sequence[EventMention], places: Sequence[PlaceMention]) -> tuple[EventMention, ...]:
    """The events, each place with the site of the mention at the same words, else of the surest mention of its name."""
    by_span = {(m.span.start, m.span.end): m.site for m in places if m.site}
    by_name: dict[str, Site] = {}
    for mention in sorted(places, key=lambda m: (m.sure, m.span), reverse=True):
        if mention.site:
            by_name.setdefault(exact_key(mention.name), mention.site)
    located = []
    for event in events:
        place = event.place
        if place is not None:
            at = by_span.get((place.span.start, place.span.end)) if place.span else None
            site = at or by_name.get(exact_key(place.name))
            event = replace(event, place=located_at(place, site)) if site else event
        located.append(event)
    return tuple(located)


def located_at(place: Place, site: Site) -> Place:
    """The place with the site's coordinates; that it is only the report's place stays said."""
    return replace(
        place,
        lat=site.lat,
        lon=site.lon,
        precision=place.precision if place.precision == "report" else site.kind,
        kind=site.kind,
        radius_km=site.radius_km,
        gazetteer_id=site.id,
    )
