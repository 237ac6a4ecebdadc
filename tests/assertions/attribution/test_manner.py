from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from secondsource.assertions.attribution.statements import find_statements
from secondsource.language import load
from secondsource.model.report import Report

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "manners.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_manner_strength_negation_and_modality(case: dict[str, Any]) -> None:
    report = Report("r", "r.txt", "", case["text"])
    _, found = find_statements(report, load("rules").parse(report))
    seen = [
        [" / ".join(c.of(report.text) for c in s.content), s.stance, s.manner, s.strength, s.negated, s.modality]
        for s in found
    ]
    assert seen == case["expected"], case["why"]
