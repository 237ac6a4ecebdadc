"""Which pairs of reports are worth laying side by side, without looking at all of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from math import log
from typing import TypeVar

from secondsource.lineage.signature import Signature

K = TypeVar("K", int, str)

ALL_PAIRS = 48  # reports; below this every pair is compared: 1,128 pairs take about a second
CAP = 40  # reports that share a shingle or key before only neighbours are paired: keeps the join near linear
MIN_SHINGLES = 2  # shared runs of five own words that make a pair
MIN_KEYS = 24.0  # nats of shared rare keys: some six names, numbers or rare words
RETOLD = 0.05  # chance of a rewrite from which a pair is worth laying side by side
PARTNERS = 15  # reports that each report is paired with, at most, for its rare keys alone


def pair(signatures: Sequence[Signature], stock: frozenset[int] = frozenset()) -> list[tuple[int, int]]:
    """Pairs of positions (smaller first, sorted) that share a run of words that is no stock, or enough rare keys, or of
    which one may be a rewrite of the other."""
    if len(signatures) <= ALL_PAIRS:
        return list(combinations(range(len(signatures)), 2))
    runs = _sharing_runs(signatures, stock)
    size = len(signatures)
    held = Counter(k for s in signatures for k in s.keys)
    rare = [frozenset(k for k in s.keys if 1 < held[k] <= CAP) for s in signatures]
    keys = _join(rare, lambda k: log(size / held[k]))
    return sorted({*runs, *_closest(keys), *_retold(signatures)})


def _retold(signatures: Sequence[Signature]) -> Iterator[tuple[int, int]]:
    """The pairs of which one report may tell the other again."""
    from secondsource.lineage.routes import retellings, traces

    return ((left, right) for left, right, _ in retellings(list(map(traces, signatures)), likely=RETOLD))


def _sharing_runs(signatures: Sequence[Signature], stock: frozenset[int]) -> Iterator[tuple[int, int]]:
    """The pairs that share MIN_SHINGLES runs of own words that are no stock."""
    import numpy as np

    from secondsource.lineage.join import Index

    own = [sorted(s.shingles - stock) for s in signatures]
    index = Index()
    owners = np.repeat(np.arange(len(own)), [len(runs) for runs in own])
    index.add(np.array([run for runs in own for run in runs], dtype=np.uint64), owners, len(own))
    found = index.pairs(least=MIN_SHINGLES, contained=0.0)
    return zip(found.left.tolist(), found.right.tolist(), strict=True)


def _closest(shared: Mapping[tuple[int, int], float]) -> Iterator[tuple[int, int]]:
    """The pairs that share MIN_KEYS, for each report the PARTNERS closest."""
    partners: Counter[int] = Counter()
    enough = [(-weight, pair) for pair, weight in shared.items() if weight >= MIN_KEYS]
    for _, (left, right) in sorted(enough):
        if min(partners[left], partners[right]) < PARTNERS:
            partners.update((left, right))
            yield left, right


def _join(sets: Sequence[frozenset[K]], weight: Callable[[K], float]) -> dict[tuple[int, int], float]:
    """The summed weight of what two sets share. An item in more than CAP sets pairs each with its next few only."""
    places: defaultdict[K, list[int]] = defaultdict(list)
    for i, items in enumerate(sets):
        for item in items:
            places[item].append(i)
    shared: defaultdict[tuple[int, int], float] = defaultdict(float)
    for item in sorted(places):  # a fixed order, so that sums come out the same to the last bit
        held = places[item]
        for at, left in enumerate(held):
            for right in held[at + 1 : at + 1 + CAP]:
                shared[left, right] += weight(item)
    return shared
