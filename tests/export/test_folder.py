from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from secondsource import runner
from secondsource.errors import BadInput
from secondsource.settings import Settings

EXAMPLE = Path(__file__).parents[2] / "examples" / "warehouse-fire"
QUICK = Settings(workers=1)


def write(out: Path, settings: Settings = QUICK) -> None:
    runner.write([EXAMPLE], out, settings, lambda *_: None)


def test_two_runs_give_the_same_bytes(fire_folder: Path, tmp_path: Path) -> None:
    write(tmp_path / "again")
    names = sorted(p.relative_to(fire_folder) for p in fire_folder.rglob("*") if p.is_file())
    assert names == sorted(p.relative_to(tmp_path / "again") for p in (tmp_path / "again").rglob("*") if p.is_file())
    for name in names:
        assert (fire_folder / name).read_bytes() == (tmp_path / "again" / name).read_bytes(), name


def test_manifest_is_in_the_format_of_sha256sum(fire_folder: Path) -> None:
    subprocess.run(["sha256sum", "--check", "--quiet", "--strict", "manifest-sha256.txt"], cwd=fire_folder, check=True)


def test_an_older_dossier_is_replaced(tmp_path: Path) -> None:
    write(tmp_path / "out")
    write(tmp_path / "out", Settings(workers=1, full_text=False))
    assert not (tmp_path / "out" / "captures").exists()
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_other_files_are_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(BadInput, match="no dossier"):
        write(tmp_path)
    with pytest.raises(BadInput, match="is a file"):
        write(tmp_path / "notes.txt")
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_a_dossier_is_not_written_into_what_is_read() -> None:
    with pytest.raises(BadInput, match="lies inside"):
        write(EXAMPLE / "out")
