from __future__ import annotations

from datetime import date

import pytest

from secondsource.resources.times import time_words
from secondsource.text.holidays import day_in, easter, holiday


@pytest.mark.parametrize(("year", "month", "day"), [(1999, 4, 4), (2000, 4, 23), (2024, 3, 31), (2025, 4, 20)])
def test_easter(year: int, month: int, day: int) -> None:
    assert easter(year) == date(year, month, day)


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("12-25", "2024-12-25"),
        ("11 4 4", "2024-11-28"),
        ("05 1 -1", "2024-05-27"),
        ("easter -2", "2024-03-29"),
        ("election", "2024-11-05"),
    ],
)
def test_day_in(rule: str, day: str) -> None:
    assert str(day_in(rule, 2024)) == day


@pytest.mark.parametrize("year", ["²⁰²⁴", "①②③④"])
def test_signs_that_are_no_decimal_digits_state_no_year(year: str) -> None:
    assert holiday("12-25", None, year, False) is None


def test_by_tense_and_nearness() -> None:
    march = date(2025, 3, 12)
    assert str(holiday("12-24", march, "", False)) == "2024-12-24"
    assert str(holiday("12-24", march, "", True)) == "2025-12-24"
    assert str(holiday("03-17", march, "", False)) == "2025-03-17"  # five days ahead
    assert str(holiday("12-24", march, "2019", False)) == "2019-12-24"
    assert holiday("12-24", None, "", False) is None


def test_every_rule_of_the_resource_is_understood() -> None:
    assert all(day_in(rule, 2025) for rule in time_words()["holidays"].values())
