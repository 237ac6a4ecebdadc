from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from secondsource.language.rules import Rules
from secondsource.model.report import Report

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "quotes.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_quotes(case: dict) -> None:
    found = Rules().parse(Report("r", "r.txt", "0", case["text"])).quotes
    shown = ["+" * q.continues + q.span.of(case["text"]) + "+" * (not q.closed) for q in found]
    assert shown == case["expected"]
