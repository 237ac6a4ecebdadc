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
    Feature(f.opening, 2.11),
    Feature(f.headline, 0.97),
    Feature(f.phrases, 2.66),
    Feature(f.names, 3.73),
    Feature(f.people, 0.72),
    Feature(f.persons, 1.36),
    Feature(f.places, 0.67),
    Feature(f.numbers, 1.84),
    Feature(f.ages, 2.72),
    Feature(f.days, 1.40),
    Feature(f.late_strangers, -0.45),
    Feature(f.one_date, 2.48),
    Feature(f.dated, 2.07),
    Feature(f.apart, -0.56),
    Feature(f.nearest, 5.05),
    Feature(f.shorter, -0.71),
    Feature(f.crowd, -0.33),
)
CONSTANT = -2.47


def measured(pairs: Pairs) -> Array:
    """The features of each pair: a row a pair, a column a feature, in the order of RECIPE."""
    return np.stack([feature.measure(pairs) for feature in RECIPE], axis=1)


def odds(pairs: Pairs) -> Array:
    """The log-odds of each pair, in nats."""
    total = np.full(len(pairs), CONSTANT)
    for feature in RECIPE:
        total += feature.weight * feature.measure(pairs)
    return total
