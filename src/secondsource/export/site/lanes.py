"""The rows of the stemma: one for each node, copies below what they stand on, stories one after the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from secondsource.model.lineage import Edge

Key = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading ("" for none)."""

    heading: str
    ids: tuple[str, ...]


def forest(ids: Iterable[str], edges: Iterable[Edge], keys: Mapping[str, Key]) -> list[str]:
    """The nodes, each after the one that it shares most with among those before it in time (by `keys`)."""
    nodes = set(ids)
    above: dict[str, tuple[float, str]] = {}
    for edge in edges:
        if edge.parent not in nodes or edge.child not in nodes:
            continue
        first, second = edge.parent, edge.child
        if edge.direction != "known" and keys[second] < keys[first]:
            first, second = second, first
        if keys[first] < keys[second]:
            above[second] = max(above.get(second, (0.0, "")), (edge.share, first))
    below: dict[str, list[str]] = defaultdict(list)
    for id_, (_, parent) in above.items():
        below[parent].append(id_)
    waiting = sorted(nodes - set(above), key=lambda id_: keys[id_], reverse=True)
    made: list[str] = []
    while waiting:
        id_ = waiting.pop()
        made.append(id_)
        waiting += sorted(below[id_], key=lambda child: keys[child], reverse=True)
    return made


def groups(
    order: Sequence[str], stories: Sequence[tuple[str, Sequence[str]]], homes: Mapping[str, str], undated: set[str]
) -> list[Group]:
    """The rows by story (title, reports); `homes` says with which report an unseen ancestor stands. Reports without a
    date come last, apart."""
    story_of = {id_: i for i, (_, members) in enumerate(stories) for id_ in members}
    parts: dict[int, list[str]] = defaultdict(list)
    for id_ in order:
        if id_ not in undated:
            parts[story_of.get(homes.get(id_, id_), len(stories))].append(id_)
    headed = sum(len(ids) > 1 for ids in parts.values()) > 1 or len(parts) > 1
    titles = [title for title, _ in stories]
    made = [
        Group((titles[i] if i < len(titles) else "In no story") if headed else "", tuple(parts[i]))
        for i in sorted(parts, key=lambda i: (-len(parts[i]), i))
    ]
    apart = tuple(id_ for id_ in order if id_ in undated)
    return [*made, Group("Date not known: the place says only before or after", apart)] if apart else made


def slots(spans: Mapping[str, tuple[int, int]], columns: Mapping[str, Key]) -> dict[str, int]:
    """Parent -> which of the trunks beside its column is its own, so that no two run over each other.

    `spans` are the rows (first, last) between which each trunk runs.
    """
    taken: dict[tuple[int, int], list[list[tuple[int, int]]]] = defaultdict(list)
    made: dict[str, int] = {}
    for id_ in sorted(spans, key=lambda i: (spans[i][1] - spans[i][0], spans[i], i)):
        first, last = spans[id_]
        trunks = taken[columns[id_][:2]]
        free = next((i for i, held in enumerate(trunks) if all(b < first or last < a for a, b in held)), len(trunks))
        if free == len(trunks):
            trunks.append([])
        trunks[free].append((first, last))
        made[id_] = free
    return made
