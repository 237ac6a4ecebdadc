"""What is told of a pile without its claims: which report stands on which, and which tell one story."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace
from typing import Any

from secondsource.model.lineage import Lineage
from secondsource.model.parse import Sentence
from secondsource.model.reading import Unread
from secondsource.model.report import Report
from secondsource.model.story import Story


@dataclass(frozen=True, slots=True)
class Kinship:
    """Reports in the order of their publication with their lineage and stories.

    `called` holds for each report's id what the user calls it; several names where the same text came several times.
    `unread` are the items that could not be used.
    """

    reports: tuple[Report, ...]
    called: dict[str, tuple[Any, ...]]
    lineage: Lineage
    stories: tuple[Story, ...]
    sentences: tuple[Sentence, ...]
    unread: tuple[Unread, ...] = ()


def about(found: Kinship, reports: Set[str]) -> Kinship:
    """What a kinship says of some reports (ids): their edges, the unseen ancestors and origins that they have to do
    with and who else has, and the stories that they are in."""
    whole = found.lineage
    unseen = tuple(one for one in whole.hypothetical if not reports.isdisjoint(one.children))
    kept = {one.id for one in unseen}
    origins = tuple(one for one in whole.origins if not reports.isdisjoint(one.reports))
    named = {one.id for one in origins}
    part = replace(
        whole,
        edges=tuple(e for e in whole.edges if e.child in reports or e.parent in reports or e.parent in kept),
        hypothetical=unseen,
        origins=origins,
        strands=tuple(one for one in whole.strands if one.origin in named),
        possible=tuple(p for p in whole.possible if p.left in reports or p.right in reports),
    )
    stories = tuple(story for story in found.stories if not reports.isdisjoint(story.reports))
    return replace(found, lineage=part, stories=stories)


@dataclass(frozen=True, slots=True)
class Shelved:
    """The stories of a shelf that grows from run to run, after a run and `before` it; `fresh` reports are new on it.

    `called` and `unread` as in Kinship; `called` has the names of all reports on the shelf.
    """

    called: dict[str, tuple[Any, ...]]
    stories: tuple[Story, ...]
    before: tuple[Story, ...]
    fresh: int
    unread: tuple[Unread, ...] = ()
