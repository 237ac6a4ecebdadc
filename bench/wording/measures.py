"""How good answers of same or not are: accuracy and F1 over pairs, balanced accuracy over questions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from bench.lineage.logistic import Array

Groups = Array  # the number of each pair's question


def accuracy(said: Array, gold: Array) -> dict[str, float]:
    """Percent right, and F1 of "the same"; `said` and `gold` are 0 or 1."""
    both = float(((said == 1) & (gold == 1)).sum())
    return {
        "accuracy": 100 * float((said == gold).mean()),
        "F1": 200 * both / max(1.0, float(said.sum() + gold.sum())),
    }


def balanced(said: Array, gold: Array) -> float:
    """The mean of the shares of the same and of the different pairs that are right."""
    return float(np.mean([(said == gold)[gold == value].mean() for value in (0, 1) if (gold == value).any()]))


def over_questions(said: Array, gold: Array, at: Array) -> float:
    """The mean of `balanced` over groups, in percent."""
    return 100 * float(np.mean([balanced(said[at == one], gold[at == one]) for one in sorted(set(at.tolist()))]))


def best(scores: Array, gold: Array) -> float:
    """The score from which "the same" is right most often."""
    return float(max(np.unique(scores), key=lambda t: float(((scores >= t) == gold).mean())))


def threshold(scores: Array, gold: Array, at: Array) -> float:
    """The mean over groups of the score that balances each best: how NAnCo's authors choose it."""
    found = []
    for one in sorted(set(at.tolist())):
        mine, truth = scores[at == one], gold[at == one]
        found.append(max(np.unique(mine), key=lambda t: balanced((mine >= t).astype(float), truth)))
    return float(np.mean(found))


def numbered(groups: Sequence[str]) -> Array:
    """Groups as numbers."""
    known = {group: at for at, group in enumerate(dict.fromkeys(groups))}
    return np.array([float(known[group]) for group in groups])
