from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.clean.hints import Hints
from secondsource.clean.mark import mark
from secondsource.model.report import Report
from secondsource.model.span import Span

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "around.yml").read_text(encoding="utf-8"))


def marked(text: str, hints: Hints | None = None) -> Report:
    return mark(Report("r", "a.txt", "", text), hints or Hints())


def answers(report: Report) -> dict[str, Any]:
    def words(span: Span | None) -> str | None:
        return report.quote(span) if span else None

    return {
        "title": words(report.title),
        "byline": words(report.byline),
        "dateline": words(report.dateline),
        "headings": [words(span) for span in report.headings],
        "outlet": report.outlet.name if report.outlet else None,
        "published": report.published.value,
        "page_dates": [words(span) for span in report.page_dates],
        "furniture": [[item.kind, words(item.span)] for item in report.furniture],
        "credits": sorted({(credit.agency, credit.kind) for credit in report.credits}),
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_pages(case: dict[str, Any]) -> None:
    report = marked(case["text"])
    found = answers(report)
    for key, expected in case["expected"].items():
        if key == "credits":
            assert found[key] == sorted(map(tuple, expected)), case["why"]
        elif key == "body":
            for words in expected:
                start = case["text"].index(words)
                assert not report.is_furniture(start, start + len(words)), case["why"]
        else:
            assert found[key] == expected, case["why"]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from('aB. \n\r\t,:;()/|—-"“”’©@#12\u200f\ufeffأЖ'), max_size=200))
def test_any_text_can_be_marked(text: str) -> None:
    report = marked(text)
    spans = [item.span for item in report.furniture] + [credit.span for credit in report.credits]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


@pytest.mark.parametrize("text", ["", "\ufeff", "\n\n", "word", "word. " * 200_000, "A\n" * 3000])
def test_odd_texts(text: str) -> None:
    marked(text)


def test_hints_outrank_the_text() -> None:
    text = "Weather\nStorm over Mirra\nA storm hit Mirra on Monday, the office said.\n"
    hints = Hints(
        title="Storm over Mirra", outlet="Mirra Post", outlet_basis="record", published="2024-05-06T23:10:00+02:00"
    )
    report = marked(text, hints)
    assert answers(report)["title"] == "Storm over Mirra"
    assert report.outlet and report.outlet.name == "Mirra Post"
    assert report.published.value == "2024-05-06"


def test_captions_of_the_page_are_found_in_the_text() -> None:
    text = "Storm over Mirra\nPeople on the quay, Monday.\nA storm hit Mirra on Monday, the office said.\n"
    report = marked(text, Hints(captions=("People on the quay, Monday.",)))
    assert ["caption", "People on the quay, Monday."] in answers(report)["furniture"]
