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

#: As `Item.key` gives it.
Key = tuple[str, int, int, str, str]
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
        for event in item.told & happened if item.kind in ("statement", "event") and not item.slight else ():
            told[event].append(item)
    found = _Groups(groups)
    for event, tellings in sorted(told.items()):
        for one in by_site(tellings, where):
            if _wordings(one, trail) >= TELLERS:
                found.take(one, event)
    return found.left()


def _wordings(tellings: Sequence[Item], trail: Trail) -> int:
    """In how many sentences of their own it is told: a copy is none."""
    at = {sentence: i for i, sentence in enumerate(sorted({item.sentence for item in tellings}))}
    links = ((at[sentence], link) for sentence in at for link in trail.of(sentence))
    pairs = [(i, at[link.other]) for i, link in links if link.trust >= COPY and link.other in at]
    return len(components(len(at), pairs))


class _Groups:
    """Groups that give way to tellings of one event; by the keys of their items, so that only those that share an item
    are looked at."""

    def __init__(self, groups: Sequence[list[Item]]) -> None:
        self._groups: list[list[Item]] = []
        self._keys: list[set[Key]] = []
        self._gone: set[int] = set()
        self._at: dict[Key, list[int]] = defaultdict(list)
        for group in groups:
            self._add(group)

    def take(self, tellings: list[Item], event: str) -> None:
        """Adds the tellings of an event as a group, unless there is such a one; takes out those that say nothing
        before that it happened."""
        above_all = {item.key for item in tellings if event in item.main}
        for i in {i for key in above_all for i in self._at[key]} - self._gone:
            if self._keys[i] <= above_all:
                self._gone.add(i)
        keys = {item.key for item in tellings}
        if not any(self._keys[i] == keys for i in self._at[tellings[0].key] if i not in self._gone):
            self._add(tellings)

    def left(self) -> list[list[Item]]:
        """The groups that are there still."""
        return [group for i, group in enumerate(self._groups) if i not in self._gone]

    def _add(self, group: list[Item]) -> None:
        keys = {item.key for item in group}
        for key in keys:
            self._at[key].append(len(self._groups))
        self._groups.append(group)
        self._keys.append(keys)
