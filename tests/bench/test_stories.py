from __future__ import annotations

import pytest
from bench.stories.measures import bcubed, cells


def test_right_groups_reach_everything() -> None:
    assert bcubed(["a", "a", "b"], [1, 1, 2]) == pytest.approx((100, 100, 100))


def test_one_group_for_all_loses_precision_and_single_ones_lose_recall() -> None:
    precision, recall, _ = bcubed(["a", "a", "b", "b"], [1, 1, 1, 1])
    assert (precision, recall) == (50, 100)
    precision, recall, _ = bcubed(["a", "a", "b", "b"], [1, 2, 3, 4])
    assert (precision, recall) == (100, 50)


def test_a_half_is_judged_among_all_the_others() -> None:
    # the first half is right in itself, but lies in one group with the second
    found = cells(["a", "a", "b", "b"], [0, 0, 1, 1], [1, 1, 1, 1])
    assert found["F half 0"] == pytest.approx(100 * 2 / 3)
