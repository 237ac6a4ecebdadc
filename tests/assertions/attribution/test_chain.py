from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from secondsource.assertions.attribution.statements import find_statements
from secondsource.language import load
from secondsource.model.report import Report

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "chains.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_chains_and_their_hops(case: dict[str, Any]) -> None:
    text = case["text"]
    report = Report("r", "r.txt", "", text)
    speakers, statements = find_statements(report, load("rules").parse(report))
    label = {speaker.id: speaker.label for speaker in speakers}
    seen = [
        [
            " / ".join(span.of(text) for span in s.content),
            " < ".join(label[id_] for id_ in s.chain),
            " < ".join(hop.of(text) if hop else "-" for hop in s.hops),
        ]
        for s in statements
    ]
    assert seen == case["expected"], case["why"]
    assert all(len(s.hops) == len(s.chain) and s.chain[0] == s.speaker for s in statements)
