"""How much each feature counts: log-odds that two reports tell one story.

Fitted by `python bench/stories --fit` (logistic regression) on pairs of ECB+ topics 1-35 and `gva` incidents, in piles
of many sizes. The bench's ablation tells what each feature is worth.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from secondsource.stories import features as f
from secondsource.stories.bags import Array
from secondsource.stories.pairs import Pairs


class Feature(NamedTuple):
    """A measure of pairs and what it counts."""

    measure: Callable[[Pairs], Array]
    weight: float


RECIPE = (
    Feature(f.words, 0.0),
    Feature(f.many_words, 0.0),
    Feature(f.words_within, 0.0),
    Feature(f.names_within, 0.0),
    Feature(f.opening, 0.0),
    Feature(f.headline, 0.0),
    Feature(f.phrases, 0.0),
    Feature(f.names, 0.0),
    Feature(f.people, 0.0),
    Feature(f.persons, 0.0),
    Feature(f.places, 0.0),
    Feature(f.numbers, 0.0),
    Feature(f.ages, 0.0),
    Feature(f.days, 0.0),
    Feature(f.one_date, 0.0),
    Feature(f.dated, 0.0),
    Feature(f.apart, 0.0),
    Feature(f.follow_up, 0.0),
    Feature(f.nearest, 0.0),
    Feature(f.nearest_both, 0.0),
    Feature(f.shorter, 0.0),
    Feature(f.crowd, 0.0),
)
CONSTANT = 0.0


def measured(pairs: Pairs) -> Array:
    """The features of each pair: a row a pair, a column a feature, in the order of RECIPE."""
    return np.stack([feature.measure(pairs) for feature in RECIPE], axis=1)


def odds(pairs: Pairs) -> Array:
    """The log-odds of each pair, in nats."""
    total = np.full(len(pairs), CONSTANT)
    for feature in RECIPE:
        total += feature.weight * feature.measure(pairs)
    return total
