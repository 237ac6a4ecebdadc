"""The scorers of bench/places, on made-up answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.places.corpus import lgl
from bench.places.scores import Distances, km


def test_a_degree_of_latitude_is_111_km() -> None:
    assert km((10.0, 20.0), (11.0, 20.0)) == pytest.approx(111.2, abs=0.1)
    assert km((0.0, 179.5), (0.0, -179.5)) == pytest.approx(111.2, abs=0.1)


def test_what_is_not_answered_is_wrong_and_what_gold_leaves_open_counts_apart() -> None:
    scored = Distances()
    scored.add((10.0, 20.0), (10.1, 20.0))
    scored.add((10.0, 20.0), (50.0, 20.0))
    scored.add((10.0, 20.0), None)
    scored.add(None, None)
    scored.add(None, (10.0, 20.0))
    cells = scored.cells()
    assert cells["names"] == 3
    assert cells["right"] == pytest.approx(100 / 3)
    assert cells["right of answered"] == 50
    assert cells["open as gold"] == 50
    assert 0 < cells["AUC"] < 1


def test_the_corpus_is_read_with_and_without_points(tmp_path: Path) -> None:
    file = tmp_path / "lgl.xml"
    file.write_text(
        "<articles><article docid='1'><url>http://example.org/a</url><text><![CDATA[Orm & Elm Street]]></text>"
        "<toponyms><toponym><start>0</start><end>3</end><gaztag><lat>10.5</lat><lon>20</lon></gaztag></toponym>"
        "<toponym><start>6</start><end>16</end></toponym></toponyms></article></articles>",
        encoding="utf-8",
    )
    (article,) = lgl(file)
    assert [(t.start, t.end, t.lat) for t in article.toponyms] == [(0, 3, 10.5), (6, 16, None)]
    report = article.report(marked=True, address=False)
    assert [report.quote(span) for span in report.toponyms or ()] == ["Orm", "Elm Street"]
    assert report.url is None
