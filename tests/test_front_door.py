from __future__ import annotations

from pathlib import Path

import secondsource


def test_every_name_of_the_front_door_is_there() -> None:
    assert all(hasattr(secondsource, name) for name in secondsource.__all__)
    assert len(secondsource.__all__) <= 12


def test_what_is_written_is_loaded_again(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("The bridge over the Arn was closed on Monday, the mayor said.\n")
    written = secondsource.write([tmp_path / "one.txt"], tmp_path / "out")
    again = secondsource.load(tmp_path / "out")
    assert [r.text for r in again.reports] == [r.text for r in written.reports]
    assert again.claims == written.claims
