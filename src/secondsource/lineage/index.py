"""Sketches of a pile of texts, kept ready to be joined or to be asked about one more."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from secondsource.lineage.join import (
    CONTAINED,
    HEAP,
    LEAST,
    NONE,
    OWNERS,
    RUNS,
    SHIFT,
    STOCK,
    STRETCH,
    Array,
    Pairs,
    counted,
    crowd_of,
    folded,
    heaped,
    keys_of,
    owners_of,
    stretches,
    tied,
    ties,
)

FOLD = 1 << 22  # ties that a heap holds before those of one pair are made one: 32 MB


class Index:
    """Sketches of texts, ready to be joined or to be asked about one more.

    `add` takes more texts at any time; positions count on from those that are there. Keys lie in sorted layers, each at
    least twice as long as the next: a text is looked up by binary search in each, and sorted in again only now and then
    (O'Neil and others 1996, the log-structured merge tree). `layers` and `sizes` are all there is to keep of it; what
    was kept may be handed in again, mapped from a disk or not, and is never written to.
    """

    def __init__(self, layers: Sequence[Array] = (), sizes: Array | None = None) -> None:
        self._layers = list(layers)  # of run << OWNER_BITS | owner, sorted, each once
        self._sizes = np.empty(0, dtype=np.int64) if sizes is None else sizes

    def __len__(self) -> int:
        return len(self._sizes)

    @property
    def layers(self) -> tuple[Array, ...]:
        """The keys (uint64), sorted in each layer, the longest layer first."""
        return tuple(self._layers)

    @property
    def sizes(self) -> Array:
        """For each text how many kept runs it has (int64)."""
        return self._sizes

    def add(self, runs: Array, owners: Array, texts: int) -> None:
        """Take `texts` further texts with their sketch (see `sketch`); `owners` count from 0 among them."""
        keys = keys_of(runs, owners + len(self))
        sizes = np.bincount(owners_of(keys) - len(self), minlength=texts)
        self._sizes = np.concatenate([self._sizes, sizes])
        self._layers.append(keys)
        while len(self._layers) > 1 and len(self._layers[-2]) < 2 * len(self._layers[-1]):
            self._merge(2)

    def _merge(self, layers: int) -> None:
        """Make the last layers one; sorted stretches are merged in one go."""
        merged = np.concatenate(self._layers[-layers:])
        merged.sort(kind="stable")
        self._layers[-layers:] = [merged]

    def pairs(self, least: int = LEAST, contained: float = CONTAINED) -> Pairs:
        """All pairs of texts that share enough."""
        if len(self._layers) > 1:
            self._merge(len(self._layers))
        keys = self._layers[0] if self._layers else NONE
        heaps = [_Heap() for _ in range(0, len(self), HEAP)]
        known = crowd_of(keys, self._sizes)
        for stretch in stretches(keys, STRETCH):
            for heap, part in zip(heaps, heaped(ties(stretch, known), len(self)), strict=True):
                heap.add(part)
        return _joined([counted(heap.empty(), self._sizes, least, contained) for heap in heaps])

    def closest(self, runs: Array, most: int) -> list[int]:
        """The texts, at most so many, that share most with one that is not in the index; the closest first."""
        found = self.like(runs)
        order = np.lexsort((found.left, -found.contained))
        return [int(at) for at in found.left[order[:most]]]

    def like(self, runs: Array, least: int = LEAST, contained: float = CONTAINED) -> Pairs:
        """The texts that share enough with one that is not in the index; it is called by its next position."""
        asked = np.unique(runs & RUNS)
        places = [
            (
                layer,
                np.searchsorted(layer, asked << SHIFT),
                np.searchsorted(layer, (asked << SHIFT) | OWNERS, "right"),
            )
            for layer in self._layers
        ]
        held = sum((last - first for _, first, last in places), np.zeros(len(asked), dtype=np.int64))
        known = (held > 0) & (held <= STOCK)
        near = [
            layer[a:b]
            for layer, first, last in places
            for a, b in zip(first[known].tolist(), last[known].tolist(), strict=True)
        ]
        found = np.concatenate([NONE, *near]) & OWNERS
        sizes = np.concatenate([self._sizes, [len(asked)]])
        return counted(tied(found, np.uint64(len(self))), sizes, least, contained)


class _Heap:
    """Ties that are counted together; now and then those of one pair are made one, so that their number is that of the
    pairs and not of the runs they share."""

    def __init__(self) -> None:
        self._parts: list[Array] = []
        self._held, self._limit = 0, FOLD

    def add(self, tied: Array) -> None:
        self._parts.append(tied.copy())  # a view would hold on to the ties of all heaps
        self._held += len(tied)
        if self._held > self._limit:
            self._parts = [folded(self.empty())]
            self._held = len(self._parts[0])
            self._limit = max(FOLD, 2 * self._held)

    def empty(self) -> Array:
        """All that was added; the heap lets go of it."""
        tied = np.concatenate([NONE, *self._parts])
        self._parts, self._held = [], 0
        return tied


def _joined(parts: Sequence[Pairs]) -> Pairs:
    if not parts:
        return counted(NONE, np.empty(0, dtype=np.int64))
    columns = zip(*((part.left, part.right, part.shared, part.contained) for part in parts), strict=True)
    return Pairs(*map(np.concatenate, columns))
