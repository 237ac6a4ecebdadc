"""Parting a pile: traits to pairs, pairs to log-odds, log-odds to groups."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from secondsource.stories.bags import Array
from secondsource.stories.joined import joined, threshold
from secondsource.stories.pairs import Pile
from secondsource.stories.recipe import odds
from secondsource.stories.second import corrected

#: Log-odds added for reports of which one stands on the other or both on one text, by the share that is covered. By
#: hand: all 62 pairs of `gva` that were labelled as derived are of one incident, which is worth 4 at least.
COPIED = 4.0
#: The share from which on a copy counts in full; background alone is less.
WHOLE = 0.4

#: Pairs of numbers (smaller first) and the share of the smaller report that the two have from one text.
Linked = Mapping[tuple[int, int], float]


class Scored(NamedTuple):
    """A pile, its candidate pairs (the smaller number first, sorted) and their log-odds."""

    pile: Pile
    left: Array
    right: Array
    odds: Array


def score(pile: Pile, linked: Linked) -> Scored:
    """The log-odds of all candidate pairs of a pile."""
    left, right = pile.candidates(sorted(linked))
    found = odds(pile.pairs(left, right))
    if linked:
        codes = left * len(pile) + right
        pairs = sorted(linked)
        at = np.searchsorted(codes, [i * len(pile) + j for i, j in pairs])
        found[at] += [worth(linked[pair]) for pair in pairs]
    return Scored(pile, left, right, corrected(pile.traits, left, right, found))


def worth(share: float) -> float:
    """The log-odds that a copied share of a report adds."""
    return COPIED * min(1.0, share / WHOLE)


def part(scored: Scored) -> list[list[int]]:
    """The groups of a pile, in order of their first member."""
    return joined(len(scored.pile), scored.left, scored.right, scored.odds, threshold(len(scored.pile)))
