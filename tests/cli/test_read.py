"""`secondsource read` as a user runs it: what is printed where, in which order, and what a bad item costs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PASS_TOWN = ROOT / "examples" / "pass-town"


def read(*words: str | Path, given: str | None = None, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "120", "SECONDSOURCE_LANGUAGE": "rules"}
    command = [sys.executable, "-m", "secondsource", "read", *map(str, words)]
    return subprocess.run(
        command, capture_output=True, input=given, encoding="utf-8", env={**environment, **more}, check=False
    )


def objects(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_files_of_all_kinds_in_the_order_given() -> None:
    done = read(PASS_TOWN / "b.txt", PASS_TOWN / "c.html", PASS_TOWN / "a.txt", PASS_TOWN / "more.jsonl", "--jsonl")
    assert (done.returncode, done.stderr) == (0, "")
    found = objects(done)
    assert [o["id"] for o in found[:4]] == ["b.txt", "c.html", "a.txt", "more.jsonl#registry-note"]
    assert "text" in found[1] and "text" not in found[0]
    page = found[1]["text"]
    assert all(page[e["start"] : e["end"]].strip() for e in found[1]["entities"])
    assert found[0]["statements"]


def test_lines_of_jsonl_are_read_exactly_as_given(tmp_path: Path) -> None:
    text = "\n\n  RAIN FELL\r\n\r\n😀 The road is closed, Ana Ruiz said.\nShare this\n"
    file = tmp_path / "texts.jsonl"
    file.write_text(json.dumps({"id": 9, "text": text}) + "\n\n" + json.dumps({"text": text}) + "\n")
    done = read("--from-jsonl", file, "--jsonl", "--text")
    first, second = objects(done)
    assert (first["id"], second["id"]) == (9, 3)
    assert first["text"] == text
    place = first["statements"][0]["source"][0]
    assert text[place["start"] : place["end"]] == "Ana Ruiz"


def test_a_bad_line_is_recorded_and_the_run_goes_on() -> None:
    lines = ['{"id": "a", "text": "Rain fell."}', "{bad", '{"id": null}', '{"id": "b", "text": "It stopped."}']
    done = read("--from-jsonl", "-", "--jsonl", given="\n".join(lines))
    assert done.returncode == 0
    assert [o["id"] for o in objects(done)] == ["a", 2, None, "b"]
    assert ["skipped" in o for o in objects(done)] == [False, True, True, False]
    shown = read("--from-jsonl", "-", given="\n".join(lines))
    assert "skipped 2: not a line of JSON" in shown.stderr
    assert 'skipped null: the record has no "text"' in shown.stderr
    assert "Rain fell." in shown.stdout and "It stopped." in shown.stdout


def test_several_processes_print_what_one_prints() -> None:
    lines = [json.dumps({"id": n, "text": f"Rain fell, officials said. {'It fell on. ' * n * 36}"}) for n in range(24)]
    given = "\n".join([*lines[:12], "bad", *lines[12:]])
    alone, shared = (read("--from-jsonl", "-", "--jsonl", "--workers", n, given=given) for n in ("1", "2"))
    assert alone.stdout == shared.stdout
    assert [o["id"] for o in objects(shared)] == [*range(12), 13, *range(12, 24)]


def test_for_people_without_a_terminal_there_is_no_colour() -> None:
    text = "Ana Ruiz, the mayor, denied that the bridge \x1b[31mwas closed."
    done = read("--from-jsonl", "-", given=json.dumps({"id": "r", "text": text}))
    assert "\x1b" not in done.stdout
    assert "deny" in done.stdout
    assert "Ana Ruiz" in done.stdout
    german = read("--from-jsonl", "-", given=json.dumps({"text": "Der Sprecher sagte, dass die Brücke zu ist."}))
    assert "Not in English (de)" in german.stdout


def test_for_people_on_a_terminal_the_parts_of_a_statement_have_colours() -> None:
    done = read("--from-jsonl", "-", given='{"text": "The bridge is safe, Ana Ruiz said."}', FORCE_COLOR="1")
    assert "\x1b[1;36mAna Ruiz\x1b[0m" in done.stdout
    assert "\x1b[32mThe bridge is safe\x1b[0m" in done.stdout


def test_just_one_thing_to_read_and_an_engine_that_is_there(tmp_path: Path) -> None:
    for words in ([], [PASS_TOWN, "--from-jsonl", "-"], [tmp_path / "no.txt"], ["--from-jsonl", tmp_path / "no"]):
        done = read(*words)
        assert done.returncode == 2, words
        assert done.stderr.startswith("secondsource: ") and "Traceback" not in done.stderr
    done = read(PASS_TOWN, "--engine", "no-such")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no language engine is called 'no-such'" in done.stderr


def test_nothing_readable_is_status_1(tmp_path: Path) -> None:
    assert read(tmp_path).returncode == 1
    (tmp_path / "empty.txt").touch()
    done = read(tmp_path, "--jsonl")
    assert done.returncode == 1
    assert objects(done) == [{"id": "empty.txt", "skipped": "the file is empty"}]
    assert read("--from-jsonl", "-", "--jsonl", given="").returncode == 0


def test_conllu_needs_an_engine_that_reads_syntax(tmp_path: Path) -> None:
    done = read("--pretokenized", "-", given="1\tRain\t_\t_\t_\t_\t_\t_\t_\t_\n\n")
    assert (done.returncode, done.stdout) == (2, "")
    assert "reads no syntax" in done.stderr


def test_a_reader_that_goes_away_ends_the_run_quietly(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "SECONDSOURCE_LANGUAGE": "rules"}
    command = [sys.executable, "-m", "secondsource", "read", "--from-jsonl", "-", "--jsonl"]
    line = json.dumps({"text": "Rain fell, officials said. " * 1000}) + "\n"
    (tmp_path / "in").write_text(line * 20)
    with (
        (tmp_path / "in").open("rb") as file,
        subprocess.Popen(command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as run,
    ):
        assert run.stdout and run.stderr
        assert run.stdout.readline()
        run.stdout.close()
        assert b"Traceback" not in run.stderr.read()
