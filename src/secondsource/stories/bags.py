"""Bags of keys as one sparse matrix: which reports share rare keys, and how like two reports are by them.

Keys are weighed by frequency and rarity (Salton and Buckley 1988). The cost of `near` is linear in the reports for
each report's postings are capped; `cosines` is linear in the pairs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]

#: Reports of other news, taken as read beside the pile: in a pile of ten no word is rare.
PRIOR = 50
#: A key in more reports than this leads to no candidates; it still counts in the likeness.
CAP = 300


@dataclass(frozen=True, slots=True)
class Row:
    """The keys of one report (numbers, ascending), their weights, and the length of the vector."""

    keys: Array
    weights: Array
    length: float


class Bags:
    """One kind of bag of every report. Reports may be added later; rarity stays as it was reckoned at first."""

    def __init__(self, bags: Sequence[Mapping[str, int]], prior: float = PRIOR) -> None:
        held = Counter(k for bag in bags for k in bag)
        self._numbers = {k: i for i, k in enumerate(sorted(held))}
        self._held = [held[k] for k in self._numbers]
        self._rarity = [log((len(bags) + prior) / (n + 1)) for n in self._held]
        self._unseen = log((len(bags) + prior) / 2)
        rows = [self._row(bag) for bag in bags]
        self._ends = np.cumsum([0, *(len(row.keys) for row in rows)])
        self._keys = _joined([row.keys for row in rows], np.int64)
        self._weights = _joined([row.weights for row in rows], np.float64)
        self.lengths = np.array([row.length for row in rows])
        owners = np.repeat(np.arange(len(rows)), np.diff(self._ends))
        order = np.argsort(self._keys, kind="stable")
        self._posted, self._posted_weights = owners[order], self._weights[order]
        self._starts = np.concatenate([[0], np.cumsum(self._held)]).astype(np.int64)
        self._base = len(self._held)
        self._later: dict[int, list[tuple[int, float]]] = {}

    def __len__(self) -> int:
        return len(self.lengths)

    def _row(self, bag: Mapping[str, int]) -> Row:
        items = sorted((self._numbers[k], n) for k, n in bag.items())
        keys = np.array([k for k, _ in items], dtype=np.int64)
        weights = np.array([(1 + log(n)) * self._rarity[k] for k, n in items], dtype=np.float64)
        return Row(keys, weights, float(np.sqrt(np.square(weights).sum())))

    def row(self, i: int) -> Row:
        """The vector of a report."""
        a, b = self._ends[i], self._ends[i + 1]
        return Row(self._keys[a:b], self._weights[a:b], float(self.lengths[i]))

    def add(self, bag: Mapping[str, int]) -> None:
        """One more report."""
        for k in sorted(bag):
            if k not in self._numbers:
                self._numbers[k] = len(self._held)
                self._held.append(0)
                self._rarity.append(self._unseen)
            self._held[self._numbers[k]] += 1
        row = self._row(bag)
        for k, weight in zip(row.keys.tolist(), row.weights.tolist(), strict=True):
            self._later.setdefault(k, []).append((len(self), weight))
        self._ends = np.append(self._ends, self._ends[-1] + len(row.keys))
        self._keys = _with(self._keys, int(self._ends[-2]), row.keys)
        self._weights = _with(self._weights, int(self._ends[-2]), row.weights)
        self.lengths = np.append(self.lengths, row.length)

    def near(self, i: int, most: int, least: float) -> Array:
        """The reports most like this one by their rare keys: at most so many, none below the cosine `least`."""
        row = self.row(i)
        docs: list[Array] = []
        scores: list[Array] = []
        for k, weight in zip(row.keys.tolist(), row.weights.tolist(), strict=True):
            if self._held[k] <= CAP:
                posted, weights = self._posting(k)
                docs.append(posted)
                scores.append(weights * weight)
        if not docs:
            return np.empty(0, dtype=np.int64)
        summed: Array = np.bincount(np.concatenate(docs), np.concatenate(scores), minlength=len(self))
        summed[i] = 0.0
        summed = summed / np.maximum(self.lengths * row.length, 1e-9)
        found = np.flatnonzero(summed > least)
        if len(found) > most:
            found = found[np.argsort(-summed[found].round(9), kind="stable")[:most]]
        return np.sort(found)

    def _posting(self, k: int) -> tuple[Array, Array]:
        """The reports that have a key, and its weight in each."""
        own = slice(self._starts[k], self._starts[k + 1]) if k < self._base else slice(0, 0)
        later = self._later.get(k)
        if not later:
            return self._posted[own], self._posted_weights[own]
        docs, weights = zip(*later, strict=True)
        return np.concatenate([self._posted[own], docs]), np.concatenate([self._posted_weights[own], weights])

    def cosines(self, left: Array, right: Array) -> Array:
        """The cosine of each pair (0 to 1). Pairs must be sorted by `left`."""
        found = np.zeros(len(left))
        spread = np.zeros(len(self._held))
        starts = [0, *(np.flatnonzero(np.diff(left)) + 1).tolist()] if len(left) else []
        for start, end in zip(starts, [*starts[1:], len(left)] if starts else [], strict=True):
            own = slice(self._ends[left[start]], self._ends[left[start] + 1])
            spread[self._keys[own]] = self._weights[own]
            others = right[start:end]
            lengths = self._ends[others + 1] - self._ends[others]
            total = int(lengths.sum())
            if total:
                shift = self._ends[others] - np.cumsum(lengths) + lengths
                at = np.repeat(shift, lengths) + np.arange(total)
                parts = spread[self._keys[at]] * self._weights[at]
                found[start:end] = np.bincount(np.repeat(np.arange(len(others)), lengths), parts, len(others))
            spread[self._keys[own]] = 0.0
        whole: Array = np.maximum(self.lengths[left] * self.lengths[right], 1e-9)
        return found / whole


def _joined(parts: Sequence[Array], kind: type) -> Array:
    return np.concatenate(parts) if parts else np.empty(0, dtype=kind)


def _with(held: Array, used: int, more: Array) -> Array:
    """The array with more in it after its first `used` items; it doubles when it is full."""
    if used + len(more) > len(held):
        held = np.concatenate([held[:used], np.zeros(used + len(more) + 1, dtype=held.dtype)])
    held[used : used + len(more)] = more
    return held
