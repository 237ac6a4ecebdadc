"""What differs between two dossiers beside their claims: for a preview of judgements."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import NamedTuple

from secondsource.model.dossier import Dossier
from secondsource.model.span import Span

Place = tuple[Hashable, int, int]


class Told(NamedTuple):
    """Something in words, and what it comes to whatever its reports are called."""

    words: str
    same: Hashable


#: What is not there.
NOTHING = Told("", None)


def beside(
    before: Dossier,
    after: Dossier,
    ids_before: Mapping[str, str] | None = None,
    ids_after: Mapping[str, str] | None = None,
) -> tuple[tuple[str, str, str], ...]:
    """What differs as (what, before, after) in words: edges, dates, sources, names, places; "" for what was not or is
    not there. Reports are matched by their ids (siglum -> id; left out: by their bytes), not by the names they had."""
    mine, theirs = _Side(before, ids_before), _Side(after, ids_after)
    found = []
    for what, told in (("edge", _edges), ("date", _dates), ("source", _sources), ("name", _names), ("place", _places)):
        old, new = told(mine), told(theirs)
        for key in sorted({*old, *new}, key=repr):
            if old.get(key, NOTHING).same != new.get(key, NOTHING).same:
                found.append((what, old.get(key, NOTHING).words, new.get(key, NOTHING).words))
    return tuple(found)


class _Side:
    """One of the two dossiers, its reports by what they are called in both."""

    def __init__(self, dossier: Dossier, ids: Mapping[str, str] | None) -> None:
        self.dossier = dossier
        self.keys: dict[str, Hashable] = {r.id: (ids or {}).get(r.id) or (r.sha256, r.file) for r in dossier.reports}

    def place(self, span: Span) -> Place:
        """Where some words stand."""
        return self.keys[span.report], span.start, span.end


def _edges(side: _Side) -> dict[Hashable, Told]:
    found: dict[Hashable, Told] = {}
    labels = {u.id: (u.label, frozenset(side.keys[c] for c in u.children)) for u in side.dossier.lineage.hypothetical}
    for edge in side.dossier.lineage.edges:
        label, parent = labels.get(edge.parent, (edge.parent, side.keys.get(edge.parent)))
        verb = "stands on" if edge.direction == "known" else "shares text with"
        child = side.keys[edge.child]
        told = f"{edge.child} {verb} {label} ({edge.relation})"
        found[frozenset((child, parent))] = Told(told, (child, verb, parent, edge.relation))
    return found


def _dates(side: _Side) -> dict[Hashable, Told]:
    told: dict[Hashable, Told] = {}
    for report in side.dossier.reports:
        first, last = report.published.earliest, report.published.latest
        day = first if first == last else f"{first}/{last}"
        told[side.keys[report.id]] = Told(f"{report.id} published {day or 'on a day not known'}", day or "")
    return told


def _sources(side: _Side) -> dict[Hashable, Told]:
    """Each group of speakers, so that sources put together or parted are told."""
    found: dict[Hashable, Told] = {}
    for source in side.dossier.sources:
        words = f"{source.label} in {len(source.speakers)} reports"
        found[source.speakers] = Told(words, words)
    return found


def _names(side: _Side) -> dict[Hashable, Told]:
    found: dict[Hashable, Told] = {}
    for entity in side.dossier.entities:
        mentions = [m for v in entity.variants for m in v.mentions]
        words = f"{entity.name} ({len(mentions)} mentions)"
        found[frozenset(map(side.place, mentions))] = Told(words, words)
    return found


def _places(side: _Side) -> dict[Hashable, Told]:
    found: dict[Hashable, Told] = {}
    for place in side.dossier.places:
        where = f"{place.site.name} at {place.site.lat:g}, {place.site.lon:g}" if place.site else "not placed"
        found[side.place(place.span)] = Told(f"{place.name} in {place.report}: {where}", (place.name, where))
    return found
