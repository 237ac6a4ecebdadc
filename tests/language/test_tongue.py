from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml

from secondsource.language.tongue import tongue_of, unread
from secondsource.model.report import Report

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "tongues.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['tongue']} {case['text'][:20]}")
def test_tongue(case: dict) -> None:
    assert tongue_of(case["text"]) == case["tongue"]


def test_a_long_text_without_english_words_is_not_english() -> None:
    assert tongue_of("Umuntu ngumuntu ngabantu. " * 50) != "en"


def test_a_foreign_preface_decides_nothing() -> None:
    preface = "Der Sprecher sagte, dass die Brücke nach dem Brand gesperrt wurde. " * 20
    assert (
        tongue_of(preface + "The bridge over the river was closed on Monday, and that was all the mayor said. " * 80)
        == "en"
    )


def test_a_text_of_any_length_is_looked_at_quickly() -> None:
    began = time.process_time()
    for text in ("ж" * 1_000_000, "的 " * 500_000, "der die das " * 200_000):
        tongue_of(text)
    assert time.process_time() - began < 5


def test_of_a_foreign_report_only_the_sentences_are_read() -> None:
    text = "Der Zug hielt. Niemand stieg aus."
    parse = unread(Report("r", "r.txt", "0", text), "rules", "de")
    assert parse.language == "de"
    assert [s.span.of(text) for s in parse.sentences] == ["Der Zug hielt.", "Niemand stieg aus."]
    assert [len(s.tokens) for s in parse.sentences] == [4, 4]
    assert not parse.names
