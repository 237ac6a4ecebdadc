"""Logistic regression with a small penalty, and its cross-validation by groups. A few hundred rows, no library."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[np.float64]]
PENALTY = 5.0  # on weights of features brought to one spread; between 1 and 10 nothing changes


def fitted(
    rows: Array,
    truth: Array,
    held: Array | None = None,
    penalty: float = PENALTY,
    counts: Array | None = None,
) -> Array:
    """The base and one weight a column; `held` are log-odds that every row has beforehand, `counts` how
    many times each counts (1).

    Newton's method on the penalised likelihood; columns are brought to spread 1 within, weights given for them as
    they come.
    """
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    scaled = np.c_[np.ones(len(rows)), (rows - mean) / spread]
    given = np.zeros(len(rows)) if held is None else held
    often = np.ones(len(rows)) if counts is None else counts
    curb = np.eye(scaled.shape[1]) * penalty
    curb[0, 0] = 1e-6
    weights = np.zeros(scaled.shape[1])
    for _ in range(60):
        chance = 1 / (1 + np.exp(-np.clip(scaled @ weights + given, -30, 30)))
        slope = scaled.T @ (often * (truth - chance)) - curb @ weights
        curve = (scaled.T * (often * chance * (1 - chance))) @ scaled + curb
        step = np.linalg.solve(curve, slope)
        weights = weights + step
        if np.abs(step).max() < 1e-9:
            break
    plain = weights[1:] / spread
    return np.r_[weights[0] - plain @ mean, plain]


def chances(weights: Array, rows: Array, held: Array | None = None) -> Array:
    """Probabilities of rows."""
    odds = weights[0] + rows @ weights[1:] + (0.0 if held is None else held)
    return np.asarray(1 / (1 + np.exp(-np.clip(odds, -30, 30))))


def crossed(rows: Array, truth: Array, groups: Sequence[int], held: Array | None = None, folds: int = 10) -> Array:
    """The probability of each row by weights fitted without its fold; a group is never cut."""
    order = np.random.default_rng(5).permutation(sorted(set(groups)))
    fold = {group: i % folds for i, group in enumerate(order)}
    at = np.array([fold[group] for group in groups])
    given = np.zeros(len(rows)) if held is None else held
    found = np.zeros(len(rows))
    for i in range(folds):
        rest = at != i
        if rest.all():
            continue
        found[at == i] = chances(fitted(rows[rest], truth[rest], given[rest]), rows[at == i], given[at == i])
    return found
