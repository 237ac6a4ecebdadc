from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from secondsource.assertions.counting.figures import find_figures
from secondsource.model.assertion import Figure
from secondsource.model.parse import Parse, Sentence
from secondsource.model.report import Report
from secondsource.model.span import Span

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "figures.yml").read_text(encoding="utf-8"))


def figures_in(text: str) -> tuple[Figure, ...]:
    report = Report("r", "r.txt", "", text)
    parse = Parse("r", "test", (Sentence(Span("r", 0, len(text)), "body", 0),))
    return find_figures(report, parse, ())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_figures(case: dict[str, Any]) -> None:
    found = figures_in(case["text"])
    index = {figure.id: i for i, figure in enumerate(found)}
    seen = [[f.span.of(case["text"]), f.unit, f.status, f.victim_class, index.get(f.part_of or "")] for f in found]
    assert seen == case["expected"], case["why"]


def test_odd_texts_are_read_without_complaint() -> None:
    for text in (
        "",
        "7",
        "killed",
        "12 12 12",
        "of them of them 3",
        "الجيش 12 قتيلا",
        ",,,:: 4 killed," * 50,
        "4 men, " * 9000,
    ):
        assert isinstance(figures_in(text), tuple)
