from __future__ import annotations

import numpy as np
import pytest

from secondsource.stories.bags import CAP, Bags

THREE = ({"ferry": 2, "tirqan": 1}, {"ferry": 1, "tirqan": 1, "mayor": 1}, {"loaf": 3})


def pair(bags: Bags, i: int, j: int) -> float:
    return float(bags.cosines(np.array([i]), np.array([j]))[0])


def test_what_shares_its_words_is_like_and_what_shares_none_is_not() -> None:
    bags = Bags(THREE)
    assert pair(bags, 0, 0) == pytest.approx(1.0)
    assert 0.5 < pair(bags, 0, 1) < 1.0
    assert pair(bags, 0, 2) == 0.0


def test_near_finds_them_and_not_itself() -> None:
    assert Bags(THREE).near(0, 10, 0.01).tolist() == [1]


def test_a_word_that_all_have_leads_nowhere() -> None:
    bags = Bags([{"police": 1, f"own{i}": 1} for i in range(CAP + 1)])
    assert bags.near(0, 10, 0.0).tolist() == []


def test_one_added_later_is_as_like_as_one_of_the_first() -> None:
    bags = Bags(THREE)
    bags.add(THREE[1])
    bags.add({"whisk": 1, "loaf": 1})
    assert pair(bags, 0, 3) == pytest.approx(pair(bags, 0, 1))
    assert bags.near(4, 10, 0.01).tolist() == [2]
    assert bags.near(3, 10, 0.01).tolist() == [0, 1]


def test_empty_bags_are_like_nothing() -> None:
    bags = Bags([{}, {}])
    assert pair(bags, 0, 1) == 0.0
    assert bags.near(0, 10, 0.0).tolist() == []
    assert len(Bags([])) == 0
