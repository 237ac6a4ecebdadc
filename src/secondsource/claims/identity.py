"""Who is who over all reports: names with their variants, speakers with their roles."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.claims.entities import unite_entities
from secondsource.model.assertion import Assertions, Speaker
from secondsource.model.claim import Cast, Source
from secondsource.model.parse import Parse
from secondsource.model.report import Report


def unite(reports: Sequence[Report], parses: Sequence[Parse], assertions: Sequence[Assertions]) -> Cast:
    """Entities and sources over all reports."""
    return Cast(
        unite_entities(reports, parses), _sources([speaker for said in assertions for speaker in said.speakers])
    )


def _sources(speakers: Sequence[Speaker]) -> tuple[Source, ...]:
    """Speakers of one kind and one description are one source."""
    from secondsource.model.ids import digest

    found: dict[tuple[str, str], list[Speaker]] = {}
    for speaker in speakers:
        found.setdefault((speaker.kind, speaker.label.casefold()), []).append(speaker)
    return tuple(
        Source(digest("source", *key), same[0].label, same[0].kind, None, tuple(sorted(s.id for s in same)))
        for key, same in sorted(found.items())
    )
