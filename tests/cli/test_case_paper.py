"""What reaches the terminal, and which case a verb speaks of."""

from __future__ import annotations

from pathlib import Path

import pytest

from secondsource.cli import here, paper
from secondsource.cli.init import without_password
from secondsource.errors import BadInput


def test_nothing_that_a_terminal_obeys_gets_through() -> None:
    shown = paper.safe("red \x1b[31mink\x07\nand \u202eesrever\u2066")
    assert not any(ord(sign) < 32 or 0x202A <= ord(sign) <= 0x202E or 0x2066 <= ord(sign) <= 0x2069 for sign in shown)
    assert shown.startswith("red \ufffd[31mink")


def test_words_from_right_to_left_keep_to_themselves() -> None:
    assert paper.safe("قال") == "\u2068قال\u2069"
    assert paper.safe("said") == "said"
    assert paper.safe("قال مسؤول في الميناء", limit=9).endswith("…\u2069")


def test_counts_read_as_a_triple() -> None:
    claim = {"reports": 7, "publishers": 4, "origins": {"low": 1, "high": 2}}
    assert paper.counts(claim) == "7 reports · 4 publishers · 1-2 independent origins"
    claim = {"reports": 1, "publishers": 1, "unplaced": 1, "origins": {"low": 1, "high": 1}}
    assert paper.counts(claim) == "1 report · at least 1 publisher · 1 independent origin"


def case_in(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "case.json").write_text("{}")
    return folder


def test_the_case_in_the_folder_is_meant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SECONDSOURCE_CASE", raising=False)
    assert here.sought(tmp_path) is None
    made = case_in(tmp_path / "one.case")
    assert here.sought(tmp_path) == made == here.sought(made)
    case_in(tmp_path / "two.case")
    with pytest.raises(BadInput, match=r"2 cases .*one\.case, two\.case"):
        here.sought(tmp_path)
    monkeypatch.setenv("SECONDSOURCE_CASE", str(made))
    assert here.sought(tmp_path) == made
    assert here.case_at(tmp_path / "two.case").name == "two.case"


def test_no_case_says_how_to_begin_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SECONDSOURCE_CASE", raising=False)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BadInput, match=r"init NAME\.case"):
        here.case_at(None)
    with pytest.raises(BadInput, match="one of the two"):
        here.meant(Path("x.case"), [Path("reports")])


def test_a_password_on_the_command_line_is_refused() -> None:
    without_password("postgresql://ana@desk.example/strike")
    with pytest.raises(BadInput, match="pgpass"):
        without_password("postgresql://ana:secret@desk.example/strike")
