from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from secondsource.language.rules import Rules
from secondsource.language.sentences import sentences_of
from secondsource.model.report import Furniture, Report
from secondsource.model.span import Span

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "sentences.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_sentences(case: dict) -> None:
    found = Rules().parse(Report("r", "r.txt", "0", case["text"])).sentences
    assert [s.span.of(case["text"]) for s in found] == case["expected"]


def test_kinds_and_dateline() -> None:
    text = "Fire at mill\nOSTRAVA, ONA. The fire is out.\nShare this"
    at = text.index("Share")
    report = Report(
        "r",
        "r.txt",
        "0",
        text,
        title=Span("r", 0, 12),
        dateline=Span("r", 13, 26),
        furniture=(Furniture("share", Span("r", at, len(text))),),
    )
    found = Rules().parse(report).sentences
    assert [s.kind for s in found] == ["title", "body", "furniture"]
    assert found[1].span.of(text) == "OSTRAVA, ONA. The fire is out."


def test_a_short_sentence_after_a_dateline_is_body() -> None:
    text = "LENNICK, Orland, May 3 (Ostpress) - Two died.\nIt rained."
    line = Span("r", 0, text.index(" Two"))
    report = Report("r", "r.txt", "0", text, dateline=line, furniture=(Furniture("dateline", line),))
    assert [s.kind for s in Rules().parse(report).sentences] == ["body", "body"]


def test_tokens() -> None:
    text = "At 10am the U.N. sent 2,000 tents to Bab al-Hawa."
    (sentence,) = Rules().parse(Report("r", "r.txt", "0", text)).sentences
    words = [text[t.start : t.end] for t in sentence.tokens]
    assert words == ["At", "10am", "the", "U.N.", "sent", "2,000", "tents", "to", "Bab", "al-Hawa", "."]


@pytest.mark.parametrize("piece", ["word ", "A. ", '"a ', "'a ", "x", "Mr. A said. ", "(", "12 ", "al-A of "])
def test_a_line_of_any_length_is_cut(piece: str) -> None:
    text = piece * (40_000 // len(piece))
    found = Rules().parse(Report("r", "r.txt", "0", text)).sentences
    assert all(len(s.span) <= 4000 for s in found)


def test_leader_dots_and_white_space_cost_no_more_than_their_length() -> None:
    assert list(sentences_of("." * 100_000, 0, 100_000))
    wide = "a" + " " * 20_000 + "b"
    assert [wide[start:end] for start, end in sentences_of(wide, 0, len(wide))] == ["a", "b"]
