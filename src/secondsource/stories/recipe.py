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
    Feature(f.opening, 1.99),
    Feature(f.headline, 1.03),
    Feature(f.phrases, 2.69),
    Feature(f.names, 3.71),
    Feature(f.people, 0.75),
    Feature(f.persons, 1.29),
    Feature(f.places, 0.69),
    Feature(f.numbers, 1.87),
    Feature(f.ages, 2.80),
    Feature(f.days, 1.62),
    Feature(f.late_strangers, -0.52),
    Feature(f.one_date, 2.49),
    Feature(f.dated, 1.63),
    Feature(f.apart, -0.50),
    Feature(f.nearest, 5.34),
    Feature(f.shorter, -0.73),
    Feature(f.crowd, -0.31),
)
CONSTANT = -2.64


def measured(pairs: Pairs) -> Array:
    """The features of each pair: a row a pair, a column a feature, in the order of RECIPE."""
    return np.stack([feature.measure(pairs) for feature in RECIPE], axis=1)


def odds(pairs: Pairs) -> Array:
    """The log-odds of each pair, in nats."""
    total = np.full(len(pairs), CONSTANT)
    for feature in RECIPE:
        total += feature.weight * feature.measure(pairs)
    return total
