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


@pytest.mark.parametrize(
    ("sentence", "words", "status", "victims"),
    [
        ("The rebels executed 18 captured soldiers.", "18 captured soldiers", "killed", "soldier"),
        ("The death toll of the mall shooting climbs to 8.", "8", "killed", None),
        ("The army destroyed over 60 terrorists.", "over 60 terrorists", "killed", "insurgent"),
        ("The army destroyed 60 widgets.", "60 widgets", None, None),
        ("They foiled a plot to kill 100 people.", "100 people", None, None),
        ("34 people were killed, six of them women or children.", "six of them women", "killed", None),
        ("The strike killed a rebel commander and six of his men.", "six of his men", "killed", "insurgent"),
        ("TWO GUARDS WERE HURT BY TEN PEASANTS.", "TEN PEASANTS", None, "civilian"),
        ("Two doctors, a nurse and four patients were killed.", "Two doctors", "killed", "medic"),
        ("Eleven bodies lay in the chapel, two of them in uniform.", "two of them", "killed", "soldier"),
    ],
)
def test_more_fates_and_classes(sentence: str, words: str, status: str | None, victims: str | None) -> None:
    found = {f.span.of(sentence): f for f in figures_in(sentence)}
    assert words in found, list(found)
    assert (found[words].status, found[words].victim_class) == (status, victims)
