from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from secondsource.language.reckoning import precision_of
from secondsource.language.rules import Rules
from secondsource.model.report import Published, Report

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "moments.yml").read_text(encoding="utf-8"))
TODAY = Published("2025-03-12", "2025-03-12", "2025-03-12", "day")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_moments(case: dict) -> None:
    published = Published(None, *case["published"], "range") if "published" in case else TODAY
    text = case["text"]
    found = Rules().parse(Report("r", "r.txt", "0", text, published=published)).moments
    assert [f"{m.span.of(text)} = {m.value}" for m in found] == case["expected"]


def test_bounds_and_anchor() -> None:
    found = (
        Rules().parse(Report("r", "r.txt", "0", "It rained last week and on 3 March 2025.", published=TODAY)).moments
    )
    assert [(m.earliest, m.latest, m.anchor, m.precision) for m in found] == [
        ("2025-03-03", "2025-03-09", "2025-03-12", "week"),
        ("2025-03-03", "2025-03-03", None, "day"),
    ]


@pytest.mark.parametrize(
    ("value", "precision"),
    [
        ("2025", "year"),
        ("199X", "decade"),
        ("2025-03", "month"),
        ("2025-W11", "week"),
        ("2025-WI", "season"),
        ("2025-03-12TNI", "part"),
        ("2025-03-12T04:00", "minute"),
        ("XXXX-WXX-2", "day"),
        ("PT72H", "hour"),
        ("PRESENT_REF", "vague"),
    ],
)
def test_precision(value: str, precision: str) -> None:
    assert precision_of(value) == precision
