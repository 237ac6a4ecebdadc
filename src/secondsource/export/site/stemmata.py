"""On which page of the stemma each report stands: one page for a small pile, a page for each story of a large one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from secondsource.model.dossier import Dossier
from secondsource.model.lineage import Edge, Lineage, Origin, Possible, Unseen
from secondsource.model.story import Story

ONE_PAGE = 40  # reports up to which all stories share one drawing
MAX_EDGES = 500  # edges in the table of a page: all that direct, then the strongest of the others
INDEX = "stemma.html"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the stemma: its file, and the reports (None: all) that it draws; the story if it is only one."""

    page: str
    members: tuple[str, ...] | None
    story: Story | None = None


def sheets(dossier: Dossier) -> list[Sheet]:
    """The sheets of a pile. Several only where it is large and has several stories of two reports or more; reports
    that no sheet draws are listed on the index."""
    order = {report.id: i for i, report in enumerate(dossier.reports)}
    told = [story for story in dossier.stories if sum(id_ in order for id_ in story.reports) > 1]
    if len(dossier.reports) <= ONE_PAGE or len(dossier.stories) < 2:
        return [Sheet(INDEX, None)]
    told.sort(key=lambda story: (-len(story.reports), story.id))
    return [Sheet(f"stemma-{i}.html", _inside(story, order), story) for i, story in enumerate(told, 1)]


def _inside(story: Story, order: Mapping[str, int]) -> tuple[str, ...]:
    """The reports of a story that are in the dossier, in its order."""
    return tuple(sorted((id_ for id_ in dict.fromkeys(story.reports) if id_ in order), key=order.__getitem__))


def pages(found: Sequence[Sheet]) -> dict[str, str]:
    """Report -> its page; what is not here stands on the index."""
    return {id_: sheet.page for sheet in reversed(found) for id_ in sheet.members or ()}


@dataclass(slots=True)
class Held:
    """What one page tells of: edges (the surest first, `total` with those left out), unseen ancestors, pairs without an
    edge, origins."""

    edges: list[Edge] = field(default_factory=list)
    total: int = 0
    known: int = 0
    unseen: list[Unseen] = field(default_factory=list)
    possible: list[Possible] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)


def share_out(lineage: Lineage, page_of: Mapping[str, str]) -> dict[str, Held]:
    """Page -> what it tells of: an edge stands with its child, an unseen ancestor with its first one."""
    made: dict[str, Held] = defaultdict(Held)
    for edge in sorted(lineage.edges, key=lambda e: (e.direction != "known", -e.share * e.score, e.id)):
        held = made[page_of.get(edge.child, INDEX)]
        held.total += 1
        held.known += edge.direction == "known"
        if held.total <= MAX_EDGES:
            held.edges.append(edge)
    for unseen in lineage.hypothetical:
        made[page_of.get(unseen.children[0], INDEX) if unseen.children else INDEX].unseen.append(unseen)
    for pair in lineage.possible:
        page = page_of.get(pair.left, INDEX)
        if page == page_of.get(pair.right, INDEX):
            made[page].possible.append(pair)
    for origin in lineage.origins:
        for page in dict.fromkeys(page_of.get(id_, INDEX) for id_ in origin.reports) or (INDEX,):
            made[page].origins.append(origin)
    return made
