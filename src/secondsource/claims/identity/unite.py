"""Who is who over all reports: names with their variants, speakers with their roles."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.claims.identity.entities import unite_entities
from secondsource.claims.identity.sources import unite_sources
from secondsource.model.assertion import Assertions
from secondsource.model.claim import Cast
from secondsource.model.judged import NOTHING, Judged
from secondsource.model.parse import Parse
from secondsource.model.report import Report
from secondsource.model.story import Story


def unite(
    reports: Sequence[Report],
    parses: Sequence[Parse],
    assertions: Sequence[Assertions],
    stories: Sequence[Story] = (),
    judged: Judged = NOTHING,
) -> Cast:
    """Entities and sources over all reports, and over all stories where their names allow it; what was `judged` to be
    one or two is so."""
    entities = unite_entities(reports, parses, assertions, judged)
    return Cast(entities, unite_sources(reports, assertions, entities, stories, judged))
