"""What is known of the whole pile when one of its reports is read into items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from secondsource.claims.alignment.sites import on_the_map
from secondsource.model.assertion import Place
from secondsource.model.claim import Cast, Control, Event
from secondsource.model.lineage import Lineage
from secondsource.model.span import Span


@dataclass(frozen=True, slots=True)
class Pile:
    """Sentence -> the origin of its text; speaker -> source; trigger -> event; words for a change of control -> the
    changes; the entities that are persons; entity -> where it lies."""

    strands: Mapping[Span, str]
    source_of: Mapping[str, str]
    event_of: Mapping[Span, str]
    held: Mapping[Span, Sequence[str]]
    persons: frozenset[str]
    mapped: Mapping[str, Place]


def known(lineage: Lineage, cast: Cast, events: Sequence[Event], control: Sequence[Control]) -> Pile:
    """The same, from the findings that were made before."""
    held: dict[Span, list[str]] = {}
    for change in control:
        for span in change.evidence:
            held.setdefault(span, []).append(change.id)
    return Pile(
        strands={strand.span: strand.origin for strand in lineage.strands},
        source_of=cast.source_of(),
        event_of={span: event.id for event in events for span in event.mentions},
        held=held,
        persons=frozenset(entity.id for entity in cast.entities if entity.type == "person"),
        mapped=on_the_map(cast),
    )


def mentions(cast: Cast) -> dict[str, list[tuple[Span, str]]]:
    """Report -> mentions of names with the entity's id, in order of position."""
    found: dict[str, list[tuple[Span, str]]] = {}
    for entity in cast.entities:
        for variant in entity.variants:
            for span in variant.mentions:
                found.setdefault(span.report, []).append((span, entity.id))
    return {report: sorted(mentions) for report, mentions in found.items()}
