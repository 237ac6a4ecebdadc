"""Which texts of a great pile share runs of words: one sort instead of a look at every pair.

Runs that many texts have say little and cost much: a run in more than CAP texts ties each of them to its next few only,
and a run in more than STOCK texts ties nobody. Texts that are made of such runs are tied as copies (see `crowd`). What
two texts share is told as a share of the one with less to share (containment), so that a short copy of a part of a long
report is found; a common threshold on resemblance misses it.

Cost: linear in the number of runs but for the sort. A pile of twice as many texts of the same kind takes little more
than twice as long, whatever share of them are copies: a text is tied to no more than CAP others by each of its runs.

Three steps, so that any engine can spread them: `keys_of` for a batch of texts (map), `ties` for keys that are gathered
by run, `counted` for ties that are gathered by their left text. `index.Index` does them in one process.
"""

from __future__ import annotations

from collections.abc import Iterator
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


def keys_of(runs: Array, owners: Array) -> Array:
    """The keys (uint64) of a sketch, `owners` being the positions of its texts in the whole pile; sorted, each once."""
    keys = ((runs & RUNS) << SHIFT) | owners.astype(np.uint64)
    keys.sort()
    return keys[_firsts(keys)]


def stretches(keys: Array, size: int = STRETCH) -> Iterator[Array]:
    """Sorted keys in stretches of about that size; no run lies in two of them."""
    start = 0
    while start < len(keys):
        end = start + size
        if end < len(keys):
            end = int(np.searchsorted(keys, keys[end - 1] | OWNERS, side="right"))
        yield keys[start:end]
        start = end


def crowd_of(keys: Array, sizes: Array) -> Crowd | None:
    """Who is in the crowd of a pile, from all its sorted keys; None where nobody is."""
    held = np.zeros(len(sizes), dtype=np.int64)
    for stretch in stretches(keys, STRETCH):
        held += np.bincount(owners_of(stretch[_held(stretch) > CAP]), minlength=len(sizes))
    shares = held / np.maximum(1, sizes)
    if not (shares > crowd.SHARE).any():
        return None
    known = crowd.blank(len(sizes))
    for stretch in stretches(keys, STRETCH):
        owners = owners_of(stretch)
        theirs = shares[owners] > crowd.SHARE
        crowd.imprint(known, stretch[theirs] >> SHIFT, owners[theirs])
    return Crowd(shares, known)


def owners_of(keys: Array) -> Array:
    """The positions of the texts of some keys (int64)."""
    return (keys & OWNERS).astype(np.int64)


def _held(keys: Array) -> Array:
    """For each of the sorted keys how many texts have its run."""
    starts = np.flatnonzero(_firsts(keys >> SHIFT))
    size = np.diff(np.concatenate([starts, [len(keys)]]))
    return np.repeat(size, size)


def _in_crowd(keys: Array, known: Crowd) -> Array:
    """The ties of the crowd's members by the runs of more than CAP texts."""
    held, share = _held(keys), known.shares[owners_of(keys)]
    large = keys[(held > CAP) & (share > np.where(held > STOCK, crowd.WHOLLY, crowd.SHARE))]
    return tied(*crowd.neighbours(large >> SHIFT, large & OWNERS, known.prints))


def ties(keys: Array, known: Crowd | None = None) -> Array:
    """The ties between the texts of each run, in no order; one for each run that a pair has in common, within the
    limits of CAP, NEXT and STOCK. The keys are sorted and hold all texts of their runs. `known`: who is in
    the crowd; then larger groups tie its members alone, by their prints.

    A tie is a uint64: the left text, the right text, and in the last 16 bits how often, which is once.
    """
    runs = keys >> SHIFT
    at = np.flatnonzero(runs[1:] == runs[:-1])  # whoever has somebody after him in his run
    if not len(at):
        return NONE
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
        found.append(tied(keys[at] & OWNERS, keys[at + step] & OWNERS))
    if known is not None:
        found.append(_in_crowd(keys, known))
    return np.concatenate([NONE, *found])


def heaped(tied: Array, texts: int) -> Iterator[Array]:
    """Ties parted by their left text, so many texts a heap: what is to be counted together."""
    tied.sort()
    bounds = np.arange(0, texts + HEAP, HEAP, dtype=np.uint64) << (SHIFT + TIMES)
    places = np.searchsorted(tied, bounds)
    for first, last in pairwise(places.tolist()):
        yield tied[first:last]


def folded(tied: Array) -> Array:
    """The ties of each pair made one, sorted; it tells how many they were, up to 65,535."""
    tied = np.sort(tied)
    codes = tied >> TIMES
    starts = np.flatnonzero(_firsts(codes))
    if not len(starts):
        return tied
    return codes[starts] << TIMES | np.minimum(np.add.reduceat(tied & MOST, starts), MOST)


def counted(tied: Array, sizes: Array, least: int = LEAST, contained: float = CONTAINED) -> Pairs:
    """The pairs among ties that share enough. `sizes`: for each text how many kept runs it has."""
    once = folded(tied)
    once = once[(once & MOST) >= np.uint64(least)]
    shared = (once & MOST).astype(np.int32)
    left = (once >> (SHIFT + TIMES)).astype(np.int64)
    right = (once >> TIMES & OWNERS).astype(np.int64)
    share = shared / np.maximum(1, np.minimum(sizes[left], sizes[right]))
    enough = share >= contained
    return Pairs(left[enough], right[enough], shared[enough], share[enough].astype(np.float32))


def tied(left: Array, right: Array | np.uint64) -> Array:
    """One tie for each pair."""
    made: Array = (left << SHIFT | right) << TIMES | np.uint64(1)
    return made


def _firsts(ordered: Array) -> Array:
    """Where each value of a sorted row stands first."""
    return np.concatenate([[True], ordered[1:] != ordered[:-1]])[: len(ordered)]


NONE = np.empty(0, dtype=np.uint64)
SHIFT = np.uint64(OWNER_BITS)
TIMES = np.uint64(64 - 2 * OWNER_BITS)  # bits of a tie that tell how many ties it stands for
MOST = np.uint64((1 << (64 - 2 * OWNER_BITS)) - 1)  # 65,535: nobody needs to know how much more
OWNERS = np.uint64((1 << OWNER_BITS) - 1)
RUNS = np.uint64((1 << (64 - OWNER_BITS)) - 1)
