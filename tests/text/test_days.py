from __future__ import annotations

from datetime import date

import pytest

from secondsource.text import days


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2025-10-16", "2025-10-16", "2025-10-16"),
        ("2025-10-16T21:14", "2025-10-16", "2025-10-16"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2016", "2016-01-01", "2016-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("2024-W48", "2024-11-25", "2024-12-01"),
        ("2024-Q4", "2024-10-01", "2024-12-31"),
        ("2015-SU", "2015-06-01", "2015-08-31"),
        ("2024-06-03/2024-06-05", "2024-06-03", "2024-06-05"),
    ],
)
def test_days_of(value: str, first: str, last: str) -> None:
    assert days.days_of(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("value", ["", "XXXX-10-14", "2025-02-30", "0000", "2025-13", "2025-10-16/2025-10-01", "soon"])
def test_days_of_what_is_open_or_wrong(value: str) -> None:
    assert days.days_of(value) is None


def test_weekdays_near_a_day() -> None:
    saturday = date(2024, 11, 30)
    assert days.nearest_weekday(3, saturday) == date(2024, 11, 27)
    assert days.nearest_weekday(2, saturday) == date(2024, 12, 3)
    assert days.weekday_until(2, saturday) == date(2024, 11, 26)
    assert days.weekday_until(6, saturday) == saturday
    assert days.weekday_from(5, saturday) == date(2024, 12, 6)


def test_month_days_near_a_day() -> None:
    new_year = date(2025, 1, 2)
    assert days.nearest_month_day(12, 30, new_year) == date(2024, 12, 30)
    assert days.nearest_month_day(1, 4, new_year) == date(2025, 1, 4)
    assert days.nearest_month_day(2, 29, date(2025, 3, 1)) == date(2024, 2, 29)
    assert days.nearest_month_day(2, 30, new_year) is None


def test_a_weekday_fixes_the_year() -> None:
    assert days.years_with(10, 14, 2, range(2010, 2030)) == (2014, 2025)
