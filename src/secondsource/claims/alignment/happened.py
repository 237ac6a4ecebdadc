"""That something happened is one claim, in however many words it is told and whatever else they tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from secondsource.claims.alignment.cluster import components
from secondsource.claims.alignment.handed import COPY, Trail
from secondsource.claims.alignment.items import Item
from secondsource.claims.alignment.sites import Sites, by_site
from secondsource.model.assertion import Assertions
from secondsource.model.claim import Event
from secondsource.resources.happenings import happens_once

#: Wordings that must tell of an event before it is a claim beside the others: one is a claim as it stands.
TELLERS = 2


def occurrences(events: Sequence[Event]) -> frozenset[str]:
    """The ids of the events that happen at one time and place and are news, not background."""
    return frozenset(e.id for e in events if not e.background and happens_once(e.label.split(",")[0]))


def sites(assertions: Sequence[Assertions]) -> Sites:
    """Report -> triggers of events, each with where its sentence says that it happened."""
    return {
        said.report: [(e.trigger, e.place) for e in said.events if e.place and e.place.precision != "report"]
        for said in assertions
    }


def with_happenings(
    groups: Sequence[list[Item]], items: Sequence[Item], happened: frozenset[str], where: Sites, trail: Trail
) -> list[list[Item]]:
    """The groups, and one more for each event that several sentences tell of.

    Groups whose items say nothing before that event are taken into it. Tellings that name places apart from one another
    are of several events.
    """
    told: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        for event in item.told & happened if item.kind in ("statement", "event") else ():
            told[event].append(item)
    found = list(groups)
    for event, tellings in sorted(told.items()):
        for one in by_site(tellings, where):
            if _wordings(one, trail) >= TELLERS:
                found = _with(found, one, event)
    return found


def _wordings(tellings: Sequence[Item], trail: Trail) -> int:
    """In how many sentences of their own it is told: a copy is none."""
    at = {sentence: i for i, sentence in enumerate(sorted({item.sentence for item in tellings}))}
    links = ((at[sentence], link) for sentence in at for link in trail.of(sentence))
    pairs = [(i, at[link.other]) for i, link in links if link.trust >= COPY and link.other in at]
    return len(components(len(at), pairs))


def _with(groups: Sequence[list[Item]], tellings: list[Item], event: str) -> list[list[Item]]:
    above_all = {item.key for item in tellings if event in item.main}
    kept = [group for group in groups if not {item.key for item in group} <= above_all]
    keys = {item.key for item in tellings}
    return kept if any({item.key for item in group} == keys for group in kept) else [*kept, tellings]
