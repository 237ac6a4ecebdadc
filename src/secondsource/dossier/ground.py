"""A dossier laid out for judging: what stands where, looked up as often as one likes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from secondsource.dossier.explain.find import find, things
from secondsource.model.dossier import Dossier
from secondsource.model.lineage import Edge
from secondsource.model.place import PlaceMention
from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.text.transliteration import exact_key

#: Share of the words of both that two stretches must have in common to be one mention (as identities are judged).
MEANT = 0.3


class Ground:
    """Looks things up in a dossier by name, by report and by words; what is not asked for is not laid out."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier

    def thing(self, name: str) -> Any:
        """The noun that a name stands for. Raises BadInput when there is none."""
        return self._named.get(name) or find(self.dossier, name)

    @cached_property
    def reports(self) -> Mapping[str, Report]:
        """The reports by siglum, in their order."""
        return {report.id: report for report in self.dossier.reports}

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Siglum -> its place."""
        return {report: i for i, report in enumerate(self.reports)}

    @cached_property
    def claims_at(self) -> Mapping[Span, Sequence[str]]:
        """Words -> the claims that have them as a wording."""
        found: dict[Span, list[str]] = defaultdict(list)
        for claim in self.dossier.claims:
            for span in dict.fromkeys(member.span for member in claim.members):
                found[span].append(claim.id)
        return dict(found)

    def wordings_in(self, span: Span) -> list[Span]:
        """The wordings of claims that meet some words, in order."""
        return sorted(wording for wording in self._wordings.get(span.report, ()) if wording.shared(span))

    def said_by(self, source: str) -> Span | None:
        """Where a source is first named as the one who says something."""
        return self._said.get(source)

    def edges(self, child: str, parents: Sequence[str]) -> Iterator[str]:
        """The edges between a report and any of some others, either way, and those to an unseen text of all of them."""
        asked = set(parents)
        for edge in self._edges.get(child, ()):
            if edge.parent in asked or edge.child in asked:
                yield edge.id
        for edge in self._edges.get(child, ()):
            if edge.child == child and asked <= self._unseen.get(edge.parent, frozenset()):
                yield edge.id

    def meant_at(self, span: Span) -> Iterator[str]:
        """The entity and the source that some words stand for."""
        for held in (self._mentions, self._voices):
            alike = [(_alike(m, span), id_) for m, id_ in held.get(span.report, ()) if m.shared(span)]
            score, id_ = max(alike, default=(0.0, ""))
            if score > MEANT:
                yield id_

    def places_at(self, span: Span) -> Iterator[str]:
        """The mentions of the place that some words name, all those in their report."""
        held = self._places.get(span.report, ())
        names = {exact_key(place.name) for place in held if place.span.shared(span)}
        return (place.id for place in held if exact_key(place.name) in names)

    @cached_property
    def _named(self) -> Mapping[str, Any]:
        found: dict[str, Any] = {place.id: place for place in self.dossier.places}
        for thing in things(self.dossier):
            found.setdefault(thing.id, thing)
        return found

    @cached_property
    def _wordings(self) -> Mapping[str, Sequence[Span]]:
        return _by_report((span, span) for span in self.claims_at)

    @cached_property
    def _said(self) -> Mapping[str, Span]:
        found: dict[str, Span] = {}
        for statement in self.dossier.statements:
            if statement.source:
                found.setdefault(statement.speaker, statement.source[0])
        return found

    @cached_property
    def _edges(self) -> Mapping[str, Sequence[Edge]]:
        found: dict[str, list[Edge]] = defaultdict(list)
        for edge in self.dossier.lineage.edges:
            found[edge.child].append(edge)
            found[edge.parent].append(edge)
        return found

    @cached_property
    def _unseen(self) -> Mapping[str, frozenset[str]]:
        held = self.dossier.lineage.hypothetical
        return {unseen.id: frozenset(unseen.children) for unseen in held if unseen.known_by == "text"}

    @cached_property
    def _mentions(self) -> Mapping[str, Sequence[tuple[Span, str]]]:
        entities = self.dossier.entities
        return _by_report((m, (m, e.id)) for e in entities for v in e.variants for m in v.mentions)

    @cached_property
    def _voices(self) -> Mapping[str, Sequence[tuple[Span, str]]]:
        return _by_report((span, (span, s.speaker)) for s in self.dossier.statements for span in s.source)

    @cached_property
    def _places(self) -> Mapping[str, Sequence[PlaceMention]]:
        return _by_report((place.span, place) for place in self.dossier.places)


def _by_report(pairs: Iterator[tuple[Span, Any]]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for span, thing in pairs:
        found[span.report].append(thing)
    return dict(found)


def _alike(one: Span, other: Span) -> float:
    common = one.shared(other)
    return common / max(1, len(one) + len(other) - common)
