"""Which texts of a great pile share runs of words: one sort instead of a look at every pair.

Runs that many texts have say little and cost much: a run in more than CAP texts ties each of them to its next few only,
and a run in more than STOCK texts ties nobody. What two texts share is told as a share of the one with less to share
(containment), so that a short copy of a part of a long report is found; a common threshold on resemblance misses it.

Cost: linear in the number of runs but for the sort. A pile of twice as many texts of the same kind takes little more
than twice as long, whatever share of them are copies: a text is tied to no more than CAP others by each of its runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]

CAP = 24  # texts with a run in common up to which all pairs are taken
NEXT = 3  # in a larger group each is tied to so many after it: a burst of copies is a chain
STOCK = 400  # texts from which on a run is a formula
OWNER_BITS = 24  # 16 million texts; the other 40 bits of a key are of the run
LEAST = 2  # kept runs in common
CONTAINED = 0.03  # of the kept runs of the text with fewer


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of texts, `left` before `right`, sorted; `shared` how many kept runs they have in common, `contained` the
    share of those of the text with fewer (0 to 1)."""

    left: Array
    right: Array
    shared: Array
    contained: Array

    def __len__(self) -> int:
        return len(self.left)


class Index:
    """Sketches of texts, ready to be joined or to be asked about one more.

    `add` takes more texts at any time; positions count on from those that are there. Keys lie in sorted layers, each at
    least twice as long as the next: a text is looked up by binary search in each, and sorted in again only now and then
    (O'Neil and others 1996, the log-structured merge tree).
    """

    def __init__(self) -> None:
        self._layers: list[Array] = []  # of run << OWNER_BITS | owner, sorted, each once
        self._sizes = np.empty(0, dtype=np.int64)

    def __len__(self) -> int:
        return len(self._sizes)

    def add(self, runs: Array, owners: Array, texts: int) -> None:
        """Take `texts` further texts with their sketch (see `sketch`); `owners` count from 0 among them."""
        keys = _keys(runs, owners + len(self))
        sizes = np.bincount((keys & _OWNERS).astype(np.int64) - len(self), minlength=texts)
        self._sizes = np.concatenate([self._sizes, sizes])
        self._layers.append(keys)
        while len(self._layers) > 1 and len(self._layers[-2]) < 2 * len(self._layers[-1]):
            self._merge(2)

    def _merge(self, layers: int) -> None:
        """Make the last layers one; two sorted stretches are merged in one go."""
        merged = np.concatenate(self._layers[-layers:])
        merged.sort(kind="stable")
        self._layers[-layers:] = [merged]

    def pairs(self, least: int = LEAST, contained: float = CONTAINED) -> Pairs:
        """All pairs of texts that share enough."""
        if len(self._layers) > 1:
            self._merge(len(self._layers))
        keys = self._layers[0] if self._layers else np.empty(0, dtype=np.uint64)
        runs, owners = keys >> _SHIFT, (keys & _OWNERS).astype(np.int64)
        starts = np.flatnonzero(np.concatenate([[True], runs[1:] != runs[:-1]])) if len(runs) else runs
        held = np.diff(np.concatenate([starts, [len(runs)]])).astype(np.int64)
        size = np.repeat(held, held)
        place = np.arange(len(runs)) - np.repeat(starts.astype(np.int64), held)
        codes = []
        for step in range(1, CAP):
            tied = (place + step < size) & ((size <= CAP) if step > NEXT else (size <= STOCK))
            at = np.flatnonzero(tied)
            if not len(at):
                break
            codes.append(owners[at] * len(self) + owners[at + step])
        return self._counted(np.concatenate(codes) if codes else np.empty(0, dtype=np.int64), least, contained)

    def like(self, runs: Array, least: int = LEAST, contained: float = CONTAINED) -> Pairs:
        """The texts that share enough with one that is not in the index; it is called by its next position."""
        asked = np.unique(runs & _RUNS)
        near = []
        for layer in self._layers:
            first = np.searchsorted(layer, asked << _SHIFT)
            last = np.searchsorted(layer, (asked << _SHIFT) | _OWNERS, side="right")
            near += [layer[a:b] for a, b in zip(first, last, strict=True) if 0 < b - a <= STOCK]
        found = (np.concatenate(near) & _OWNERS).astype(np.int64) if near else np.empty(0, dtype=np.int64)
        left, shared = np.unique(found, return_counts=True)
        share = shared / np.maximum(1, np.minimum(self._sizes[left], len(asked)))
        enough = (shared >= least) & (share >= contained)
        return Pairs(left[enough], np.full(int(enough.sum()), len(self)), shared[enough], share[enough])

    def _counted(self, codes: Array, least: int, contained: float) -> Pairs:
        codes.sort()
        starts = np.flatnonzero(np.concatenate([[True], codes[1:] != codes[:-1]])) if len(codes) else codes
        shared = np.diff(np.concatenate([starts, [len(codes)]])).astype(np.int64)
        left, right = codes[starts] // max(1, len(self)), codes[starts] % max(1, len(self))
        share = shared / np.maximum(1, np.minimum(self._sizes[left], self._sizes[right]))
        enough = (shared >= least) & (share >= contained)
        return Pairs(left[enough], right[enough], shared[enough], share[enough])


_SHIFT = np.uint64(OWNER_BITS)
_OWNERS = np.uint64((1 << OWNER_BITS) - 1)
_RUNS = np.uint64((1 << (64 - OWNER_BITS)) - 1)


def _keys(runs: Array, owners: Array) -> Array:
    """Sorted, each once."""
    keys = ((runs & _RUNS) << _SHIFT) | owners.astype(np.uint64)
    keys.sort()
    return keys[np.concatenate([[True], keys[1:] != keys[:-1]])] if len(keys) else keys
