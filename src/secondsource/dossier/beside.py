"""What differs between two dossiers beside their claims: for a preview of judgements."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from secondsource.model.dossier import Dossier
from secondsource.model.span import Span

Place = tuple[Hashable, int, int]


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
            if old.get(key, "") != new.get(key, ""):
                found.append((what, old.get(key, ""), new.get(key, "")))
    return tuple(found)


class _Side:
    """One of the two dossiers, its reports by what they are called in both."""

    def __init__(self, dossier: Dossier, ids: Mapping[str, str] | None) -> None:
        self.dossier = dossier
        self.keys: dict[str, Hashable] = {r.id: (ids or {}).get(r.id) or (r.sha256, r.file) for r in dossier.reports}

    def place(self, span: Span) -> Place:
        """Where some words stand."""
        return self.keys[span.report], span.start, span.end


def _edges(side: _Side) -> dict[Hashable, str]:
    found: dict[Hashable, str] = {}
    labels = {u.id: (u.label, frozenset(side.keys[c] for c in u.children)) for u in side.dossier.lineage.hypothetical}
    for edge in side.dossier.lineage.edges:
        label, parent = labels.get(edge.parent, (edge.parent, side.keys.get(edge.parent)))
        verb = "stands on" if edge.direction == "known" else "shares text with"
        told = f"{edge.child} {verb} {label} ({edge.relation})"
        found[frozenset((side.keys[edge.child], parent))] = told
    return found


def _dates(side: _Side) -> dict[Hashable, str]:
    told = {}
    for report in side.dossier.reports:
        first, last = report.published.earliest, report.published.latest
        day = first if first == last else f"{first}/{last}"
        told[side.keys[report.id]] = f"{report.id} published {day or 'on a day not known'}"
    return told


def _sources(side: _Side) -> dict[Hashable, str]:
    """Each group of speakers, so that sources put together or parted are told."""
    found: dict[Hashable, str] = {}
    for source in side.dossier.sources:
        found[source.speakers] = f"{source.label} in {len(source.speakers)} reports"
    return found


def _names(side: _Side) -> dict[Hashable, str]:
    found: dict[Hashable, str] = {}
    for entity in side.dossier.entities:
        mentions = [m for v in entity.variants for m in v.mentions]
        found[frozenset(map(side.place, mentions))] = f"{entity.name} ({len(mentions)} mentions)"
    return found


def _places(side: _Side) -> dict[Hashable, str]:
    found: dict[Hashable, str] = {}
    for place in side.dossier.places:
        where = f"{place.site.name} at {place.site.lat:g}, {place.site.lon:g}" if place.site else "not placed"
        found[side.place(place.span)] = f"{place.name} in {place.report}: {where}"
    return found
