"""The scorers of bench/times, on invented sentences: each fails when its scorer is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.times import corpus, scores
from bench.times.corpus import Timex

MADE = """<TimeML><DCT><TIMEX3 type="DATE" value="2025-03-12">12 March</TIMEX3></DCT><TEXT>
The dam <EVENT>broke</EVENT> <TIMEX3 type="DATE" value="2025-03-10">on Monday</TIMEX3> &amp; held
<TIMEX3 type="DURATION" value="P2D">two <b>days</b></TIMEX3><TIMEX3 type="DATE" value="2025"/>.</TEXT></TimeML>"""


def test_a_document_keeps_its_characters(tmp_path: Path) -> None:
    (tmp_path / "one.tml").write_text(MADE, encoding="utf-8")
    document = corpus.read(tmp_path / "one.tml")
    assert document.text == "\nThe dam broke on Monday & held\ntwo days."
    assert document.published == "2025-03-12"
    assert [(document.text[t.start : t.end], t.value) for t in document.times] == [
        ("on Monday", "2025-03-10"),
        ("two days", "P2D"),
    ]


def test_every_second_report_may_be_looked_at(tmp_path: Path) -> None:
    for part in corpus.PARTS:
        (tmp_path / part).mkdir()
        (tmp_path / part / "one.tml").write_text(MADE, encoding="utf-8")
    assert [(d.part, d.seen) for d in corpus.documents(tmp_path)] == [("TimeBank", False), ("AQUAINT", True)]


GOLD = [Timex(0, 6, "DATE", "2025-03-10"), Timex(10, 20, "DATE", "2025-03-11"), Timex(30, 35, "DURATION", "P2D")]


def test_counts() -> None:
    found = [
        Timex(0, 6, "DATE", "2025-03-10"),
        Timex(12, 25, "TIME", "2025-03-11TNI"),
        Timex(40, 45, "DATE", "2025"),
    ]
    counts = scores.count(GOLD, found)
    expected = {"gold": 3, "found": 3, "relaxed": 2, "strict": 1, "type": 1, "value": 1, "days": 2}
    assert {name: counts[name] for name in expected} == expected
    figures = scores.measures(counts)
    assert figures["relaxed"] == pytest.approx(200 / 3)
    assert figures["value"] == pytest.approx(100 / 3)
    assert scores.days(counts) == {"exactly": 50.0, "that day": 100.0, "days": 2}


def test_one_found_stands_for_one_of_the_gold() -> None:
    assert len(scores.pairs(GOLD[:2], [Timex(0, 20, "DATE", "2025")])) == 1


def test_the_same_extent_goes_before_an_overlap() -> None:
    found = [Timex(0, 3, "DATE", "1999"), Timex(0, 6, "DATE", "2025-03-10")]
    assert [f.value for _, f in scores.pairs(GOLD[:1], found)] == ["2025-03-10"]
