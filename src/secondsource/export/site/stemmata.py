"""On which page of the stemma each report stands: one page for a small pile, a page for each story of a large one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from secondsource.model.dossier import Dossier
from secondsource.model.lineage import Edge
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
    told = [story for story in dossier.stories if len(story.reports) > 1]
    if len(dossier.reports) <= ONE_PAGE or len(dossier.stories) < 2:
        return [Sheet(INDEX, None)]
    told.sort(key=lambda story: (-len(story.reports), story.id))
    return [Sheet(f"stemma-{i}.html", story.reports, story) for i, story in enumerate(told, 1)]


def pages(found: Sequence[Sheet]) -> dict[str, str]:
    """Report -> its page; what is not here stands on the index."""
    return {id_: sheet.page for sheet in reversed(found) for id_ in sheet.members or ()}


def best_edges(edges: Iterable[Edge], page_of: Mapping[str, str]) -> list[Edge]:
    """The edges that their page (that of the child) tells of, the surest first."""
    counts: Counter[str] = Counter()
    made = []
    for edge in sorted(edges, key=lambda e: (e.direction != "known", -e.share * e.score, e.id)):
        page = page_of.get(edge.child, INDEX)
        counts[page] += 1
        if counts[page] <= MAX_EDGES:
            made.append(edge)
    return made
