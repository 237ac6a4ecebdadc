from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from secondsource.text.numbers import numbers
from secondsource.text.numerals import GREATEST, Numeral, numerals, pieces

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "numbers.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_numbers(case: dict[str, Any]) -> None:
    text, found = case["text"], numbers(case["text"])
    quotes = case["quote"] if isinstance(case["quote"], list) else [case["quote"]]
    assert [text[n.start : n.end] for n in found] == quotes, case["why"]
    if "bound" in case:
        number = found[0]
        assert (number.value, number.bound) == (case.get("value"), case["bound"]), case["why"]
        assert number.low == case.get("low", number.low) and number.high == case.get("high", number.high)


@given(st.text(alphabet="0123456789 ,.-–:/ab one two dozen and between or several half in of\n", max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    found = numbers(text)
    assert all(0 <= n.start <= n.core < n.end <= len(text) for n in found)
    assert all(a.end <= b.core for a, b in pairwise(found))


@pytest.mark.parametrize(
    "text", ["² of them", "① and ½", "9" * 400, "9" * 5000 + " people", "nine " + "trillion " * 60]
)
def test_marks_and_endless_figures_are_no_numbers(text: str) -> None:
    row = numerals_of(text)
    assert all(n.value is None or n.value <= GREATEST for n in row)


def numerals_of(text: str) -> list[Numeral]:
    return numerals(text, pieces(text))
