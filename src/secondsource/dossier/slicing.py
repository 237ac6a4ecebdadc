"""One story of a dossier as a dossier of its own: all that its pages need, with the sigla of the whole.

What is left out: reports of other stories and everything that stands between the two (an edge, a conflict, a possible
kinship, a passage); findings about the whole pile; items that could not be read; the list of a source's speakers where
it speaks in other stories too (nothing tells in which report each of them speaks). What is counted over the whole pile
stays as it was counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from secondsource.dossier.parting import GONE, Parted, Parting
from secondsource.errors import BadInput
from secondsource.model.claim import Control, Entity, Event, Source
from secondsource.model.dossier import Dossier, Finding
from secondsource.model.items import kinds
from secondsource.model.lineage import Lineage

#: Kinds of which an item lies in one report and says nothing of others: found by its report or by its span.
_BY_REPORT = frozenset({"statements", "figures", "tolls", "relations"})
_BY_SPAN = frozenset({"sentences", "times", "strands", "masks"})
#: What belongs to no story; the methods are told with each.
_WHOLE = frozenset({"made", "methods", "skipped"})


class Cut(NamedTuple):
    """A dossier by stories. `homes`: for each kind of item (see model.items), in the order of the items, the stories
    that each belongs to; `parts`: story -> its dossier, in the order of the stories."""

    homes: Mapping[str, Sequence[tuple[str, ...]]]
    parts: Mapping[str, Dossier]


def of_story(dossier: Dossier, story_id: str) -> Dossier:
    """The dossier of one story; an id that the story has taken over will do. Raises BadInput when there is none.

    It takes as long as cutting all of them.
    """
    for story in dossier.stories:
        if story_id == story.id or story_id in story.redirects:
            return cut(dossier).parts[story.id]
    raise BadInput(f"{story_id}: no such story in this dossier")


def cut(dossier: Dossier) -> Cut:
    """The dossier by stories, in one pass."""
    home = dict.fromkeys((report.id for report in dossier.reports), "")
    home |= {report: story.id for story in dossier.stories for report in story.reports}
    alone = len(dossier.stories) == 1
    held: dict[str, dict[str, list[Any]]] = {story.id: defaultdict(list) for story in dossier.stories}
    homes: dict[str, list[tuple[str, ...]]] = {}
    parting = Parting(home)
    for kind, nouns in _lists(dossier):
        if kind in ("sources", "entities"):
            continue  # who they are is told by the rest
        homes[kind] = []
        for noun in nouns:
            left = _of(kind, noun, home, parting, alone)
            homes[kind].append(tuple(left))
            for story, item in left.items():
                held[story][kind].append(item)
    homes["sources"] = _joined("sources", dossier.sources, parting, held, _speaking)
    homes["entities"] = _joined("entities", dossier.entities, parting, held, _acting)
    return Cut(homes, {story: _assembled(dossier, lists) for story, lists in held.items()})


def _lists(dossier: Dossier) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for kind, at in kinds().items():
        noun = getattr(getattr(dossier, at.within) if at.within else dossier, kind)
        yield kind, noun if at.many else (noun,)


def _of(kind: str, noun: Any, home: Mapping[str, str], parting: Parting, alone: bool) -> dict[str, Any]:
    """Story -> what there is of an item in it."""
    if kind in _BY_REPORT:
        at = [home.get(noun.report, "")]
    elif kind in _BY_SPAN:
        at = [home.get(noun.span.report, "")]
    elif kind in ("reports", "languages"):
        at = [home[noun.id if kind == "reports" else noun[0]]]
    elif kind == "stories":
        at = [noun.id] if any(home[report] == noun.id for report in noun.reports) else []
    elif kind in _WHOLE:
        at = []
    elif isinstance(noun, Finding):
        at = _told(noun, home, alone)
    else:
        return {story: left for story, left in parting.parted(noun).by.items() if story}
    return {story: noun for story in at if story}


def _told(finding: Finding, home: Mapping[str, str], alone: bool) -> list[str]:
    """The story that a finding is about, if it cites no other."""
    cited = {home.get(span.report, "") for span in finding.cites}
    if finding.story is not None:
        return [finding.story] if cited <= {finding.story} else []
    if alone:
        return list(dict.fromkeys(story for story in home.values() if story))
    about = {home[id_] for id_ in finding.about if id_ in home} | cited
    return list(about) if len(about) == 1 else []


def _joined(
    kind: str,
    nouns: Sequence[Any],
    parting: Parting,
    held: Mapping[str, dict[str, list[Any]]],
    meant: Callable[[Mapping[str, list[Any]]], Iterator[str | None]],
) -> list[tuple[str, ...]]:
    """Put the sources or entities into the stories that mention them or mean them; the stories of each."""
    wanted: dict[str | None, dict[str, None]] = {noun.id: {} for noun in nouns}
    for story, lists in held.items():
        for id_ in meant(lists):
            if id_ in wanted:
                wanted[id_][story] = None
    order = {story: i for i, story in enumerate(held)}
    homes = []
    for noun in nouns:
        part = parting.parted(noun)
        at = sorted({story for story in (*part.by, *wanted[noun.id]) if story}, key=order.__getitem__)
        for story in at:
            held[story][kind].append(_trimmed(noun, part, story, alone=len(at) == 1))
        homes.append(tuple(at))
    return homes


def _trimmed(noun: Source | Entity, part: Parted, story: str, alone: bool) -> Any:
    left = part.of(story)
    if isinstance(noun, Entity):
        return replace(noun, variants=()) if left is GONE else left
    return left if alone else replace(left, speakers=())


def _speaking(lists: Mapping[str, list[Any]]) -> Iterator[str | None]:
    """The ids of the sources that a story's items lay something to."""
    for statement in lists["statements"]:
        yield statement.speaker
        yield from statement.chain
    for claim in lists["claims"]:
        yield from (member.source for member in claim.members)
    for course in lists["courses"]:
        yield from (point.source for point in (*course.points, *course.apart))
    yield from _partaking(lists)


def _acting(lists: Mapping[str, list[Any]]) -> Iterator[str | None]:
    """The ids of the entities that a story's items mean."""
    yield from (source.entity for source in lists["sources"])
    yield from _partaking(lists)


def _partaking(lists: Mapping[str, list[Any]]) -> Iterator[str | None]:
    event: Event
    for event in lists["events"]:
        yield from (*event.actors, *event.targets)
    move: Control
    for move in lists["control"]:
        yield from (move.place, move.loser, move.taker, *move.claimed_by, *move.denied_by, *move.admitted_by)


def _assembled(dossier: Dossier, lists: Mapping[str, list[Any]]) -> Dossier:
    top: dict[str, Any] = {"methods": dossier.methods}
    within: dict[str, Any] = {}
    for kind, at in kinds().items():
        if at.many and kind != "methods":
            (within if at.within else top)[kind] = tuple(lists.get(kind, ()))
    return replace(dossier, **top, lineage=Lineage(**within))
