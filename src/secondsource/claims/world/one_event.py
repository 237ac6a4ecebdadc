"""Mentions of one kind of event in one story, parted into events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from secondsource.claims.alignment.cluster import cluster, components
from secondsource.claims.alignment.handed import COPY, Trail
from secondsource.claims.world.tellings import ONE, Telling, score, telling
from secondsource.model.assertion import EventMention
from secondsource.model.report import Report
from secondsource.model.span import Span

#: Of more wordings than this only those with a day, a party, a place or a number in common are laid side by side, and
#: what more than this have in common is no clue: the cost stays near-linear.
CROWD = 400
WORDINGS = 6  # of what copies of one sentence tell are laid beside another; more say nothing new


def parted(
    mentions: Sequence[EventMention],
    trail: Trail,
    reports: Mapping[str, Report],
    harmed: Mapping[str, tuple[str, float]],
) -> list[list[EventMention]]:
    """The mentions in groups, one an event, each in the order given; whatever order that is, the groups are the same.

    Copies of one sentence tell of one event, even where a copy has altered the day or the doer: that is a conflict
    about one event and not a second one.
    """
    told = [telling(mention, reports, harmed) for mention in mentions]
    units = _alike(_copies(mentions, trail), told)
    units.sort(key=lambda unit: min((told[i].key, mentions[i].id) for i in unit))
    sides = [sorted({told[i] for i in unit}, key=lambda t: t.key)[:WORDINGS] for unit in units]
    scores = {(a, b): max(score(x, y) for x in sides[a] for y in sides[b]) for a, b in _candidates(sides)}
    groups = cluster(len(units), scores, ONE, lambda a, b: scores.get((min(a, b), max(a, b)), 0.0) < 0)
    return [[mentions[i] for i in sorted(i for unit in group for i in units[unit])] for group in groups]


def _copies(mentions: Sequence[EventMention], trail: Trail) -> list[list[int]]:
    """Positions of mentions whose sentences are copies of one another, together: the first with the first."""
    at: dict[Span, list[int]] = defaultdict(list)
    for i, mention in enumerate(mentions):
        if sentence := trail.sentence_of(mention.trigger):
            at[sentence].append(i)
    for inside in at.values():
        inside.sort(key=lambda i: mentions[i].trigger)
    pairs = [
        pair
        for sentence, inside in at.items()
        for link in trail.of(sentence)
        if link.trust >= COPY and link.other in at
        for pair in zip(inside, at[link.other], strict=False)
    ]
    return components(len(mentions), pairs)


def _alike(units: Iterable[Sequence[int]], told: Sequence[Telling]) -> list[list[int]]:
    """The same, those together that tell exactly the same and something that tells it from others of the kind."""
    same: dict[tuple[Telling, ...], list[int]] = defaultdict(list)
    for unit in units:
        same[tuple(sorted({told[i] for i in unit}, key=lambda t: t.key))] += unit
    return list(same.values())


def _candidates(sides: Sequence[Sequence[Telling]]) -> list[tuple[int, int]]:
    """Pairs of units (the smaller first) that are worth laying side by side."""
    if len(sides) <= CROWD:
        return list(combinations(range(len(sides)), 2))
    index: dict[object, set[int]] = defaultdict(set)
    for i, side in enumerate(sides):
        for one in side:
            for clue in _clues(one):
                index[clue].add(i)
    near = (sorted(found) for found in index.values() if len(found) <= CROWD)
    return sorted({pair for found in near for pair in combinations(found, 2)})


def _clues(one: Telling) -> Iterable[object]:
    yield from one.actors | one.targets | one.harmed
    if one.place:
        yield "place", one.place.gazetteer_id or one.place.name
    if one.stated:
        yield "day", one.earliest
    if one.bare:
        yield "bare"
