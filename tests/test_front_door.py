from __future__ import annotations

from pathlib import Path

import secondsource
from secondsource.settings import Settings


def test_every_name_of_the_front_door_is_there() -> None:
    assert all(hasattr(secondsource, name) for name in secondsource.__all__)
    assert len(secondsource.__all__) <= 12


def test_what_is_written_is_loaded_again(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("The bridge over the Arn was closed on Monday, the mayor said.\n")
    written = secondsource.write([tmp_path / "one.txt"], tmp_path / "out")
    again = secondsource.load(tmp_path / "out")
    assert [r.text for r in again.reports] == [r.text for r in written.reports]
    assert again.claims == written.claims


def test_one_text_is_read_as_it_is() -> None:
    text = "\n 😀 The bridge is safe, Ana Ruiz said on Monday.\r\n"
    reading = secondsource.analyze(
        text, published="2026-03-04", outlet="Vale Post", settings=Settings(language="rules")
    )
    assert reading.report.text == text
    (statement,) = reading.assertions.statements
    assert [reading.report.quote(span) for span in statement.source] == ["Ana Ruiz"]
    assert [moment.value for moment in reading.parse.moments] == ["2026-03-02"]
