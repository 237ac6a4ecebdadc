"""`same-claim`: a line of JSON for each pair, the bad ones too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from secondsource.cli.main import app
from secondsource.errors import BadInput

GOOD = {"id": "p1", "a": "The ferry sank off Sund on Monday.", "b": "On Monday the ferry sank off Sund."}


def _run(lines: str, *more: str) -> tuple[int, list[dict[str, object]]]:
    done = CliRunner().invoke(app, ["same-claim", "--pairs", "-", "-q", *more], input=lines)
    return done.exit_code, [json.loads(line) for line in done.stdout.splitlines()]


def test_pairs_in_lines_out() -> None:
    other = {"a": "The school was closed.", "b": "Wheat got dearer."}
    code, found = _run(f"{json.dumps(GOOD)}\n\n{json.dumps(other)}\n", "--workers", "1")
    assert code == 0
    assert [(item["id"], item["same"]) for item in found] == [("p1", True), (3, False)]
    assert set(found[0]) == {"id", "same", "score", "why"}
    assert found[0]["score"] >= 0.5  # type: ignore[operator]
    assert all(isinstance(line, str) and line.startswith(("For (", "Against (")) for line in found[0]["why"])  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("no JSON", "not a line of JSON"),
        ('{"id": 1, "a": "Wheat got dearer."}', 'no "b"'),
        ('{"id": 1, "a": "Wheat got dearer.", "b": 5}', 'no "b"'),
        ('{"id": 1, "a": "...", "b": "Wheat got dearer."}', "no words"),
        ('{"id": 1, "a": "Das Schiff ist am Montag vor der Insel gesunken.", "b": "The ship sank."}', "not in English"),
    ],
)
def test_a_bad_line_is_recorded_and_the_run_goes_on(line: str, reason: str) -> None:
    code, found = _run(f"{line}\n{json.dumps(GOOD)}\n")
    assert code == 0
    assert reason in str(found[0]["skipped"])
    assert found[1]["same"] is True
    assert _run(line)[0] == 1  # nothing could be judged


def test_nothing_in_nothing_out() -> None:
    assert _run("") == (0, [])


def test_what_cannot_be_done_is_said(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["same-claim", "--pairs", str(tmp_path / "none.jsonl")])
    assert isinstance(done.exception, BadInput)
    settings = tmp_path / "rules.toml"
    settings.write_text('language = "rules"\n', encoding="utf-8")
    done = CliRunner().invoke(app, ["same-claim", "--pairs", "-", "--settings", str(settings)], input=json.dumps(GOOD))
    assert "vectors" in str(done.exception)
