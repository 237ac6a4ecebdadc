"""The measures and rivals of bench/wording."""

from __future__ import annotations

import numpy as np
import pytest
from bench.wording.corpora import Told
from bench.wording.measures import accuracy, balanced, best, over_questions, threshold
from bench.wording.rivals import RIVALS


def test_accuracy_and_balance() -> None:
    said, gold = np.array([1.0, 1.0, 0.0, 0.0]), np.array([1.0, 0.0, 0.0, 0.0])
    assert accuracy(said, gold) == {"accuracy": 75.0, "F1": pytest.approx(200 / 3)}
    assert balanced(said, gold) == pytest.approx((1 + 2 / 3) / 2)
    assert over_questions(said, gold, np.zeros(4)) == pytest.approx(100 * (1 + 2 / 3) / 2)


def test_thresholds() -> None:
    scores, gold = np.array([0.1, 0.4, 0.6, 0.9]), np.array([0.0, 0.0, 1.0, 1.0])
    assert best(scores, gold) == 0.6
    assert threshold(scores, gold, np.array([0.0, 1.0, 0.0, 1.0])) == pytest.approx((0.6 + 0.9) / 2)


def test_rivals_know_equal_from_different() -> None:
    pairs = [Told("The ferry sank", "the ferry sank", True, ""), Told("The ferry sank", "Wheat got dearer", False, "")]
    for rival in RIVALS.values():
        same, other = rival(pairs, ())
        assert same == pytest.approx(1.0)
        assert other < 0.5
