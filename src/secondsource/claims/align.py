"""From items to groups of items that make one claim: block, compare, cluster."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import log

from secondsource.claims.cluster import cluster
from secondsource.claims.counts import same_count
from secondsource.claims.features import SAME, Around, score
from secondsource.claims.handed import Trail
from secondsource.claims.items import Item

#: A word, name or event met in more items than this brings no candidates: what half the pile says is no clue. It keeps
#: the comparisons linear in the number of items.
CROWD = 60


def align(items: Sequence[Item], trail: Trail) -> list[list[Item]]:
    """The items in groups, one a claim. Items of different stories, or of different kinds, are never joined."""
    blocks: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in items:
        blocks[item.story, "statement" if item.kind == "event" else item.kind].append(item)
    groups: list[list[Item]] = []
    for (_, kind), block in sorted(blocks.items()):
        if kind == "figure":
            groups += _by_score(block, _figure_pairs(block, trail))
        elif kind == "control":
            groups += _by_place(block)
        else:
            groups += _by_score(block, _statement_pairs(block, trail))
    return groups


def _by_score(block: Sequence[Item], scores: dict[tuple[int, int], float]) -> list[list[Item]]:
    groups = cluster(len(block), scores, SAME, lambda a, b: False)
    return [[block[i] for i in group] for group in groups]


def _by_place(block: Sequence[Item]) -> list[list[Item]]:
    """Who holds a place is one claim a place, denials and admissions included."""
    places: dict[str, list[Item]] = defaultdict(list)
    for item in block:
        places[item.place.casefold()].append(item)
    return [places[name] for name in sorted(places)]


def _statement_pairs(block: Sequence[Item], trail: Trail) -> dict[tuple[int, int], float]:
    around = Around(weights(block), trail)
    scores = {}
    for a, b in _candidates(block, trail):
        value = score(block[a], block[b], around)
        if value > 0:
            scores[a, b] = value
    return scores


def weights(block: Sequence[Item]) -> dict[str, float]:
    """How telling each word is: 1 for a word of one item, less the more items have it (inverse document frequency)."""
    count: dict[str, int] = defaultdict(int)
    for item in block:
        for word in item.words:
            count[word] += 1
    most = log(1 + len(block))
    return {word: log(1 + len(block) / n) / most for word, n in count.items()} if most else {}


def _candidates(block: Sequence[Item], trail: Trail) -> Iterable[tuple[int, int]]:
    """Pairs with a telling word in common, or joined by a passage, in order."""
    index: dict[str, list[int]] = defaultdict(list)
    at: dict[object, list[int]] = defaultdict(list)
    for i, item in enumerate(block):
        at[item.sentence].append(i)
        for word in item.words:
            index[word].append(i)
    pairs = {(a, b) for found in index.values() if len(found) <= CROWD for a in found for b in found if a < b}
    for sentence, mine in at.items():
        for link in trail.of(sentence):  # type: ignore[arg-type]
            pairs |= {(min(a, b), max(a, b)) for a in mine for b in at.get(link.other, ()) if a != b}
    return sorted(pairs)


def _figure_pairs(block: Sequence[Item], trail: Trail) -> dict[tuple[int, int], float]:
    """Counts of one fate, compared within a value or along a passage."""
    buckets: dict[tuple[str | None, str, float | None], list[int]] = defaultdict(list)
    at: dict[object, list[int]] = defaultdict(list)
    for i, item in enumerate(block):
        figure = item.figure
        assert figure is not None
        at[item.sentence].append(i)
        for value in {figure.value, figure.low, figure.high}:
            if value is not None:
                buckets[figure.status, figure.unit, value].append(i)
    pairs = {(a, b) for found in buckets.values() for a in found for b in found if a < b}
    for sentence, mine in at.items():
        for link in trail.of(sentence):  # type: ignore[arg-type]
            pairs |= {(min(a, b), max(a, b)) for a in mine for b in at.get(link.other, ()) if a != b}
    scores = {}
    for a, b in sorted(pairs):
        value = same_count(block[a], block[b], trail)
        if value > 0:
            scores[a, b] = value
    return scores
