"""`collate`: two reports or more, side by side; whatever is asked wrongly is said in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from secondsource.cli.main import app

FIRE = Path("examples/warehouse-fire")


def test_a_table_and_two_files(tmp_path: Path) -> None:
    files = [str(tmp_path / "c.html"), str(tmp_path / "c.xml")]
    asked = ["collate", str(FIRE / "01-wire-first.txt"), str(FIRE / "03-reprint.txt")]
    done = CliRunner().invoke(app, [*asked, "--export", files[0], "--export", files[1]])
    assert done.exit_code == 0, done.output
    assert "[verbatim]" in done.stdout
    assert all(Path(file).stat().st_size > 500 for file in files)


def test_two_files_of_one_name_are_laid_side_by_side(tmp_path: Path) -> None:
    files = [tmp_path / folder / "page.txt" for folder in ("monday", "tuesday")]
    for file, source in zip(files, ("01-wire-first.txt", "03-reprint.txt"), strict=True):
        file.parent.mkdir()
        file.write_bytes((FIRE / source).read_bytes())
    done = CliRunner().invoke(app, ["collate", *map(str, files)])
    assert done.exit_code == 0, done.output
    assert "monday/page.txt" in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["01-wire-first.txt"], "two to 6"),
        (["01-wire-first.txt", "01-wire-first.txt"], "same text"),
        (["01-wire-first.txt", "03-reprint.txt", "--export", "c.pdf"], ".html or .xml"),
        (["01-wire-first.txt", "none.txt"], "none.txt"),
    ],
)
def test_what_is_asked_wrongly_is_said(words: list[str], said: str) -> None:
    asked = [str(FIRE / word) if word.endswith(".txt") else word for word in words]
    done = CliRunner().invoke(app, ["collate", *asked])
    assert done.exit_code != 0
    assert said in str(done.exception)
