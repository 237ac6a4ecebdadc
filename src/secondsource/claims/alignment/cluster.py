"""Groups of things from scored pairs: average linkage, the same whatever the order of the pairs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from heapq import heapify, heappop, heappush

Pair = tuple[int, int]


def cluster(
    size: int, scores: Mapping[Pair, float], floor: float, barred: Callable[[int, int], bool]
) -> list[list[int]]:
    """Groups of the numbers below `size`, each sorted, in order of their least member.

    `scores` holds pairs (smaller, larger) that were compared; a pair that was not counts 0. The two groups whose
    members agree best on average (UPGMA, Sokal & Michener 1958) are joined first, until no average reaches `floor`.
    Groups with a pair that is `barred` are never joined. Ties fall to the lower numbers, so number by content.
    """
    groups: dict[int, list[int]] = {i: [i] for i in range(size)}
    links: dict[int, dict[int, float]] = {i: {} for i in range(size)}
    for (a, b), score in scores.items():
        links[a][b] = links[b][a] = score
    heap = [(-score, a, b) for (a, b), score in scores.items() if score >= floor]
    heapify(heap)
    while heap:
        mean, a, b = heappop(heap)
        if a not in groups or b not in groups or abs(-mean - _mean(groups, links, a, b)) > 1e-12:
            continue
        if any(barred(x, y) for x in groups[a] for y in groups[b]):
            links[a].pop(b)
            links[b].pop(a)
            continue
        _join(groups, links, a, b)
        for c in links[a]:
            mean = _mean(groups, links, a, c)
            if mean >= floor:
                heappush(heap, (-mean, min(a, c), max(a, c)))
    return [groups[key] for key in sorted(groups)]


def _mean(groups: Mapping[int, list[int]], links: Mapping[int, Mapping[int, float]], a: int, b: int) -> float:
    return links[a].get(b, -1.0) / (len(groups[a]) * len(groups[b]))


def _join(groups: dict[int, list[int]], links: dict[int, dict[int, float]], a: int, b: int) -> None:
    """Puts group b into group a (a < b); link sums add up."""
    groups[a] = sorted([*groups[a], *groups.pop(b)])
    for c, total in links.pop(b).items():
        links[c].pop(b)
        if c != a:
            links[a][c] = links[c][a] = links[a].get(c, 0.0) + total


def components(size: int, pairs: Iterable[Pair]) -> list[list[int]]:
    """Groups of the numbers below `size` that pairs join, each sorted, in order of their least member."""
    leader = list(range(size))

    def find(i: int) -> int:
        while leader[i] != i:
            leader[i] = leader[leader[i]]
            i = leader[i]
        return i

    for a, b in pairs:
        a, b = find(a), find(b)
        leader[max(a, b)] = min(a, b)
    groups: dict[int, list[int]] = {}
    for i in range(size):
        groups.setdefault(find(i), []).append(i)
    return [groups[key] for key in sorted(groups)]
