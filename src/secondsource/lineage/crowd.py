"""Copies in a crowd: in a pile whose sentences each stand in dozens of texts, which of those are copies of one another.

A run of words in more than a few texts cannot tie them all with one another. Here it ties those whose prints are equal:
a print of a text is the smallest of numbers made of its runs (Broder 1997), so two texts have one in common as often as
they resemble each other. Copies with one word in five changed have each print in common with a chance of a quarter,
texts with one sentence in common hardly ever.
"""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]

PRINTS = 24  # of a text: copies with one word in five changed have none in common in one case of a thousand
ASKED = 2  # prints by which the texts of one run are put in order
NEXT = 3  # in that order each is tied to so many after it that have the print: a burst of copies is a chain
SHARE = 0.2  # of the runs of a text that are crowded from which it is in the crowd; of copies so poor, others tie them
WHOLLY = 0.5  # the same for the runs of very many texts: a text that is half formula is no copy of another
#: Odd numbers that make the prints of a run unlike one another: multiples of the golden ratio's first digits.
_ODD = (np.arange(1, 2 * PRINTS, 2, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)) | np.uint64(1)
_HALF = np.uint64(32)


def blank(texts: int) -> Array:
    """(PRINTS, texts) uint32: the prints of texts of which nothing has been seen."""
    return np.full((PRINTS, texts), np.iinfo(np.uint32).max, dtype=np.uint32)


def imprint(known: Array, runs: Array, owners: Array) -> None:
    """Bring the prints up to date with some runs (uint64) of the texts at the positions `owners`, in any order."""
    for row, odd in zip(known, _ODD, strict=True):
        np.minimum.at(row, owners, ((runs * odd) >> _HALF).astype(np.uint32))


def neighbours(runs: Array, owners: Array, known: Array) -> tuple[Array, Array]:
    """(left, right): the owners to be tied, smaller first, one pair for each run and print that ties them. `runs` of
    crowded texts only; `known` are the prints."""
    left, right = [], []
    for asked in range(ASKED):
        column = (runs >> np.uint64(8 * asked)) % np.uint64(PRINTS)
        shown = known[column.astype(np.int64), owners.astype(np.int64)]
        order = np.lexsort((owners, shown, runs))
        run, print_, owner = runs[order], shown[order], owners[order]
        for step in range(1, NEXT + 1):
            same = (run[step:] == run[:-step]) & (print_[step:] == print_[:-step])
            one, other = owner[:-step][same], owner[step:][same]
            left.append(np.minimum(one, other))
            right.append(np.maximum(one, other))
    return np.concatenate(left), np.concatenate(right)
