"""`figures`: counts over reports in the terminal, from reports and from a dossier."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from secondsource import runner
from secondsource.cli.main import app
from secondsource.errors import BadInput
from secondsource.settings import Settings

FIRST = "Mine fire kills 14\n\nHALE, 3 May 2031 - Fourteen people died in a mine fire at Hale, the mine office said.\n"
THEN = (
    "Mine toll rises to 17\n\nHALE, 5 May 2031 - The toll in the mine fire at Hale rose to 17, the mine office said.\n"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("mine")
    (made / "a.txt").write_text(FIRST, encoding="utf-8")
    (made / "b.txt").write_text(THEN, encoding="utf-8")
    return made


def told(*words: str) -> str:
    result = CliRunner().invoke(app, ["figures", *words], env={"COLUMNS": "120"})
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_line_a_count_with_low_best_high_and_the_course(folder: Path) -> None:
    (line,) = [line for line in told(str(folder), "-q").splitlines() if line.startswith("killed")]
    assert line.split()[:4] == ["killed", "17", "17", "17"]
    assert "14 (2031-05-03) → 17 (2031-05-05)" in line and line.rstrip().endswith("2")
    (line,) = [line for line in told(str(folder), "-q", "--policy", "range").splitlines() if line.startswith("killed")]
    assert line.split()[2] == "–"


def test_a_dossier_says_the_same_as_its_reports(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    runner.write([folder], out, Settings(full_text=False, workers=1))
    found = json.loads(told(str(out), "--json"))
    again = json.loads(told(str(folder), "--json"))
    assert found == again and found["policy"] == "ucdp"
    (killed,) = [course for course in found["courses"] if course["status"] == "killed"]
    assert killed["points"][0]["spans"][0]["quote"] == "Fourteen people"
    assert told(str(out)) == told(str(folder), "-q")


def test_an_unknown_policy_names_those_there_are(folder: Path) -> None:
    result = CliRunner().invoke(app, ["figures", str(folder), "--policy", "mean"])
    assert isinstance(result.exception, BadInput) and "ucdp, latest, acled, range" in str(result.exception)


def test_a_pile_without_counts_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Fair opens\n\nThe spring fair opened at Orl, the mayor said.\n", encoding="utf-8")
    assert "No count" in told(str(tmp_path), "-q")
