from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from secondsource.assertions.attribution.statements import find_statements
from secondsource.language import load
from secondsource.model.assertion import Speaker
from secondsource.model.report import Report
from secondsource.model.span import Span

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "anonymous.yml").read_text(encoding="utf-8"))


def speakers(text: str) -> tuple[Speaker, ...]:
    report = Report("r", "r.txt", "", text)
    return find_statements(report, load("rules").parse(report))[0]


def told(text: str, speaker: Speaker) -> list[object]:
    def words(span: Span | None) -> str | None:
        return span.of(text) if span else None

    a = speaker.anonymous
    assert a is not None
    affiliation = " / ".join(span.of(text) for span in a.affiliation)
    rest = [words(a.access), words(a.condition), words(a.reason)]
    return [speaker.label, a.low, a.high, words(a.number), affiliation, *rest]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_what_is_told_of_those_without_a_name(case: dict[str, Any]) -> None:
    found = [told(case["text"], s) for s in speakers(case["text"]) if s.anonymous]
    assert found == case["expected"], case["why"]


@pytest.mark.parametrize("sign", ["²", "①"])
def test_a_sign_that_is_no_decimal_digit_tells_no_number(sign: str) -> None:
    first, second = speakers(f"The bridge is safe, said {sign} officials. The {sign} engineers said it will open.")
    assert [first.label, second.label] == [f"{sign} officials", f"The {sign} engineers"]
    assert first.anonymous and (first.anonymous.high, first.anonymous.number) == (None, None)


def test_terms_make_a_nameless_role_anonymous() -> None:
    found = speakers("The official said the road was cut. The official spoke on condition of anonymity.")
    assert [s.kind for s in found] == ["anonymous"]


def test_terms_never_fall_to_somebody_with_a_name() -> None:
    found = speakers("Ann Lee said the ward was full. A nurse had told her so on condition of anonymity.")
    assert all(s.anonymous is None for s in found if s.name)
