"""How surprising words are where they stand: what a pile's own habits of speech would not have foretold.

"Police are still working to determine" is five words in a row, and nobody had it from anybody. Two texts that share a
run of words share a source in the measure in which the run is unlikely to be written again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]

#: Trust in what is foretold by the two words before, the one before, and none: set by hand, any near do as well.
TRUST = (0.5, 0.3, 0.2)
SPREAD = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0x85EBCA77C2B2AE63)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of all texts in a row: `ids` of the words, the position of the `owner` text of each, its `occasion`
    (whatever two texts of one story have in common and of two stories have not, as a week), and where texts `start`."""

    ids: Array
    owner: Array
    occasion: Array
    start: Array


@dataclass(frozen=True, slots=True)
class Runs:
    """Runs of some words by the place of their first: `number` of the run (equal runs, equal numbers), whether it is
    `whole` (stands in one text), and for each number on how many occasions it was written."""

    number: Array
    whole: Array
    occasions: Array


def runs(words: Words, size: int) -> Runs:
    """All runs of `size` (1 to 5) words."""
    length = len(words.ids)
    keys = np.zeros(length, dtype=np.uint64)
    whole = np.arange(length) + size <= length
    for at in range(size):
        keys = (keys ^ (_ahead(words.ids, at).astype(np.uint64) + np.uint64(1))) * np.uint64(SPREAD[at])
        keys ^= keys >> np.uint64(29)
        whole &= _ahead(words.owner, at) == words.owner
    keys[~whole] = 0
    numbers, number = _numbered(keys)
    wide = int(words.occasion.max()) + 1 if length else 1
    once = distinct(number * wide + words.occasion) // wide
    return Runs(number, whole, np.bincount(once, minlength=numbers))


def surprise(words: Words) -> tuple[Array, Array, Array]:
    """Nats for each word: by itself, after the one before it, after the two before it.

    A word counts by the occasions on which others wrote it there: the one at hand is left out, so that copies of one
    story foretell nothing.
    """
    ones, twos, threes = (runs(words, size) for size in (1, 2, 3))
    alone = ones.occasions[ones.number] / max(1, int(ones.occasions.sum()))
    after_one = _foretold(twos, ones, 1)
    after_two = _foretold(threes, twos, 2)
    three, two, one = TRUST
    second = (three + two) * after_one + one * alone
    return -np.log(alone), -np.log(second), -np.log(three * after_two + two * after_one + one * alone)


def _foretold(longer: Runs, before: Runs, size: int) -> Array:
    """For each word, the share of occasions on which it came after the `size` words before it, its own left out."""
    at = np.flatnonzero(longer.whole)
    context, number = before.number[at], longer.number[at]
    wide = len(longer.occasions)
    pairs = distinct(context * wide + number)
    totals = np.bincount(pairs // wide, weights=longer.occasions[pairs % wide], minlength=len(before.occasions))
    share = np.zeros(len(longer.number))
    share[at + size] = (longer.occasions[number] - 1) / totals[context]
    return share


def _ahead(values: Array, by: int) -> Array:
    """The values some places ahead; past the end the last one, which no whole run reaches."""
    return values if not by else np.concatenate([values[by:], np.repeat(values[-1:], min(by, len(values)))])


def distinct(values: Array) -> Array:
    """The values sorted, each once: `numpy.unique` hashes, which takes several times as long for millions."""
    ordered = np.sort(values)
    return ordered[np.concatenate([[True], ordered[1:] != ordered[:-1]])] if len(ordered) else ordered


def _numbered(keys: Array) -> tuple[int, Array]:
    """How many different keys there are, and each key's place among them."""
    order = np.argsort(keys, kind="stable")
    steps = (
        np.concatenate([[0], np.cumsum(keys[order][1:] != keys[order][:-1])]) if len(keys) else keys.astype(np.int64)
    )
    places = np.empty(len(keys), dtype=np.int64)
    places[order] = steps
    return int(steps[-1]) + 1 if len(keys) else 0, places
