"""Which texts of a great pile share runs of words: one sort instead of a look at every pair.

Runs that many texts have say little and cost much: a run in more than CAP texts ties each of them to its next few only,
and a run in more than STOCK texts ties nobody. Texts that are made of such runs are tied as copies (see `crowd`). What
two texts share is told as a share of the one with less to share (containment), so that a short copy of a part of a long
report is found; a common threshold on resemblance misses it.

Cost: linear in the number of runs but for the sort. A pile of twice as many texts of the same kind takes little more
than twice as long, whatever share of them are copies: a text is tied to no more than CAP others by each of its runs.

Three steps, so that any engine can spread them: `keys_of` for a batch of texts (map), `ties` for keys that are gathered
by run, `counted` for ties that are gathered by their left text. `Index` does them in one process.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from secondsource.lineage import crowd

Array = np.ndarray[Any, Any]

CAP = 24  # texts with a run in common up to which all pairs are taken
NEXT = 3  # in a larger group each is tied to so many after it: a burst of copies is a chain
STOCK = 400  # texts from which on a run is a formula
OWNER_BITS = 24  # 16 million texts; the other 40 bits of a key are of the run
LEAST = 2  # kept runs in common
CONTAINED = 0.03  # of the kept runs of the text with fewer
STRETCH = 1 << 21  # keys that are worked on at once: some 100 MB beside the keys themselves
HEAP = 1 << 15  # texts whose ties are counted at once
FOLD = 1 << 22  # ties that a heap holds before those of one pair are made one: 32 MB


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


@dataclass(frozen=True, slots=True)
class Crowd:
    """Texts whose runs stand in many others: what share (0 to 1) of each text's does, and its prints (see `crowd`)."""

    shares: Array
    prints: Array


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
        sizes = np.bincount(_owners(keys) - len(self), minlength=texts)
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
        keys = self._layers[0] if self._layers else _NONE
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
        asked = np.unique(runs & _RUNS)
        places = [
            (
                layer,
                np.searchsorted(layer, asked << _SHIFT),
                np.searchsorted(layer, (asked << _SHIFT) | _OWNERS, "right"),
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
        found = np.concatenate([_NONE, *near]) & _OWNERS
        sizes = np.concatenate([self._sizes, [len(asked)]])
        return counted(_tied(found, np.uint64(len(self))), sizes, least, contained)


def keys_of(runs: Array, owners: Array) -> Array:
    """The keys (uint64) of a sketch, `owners` being the positions of its texts in the whole pile; sorted, each once."""
    keys = ((runs & _RUNS) << _SHIFT) | owners.astype(np.uint64)
    keys.sort()
    return keys[_firsts(keys)]


def stretches(keys: Array, size: int = STRETCH) -> Iterator[Array]:
    """Sorted keys in stretches of about that size; no run lies in two of them."""
    start = 0
    while start < len(keys):
        end = start + size
        if end < len(keys):
            end = int(np.searchsorted(keys, keys[end - 1] | _OWNERS, side="right"))
        yield keys[start:end]
        start = end


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
        tied = np.concatenate([_NONE, *self._parts])
        self._parts, self._held = [], 0
        return tied


def crowd_of(keys: Array, sizes: Array) -> Crowd | None:
    """Who is in the crowd of a pile, from all its sorted keys; None where nobody is."""
    held = np.zeros(len(sizes), dtype=np.int64)
    for stretch in stretches(keys, STRETCH):
        held += np.bincount(_owners(stretch[_held(stretch) > CAP]), minlength=len(sizes))
    shares = held / np.maximum(1, sizes)
    if not (shares > crowd.SHARE).any():
        return None
    known = crowd.blank(len(sizes))
    for stretch in stretches(keys, STRETCH):
        owners = _owners(stretch)
        theirs = shares[owners] > crowd.SHARE
        crowd.imprint(known, stretch[theirs] >> _SHIFT, owners[theirs])
    return Crowd(shares, known)


def _owners(keys: Array) -> Array:
    return (keys & _OWNERS).astype(np.int64)


def _held(keys: Array) -> Array:
    """For each of the sorted keys how many texts have its run."""
    starts = np.flatnonzero(_firsts(keys >> _SHIFT))
    size = np.diff(np.concatenate([starts, [len(keys)]]))
    return np.repeat(size, size)


def _in_crowd(keys: Array, known: Crowd) -> Array:
    """The ties of the crowd's members by the runs of more than CAP texts."""
    held, share = _held(keys), known.shares[_owners(keys)]
    large = keys[(held > CAP) & (share > np.where(held > STOCK, crowd.WHOLLY, crowd.SHARE))]
    return _tied(*crowd.neighbours(large >> _SHIFT, large & _OWNERS, known.prints))


def ties(keys: Array, known: Crowd | None = None) -> Array:
    """The ties between the texts of each run, in no order; one for each run that a pair has in common, within the
    limits of CAP, NEXT and STOCK. The keys are sorted and hold all texts of their runs. `known`: who is in
    the crowd; then larger groups tie its members alone, by their prints.

    A tie is a uint64: the left text, the right text, and in the last 16 bits how often, which is once.
    """
    runs = keys >> _SHIFT
    at = np.flatnonzero(runs[1:] == runs[:-1])  # whoever has somebody after him in his run
    if not len(at):
        return _NONE
    opens = np.concatenate([[True], np.diff(at) != 1])
    others = np.bincount(np.cumsum(opens) - 1)  # in each run, beside the first
    last = np.repeat(at[opens] + others, others)
    size = np.repeat(others + 1, others)
    found = []
    for step in range(1, CAP):
        near = (at + step <= last) & (size <= (STOCK if step <= NEXT and known is None else CAP))
        at, last, size = at[near], last[near], size[near]
        if not len(at):
            break
        found.append(_tied(keys[at] & _OWNERS, keys[at + step] & _OWNERS))
    if known is not None:
        found.append(_in_crowd(keys, known))
    return np.concatenate([_NONE, *found])


def heaped(tied: Array, texts: int) -> Iterator[Array]:
    """Ties parted by their left text, so many texts a heap: what is to be counted together."""
    tied.sort()
    bounds = np.arange(0, texts + HEAP, HEAP, dtype=np.uint64) << (_SHIFT + _TIMES)
    places = np.searchsorted(tied, bounds)
    for first, last in pairwise(places.tolist()):
        yield tied[first:last]


def folded(tied: Array) -> Array:
    """The ties of each pair made one, sorted; it tells how many they were, up to 65,535."""
    tied = np.sort(tied)
    codes = tied >> _TIMES
    starts = np.flatnonzero(_firsts(codes))
    if not len(starts):
        return tied
    return codes[starts] << _TIMES | np.minimum(np.add.reduceat(tied & _MOST, starts), _MOST)


def counted(tied: Array, sizes: Array, least: int = LEAST, contained: float = CONTAINED) -> Pairs:
    """The pairs among ties that share enough. `sizes`: for each text how many kept runs it has."""
    once = folded(tied)
    once = once[(once & _MOST) >= np.uint64(least)]
    shared = (once & _MOST).astype(np.int32)
    left = (once >> (_SHIFT + _TIMES)).astype(np.int64)
    right = (once >> _TIMES & _OWNERS).astype(np.int64)
    share = shared / np.maximum(1, np.minimum(sizes[left], sizes[right]))
    enough = share >= contained
    return Pairs(left[enough], right[enough], shared[enough], share[enough].astype(np.float32))


def _joined(parts: Sequence[Pairs]) -> Pairs:
    if not parts:
        return counted(_NONE, np.empty(0, dtype=np.int64))
    columns = zip(*((part.left, part.right, part.shared, part.contained) for part in parts), strict=True)
    return Pairs(*map(np.concatenate, columns))


def _tied(left: Array, right: Array | np.uint64) -> Array:
    tied: Array = (left << _SHIFT | right) << _TIMES | np.uint64(1)
    return tied


def _firsts(ordered: Array) -> Array:
    """Where each value of a sorted row stands first."""
    return np.concatenate([[True], ordered[1:] != ordered[:-1]])[: len(ordered)]


_NONE = np.empty(0, dtype=np.uint64)
_SHIFT = np.uint64(OWNER_BITS)
_TIMES = np.uint64(64 - 2 * OWNER_BITS)  # bits of a tie that tell how many ties it stands for
_MOST = np.uint64((1 << (64 - 2 * OWNER_BITS)) - 1)  # 65,535: nobody needs to know how much more
_OWNERS = np.uint64((1 << OWNER_BITS) - 1)
_RUNS = np.uint64((1 << (64 - OWNER_BITS)) - 1)
