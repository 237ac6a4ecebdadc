"""The command as a user runs it: words on the two streams and exit statuses."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from secondsource.version import VERSION

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "warehouse-fire"


def secondsource(*words: str | Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "120"}
    command = [sys.executable, "-m", "secondsource", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def test_dossier_then_verify_then_explain(tmp_path: Path) -> None:
    out = tmp_path / "out"
    made = secondsource("dossier", EXAMPLE, "-o", out)
    assert made.returncode == 0, made.stderr
    assert "7 reports" in made.stdout
    assert f"{out}/dossier.json" in made.stdout
    verified = secondsource("verify", out)
    assert verified.returncode == 0, verified.stdout
    assert "everything holds" in verified.stdout
    assert secondsource("explain", out, "A").stdout.startswith("A  report")
    (out / "dossier.json").write_text((out / "dossier.json").read_text().replace("Saltgate", "Saltgone", 1))
    spoilt = secondsource("verify", out)
    assert spoilt.returncode == 1
    assert "dossier.json: changed" in spoilt.stdout


def test_summary_as_json(tmp_path: Path) -> None:
    made = secondsource("dossier", EXAMPLE, "-o", tmp_path / "out", "--json")
    assert [report["id"] for report in json.loads(made.stdout)["reports"]] == list("ABCDEFG")


def test_nothing_readable_is_status_1_with_reasons(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    made = secondsource("dossier", tmp_path / "in", "-o", tmp_path / "out")
    assert made.returncode == 1
    assert "nothing could be read" in made.stderr
    assert "empty.txt" in made.stderr
    assert not (tmp_path / "out").exists()


def test_bad_input_is_status_2_with_one_line(tmp_path: Path) -> None:
    asked = secondsource("verify", tmp_path)
    assert asked.returncode == 2
    assert asked.stderr.startswith("secondsource: ")
    assert "Traceback" not in asked.stderr


def test_version_and_help() -> None:
    assert secondsource("--version").stdout.strip() == f"secondsource {VERSION}"
    for verb in ("dossier", "verify", "explain", "schema"):
        assert verb in secondsource("--help").stdout
        assert secondsource(verb, "--help").returncode == 0


def test_explain_prints_an_account_as_json(fire_folder: Path) -> None:
    told = secondsource("explain", fire_folder, "C.s5", "--json")
    assert json.loads(told.stdout)["id"] == "C.s5"


def test_view_writes_a_dossier_once_more_for_sharing(fire_folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "shared"
    made = secondsource("view", fire_folder, "-o", out, "--quote-only", "--mask-private")
    assert made.returncode == 0, made.stderr
    assert "quotes only, 2 names masked" in made.stdout
    assert not (out / "captures").exists()
    verified = secondsource("verify", out, "--captures", EXAMPLE)
    assert verified.returncode == 0, verified.stdout
    assert "7 reports against what was read" in verified.stdout


def test_view_does_not_write_into_the_dossier_it_reads(fire_folder: Path) -> None:
    refused = secondsource("view", fire_folder, "-o", fire_folder)
    assert refused.returncode == 2
    assert "lies inside" in refused.stderr
