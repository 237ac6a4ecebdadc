from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from secondsource.text.dates import find_dates

EXTRA = ("weekday", "clock", "part", "ambiguous")
CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "dates.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_dates(case: dict) -> None:
    found = [
        [case["text"][m.start : m.end], m.value, {k: v for k in EXTRA if (v := getattr(m, k))}]
        for m in find_dates(case["text"])
    ]
    assert found == case["expected"], case["why"]


def test_the_custom_can_be_told() -> None:
    assert find_dates("05/06/2025", day_first=True)[0].value == "2025-06-05"
    assert find_dates("05/06/2025", day_first=False)[0].value == "2025-05-06"


def test_what_is_complete() -> None:
    assert [m.complete for m in find_dates("On 3 May 2020, on 4 May, on Friday and in 2019")] == [
        True,
        False,
        False,
        True,
    ]


def test_a_long_line_is_read_in_time() -> None:
    found = find_dates("12 1 2 Oct 10.10. " * 20_000)
    assert {(m.end - m.start, m.value) for m in found} == {(11, "XXXX-10-02")}
    assert len(found) == 20_000
