"""Parting a mixed pile into stories: reports of one unfolding event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from secondsource.model.ids import digest
from secondsource.model.lineage import Lineage
from secondsource.model.parse import Parse
from secondsource.model.reason import Reason
from secondsource.model.report import Report
from secondsource.model.story import Story
from secondsource.stories.notes import all_notes
from secondsource.stories.templates import find_templates
from secondsource.stories.traits import Bag, all_traits

if TYPE_CHECKING:
    from secondsource.stories.part import Scored

#: Words that are shown as what a story's reports have in common.
SHOWN = 8


def group(reports: Sequence[Report], parses: Sequence[Parse], lineage: Lineage) -> tuple[Story, ...]:
    """Stories in order of their first report; every report is in exactly one. The order of the reports changes nothing
    else."""
    if not reports:
        return ()
    order = by_id(reports)
    held = [reports[i] for i in order]
    return told(reports, held, score_pile(held, [parses[i] for i in order], lineage))


def by_id(reports: Sequence[Report]) -> list[int]:
    """The places of the reports by their ids: in this order they are looked at, so that no other order matters."""
    return sorted(range(len(reports)), key=lambda i: reports[i].id)


def told(reports: Sequence[Report], held: Sequence[Report], scored: Scored) -> tuple[Story, ...]:
    """The stories of a pile that is `held` in the order in which it was scored, their reports in the order given."""
    from secondsource.stories.part import part  # numpy sleeps until there is work

    place = {report.id: i for i, report in enumerate(reports)}
    at = {place[report.id]: i for i, report in enumerate(held)}
    groups = sorted(sorted(place[held[i].id] for i in members) for members in part(scored))
    bags = [one.bags["words"] for one in scored.pile.traits]
    return tuple(_story([reports[i] for i in members], [bags[at[i]] for i in members]) for members in groups)


def score_pile(reports: Sequence[Report], parses: Sequence[Parse], lineage: Lineage) -> Scored:
    """The pairs of a pile that may tell one story, with their log-odds."""
    from secondsource.stories.pairs import Pile
    from secondsource.stories.part import score

    notes = all_notes(reports, parses)
    return score(Pile(all_traits(notes, find_templates(notes))), linked(reports, lineage))


def linked(reports: Sequence[Report], lineage: Lineage) -> dict[tuple[int, int], float]:
    """Pairs of reports with text of one origin, and the share of the child's text that is covered."""
    place = {report.id: i for i, report in enumerate(reports)}
    found: dict[tuple[int, int], float] = {}
    for edge in lineage.edges:
        if edge.child in place and edge.parent in place:
            pair = tuple(sorted((place[edge.child], place[edge.parent])))
            found[pair[0], pair[1]] = max(edge.share, found.get((pair[0], pair[1]), 0.0))
    return found


def _story(reports: Sequence[Report], bags: Sequence[Bag]) -> Story:
    """The story of some reports, in their order: named by its most central title, known by its first report."""
    held = Counter(k for bag in bags for k in bag)
    central = sorted(range(len(reports)), key=lambda i: (-_centrality(bags[i], held), i))
    titled = next((reports[i] for i in central if reports[i].title), None)
    title = titled.quote(titled.title).strip() if titled and titled.title else ""
    ids = tuple(report.id for report in reports)
    return Story(digest("story", ids[0]), title, ids, _reasons(held, len(bags)))


def _centrality(bag: Bag, held: Counter[str]) -> float:
    """How many reports have a word of this one, on average over its words."""
    return sum(held[k] for k in bag) / len(bag) ** 0.5 if bag else 0.0


def _reasons(held: Counter[str], size: int) -> tuple[Reason, ...]:
    """What the reports have in common."""
    if size < 2:
        return ()
    shared = sorted((k for k in held if held[k] * 2 > size), key=lambda k: (-held[k], k))[:SHOWN]
    share = sum(held[k] for k in shared) / (size * max(1, len(shared)))
    return (Reason("common words", round(share, 3), f"Most of them speak of: {', '.join(shared)}."),)
