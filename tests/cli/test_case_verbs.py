"""The verbs of a case as a newcomer meets them, one after another, and as programs do."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from secondsource import runner
from secondsource.cli.main import app
from secondsource.errors import BadInput, SecondSourceError
from secondsource.settings import Settings

FIRE = Path(__file__).parents[2] / "examples" / "warehouse-fire"
HOSTILE = (
    "Crane falls at Port Hale\n\nPORT HALE, 4 May 2031 - A crane fell on the quay at Port Hale on Sunday and killed "
    "three people, the harbour office said.\n\x1b[2J\x07 \u202eThe quay is closed.\n"
)


def call(*words: object, given: str | None = None, wide: int = 80) -> Result:
    environment = {"COLUMNS": str(wide), "SECONDSOURCE_WORKERS": "1", "SECONDSOURCE_USER": "ana"}
    return CliRunner().invoke(app, [str(word) for word in words], input=given, env=environment)


def told(*words: object, given: str | None = None, status: int = 0) -> str:
    done = call(*words, given=given)
    assert done.exit_code == status, (done.output, done.exception)
    own = [line for line in done.stdout.splitlines() if not line.startswith(("Dossier", "{", '"')) and "/" not in line]
    assert all(len(line) <= 80 for line in own)
    return done.stdout


def data(*words: object, status: int = 0) -> Any:
    done = call(*words, "--json")
    assert done.exit_code == status, (done.output, done.exception)
    return json.loads(done.stdout)


def refused(*words: object, given: str | None = None) -> str:
    """Why something is refused: a SecondSourceError, which `main.run` turns into a line and exit status 2."""
    done = call(*words, given=given)
    assert isinstance(done.exception, SecondSourceError), (done.output, done.exception)
    return str(done.exception)


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of the warehouse fire, worked out. Copy it before changing it."""
    case = tmp_path_factory.mktemp("cases") / "fire.case"
    for words in (["init", case], ["add", FIRE, "--case", case], ["run", "-q", "--case", case]):
        assert call(*words).exit_code == 0
    return case


@pytest.fixture
def case(worked: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(worked, tmp_path / "fire.case"))


def test_a_newcomers_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SECONDSOURCE_CASE", raising=False)
    assert "add --case fire.case" in told("init", "fire.case")
    assert "nothing is in it yet" in told("status")
    assert "7 new · 0 known already · 0 skipped" in told("add", FIRE)
    assert "not up to date" in told("status", status=1)
    assert "Edition 1: 7 reports · 1 story" in told("run")
    assert "Nothing was to be done" in told("run")
    assert "up to date" in told("status")
    assert "0 new · 7 known already" in told("add", FIRE)
    claims = told("claims")
    assert "independent origins" in claims and "denied-then-" in claims
    assert "polarity" in told("conflicts")
    assert "fire, Port Tamsin" in told("events")
    assert "7 reports" in told("stories")
    done = call("explain", "A.s2")
    assert done.exit_code == 0 and done.stdout.startswith("A.s2")
    assert "1 of 1" in told("review", "--limit", 1, given="x\n")
    assert "not up to date" in told("status", status=1)
    assert call("dossier", "-o", "out").exit_code == 0
    assert json.loads((tmp_path / "out" / "dossier.json").read_text())["judgements"]
    assert "everything holds" in told("verify")
    assert call("verify", "out").exit_code == 0
    assert "all is well" in told("doctor")


def test_the_dossier_is_that_of_the_same_files(case: Path, tmp_path: Path) -> None:
    assert call("dossier", "--case", case, "-o", tmp_path / "out").exit_code == 0
    runner.write([FIRE], tmp_path / "direct", Settings(workers=1))
    files = [(tmp_path / name / "dossier.json").read_bytes() for name in ("out", "direct")]
    assert files[0] == files[1]


def test_quotes_only_leave_the_edition_as_it_is(case: Path, tmp_path: Path) -> None:
    assert call("dossier", "--case", case, "-o", tmp_path / "out", "--quote-only").exit_code == 0
    assert not (tmp_path / "out" / "captures").exists()
    assert call("view", "--case", case, "-o", tmp_path / "seen", "--mask-private").exit_code == 0
    state = data("status", "--case", case)
    assert (state["edition"]["n"], state["stale"]) == (1, [])


def test_the_settings_of_a_case_hold_for_every_verb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case, other = tmp_path / "fire.case", tmp_path / "elsewhere"
    other.mkdir()
    (other / "secondsource.toml").write_text("lineage_days = 9\n")
    monkeypatch.chdir(other)
    assert call("init", case).exit_code == 0
    (case / "secondsource.toml").write_text('language = "rules"\nmax_bytes = 200000\n')
    assert call("add", FIRE, "--run", "--case", case).exit_code == 0
    assert data("status", "--case", case)["stale"] == []
    for words in (["run"], ["run", "--workers", "1"], ["dossier", "-q", "-o", tmp_path / "out", "--quote-only"]):
        assert call(*words, "--case", case).exit_code == 0
    state = data("status", "--case", case)
    assert (state["edition"]["n"], state["stale"]) == (1, [])
    (tmp_path / "named.toml").write_text('language = "rules"\nlineage_days = 2\n')
    assert data("run", "--settings", tmp_path / "named.toml", "--case", case)["edition"] == 2


def test_lists_for_programs_are_those_of_the_dossier(case: Path, tmp_path: Path) -> None:
    call("dossier", "--case", case, "-o", tmp_path / "out")
    document = json.loads((tmp_path / "out" / "dossier.json").read_text(encoding="utf-8"))
    for verb in ("claims", "conflicts"):
        found = data(verb, "--limit", 1000, "--case", case)
        assert sorted(item["id"] for item in found["items"]) == sorted(item["id"] for item in document[verb])
        assert (found["next"], found["edition"], found["stale"]) == (None, 1, [])
    assert data("claims", "--case", case)["items"][0] in document["claims"]
    events = data("events", "--background", "--limit", 1000, "--case", case)["items"]
    assert len(events) == len(document["events"])
    assert data("stories", "--case", case)[0]["reports"] == document["stories"][0]["reports"]
    assert data("figures", "--case", case)["courses"] == document["courses"]
    assert len(data("lineage", "--case", case)["edges"]) == len(document["lineage"]["edges"])


def test_a_list_is_turned_page_by_page(case: Path) -> None:
    whole = [claim["id"] for claim in data("claims", "--limit", 1000, "--case", case)["items"]]
    found, after = list[str](), list[str]()
    while True:
        page = data("claims", "--limit", 10, *after, "--case", case)
        found += [claim["id"] for claim in page["items"]]
        if page["next"] is None:
            break
        after = ["--after", page["next"]]
    assert found == whole


def test_filters(case: Path) -> None:
    figures = data("claims", "--kind", "figure", "--case", case)["items"]
    assert figures and {claim["kind"] for claim in figures} == {"figure"}
    admitted = data("claims", "--status", "denied-then-admitted", "--case", case)["items"]
    assert admitted and {claim["status"] for claim in admitted} == {"denied-then-admitted"}
    story = data("stories", "--case", case)[0]["id"]
    assert data("claims", "--story", story[:9], "--case", case)["items"]
    assert data("claims", "ammonium", "nitrate", "--case", case)["items"]
    assert "No claim is like that" in told("claims", "zeppelin", "--case", case)
    assert {c["severity"] for c in data("conflicts", "--severity", "hard", "--case", case)["items"]} == {"hard"}


def test_what_is_asked_wrongly_is_said(case: Path, tmp_path: Path) -> None:
    assert "there are: single-origin" in refused("claims", "--status", "true", "--case", case)
    assert "there are: figure" in refused("claims", "--kind", "rumour", "--case", case)
    assert "there are: hard" in refused("conflicts", "--severity", "fatal", "--case", case)
    assert "begins with 'story-none'" in refused("claims", "--story", "story-none", "--case", case)
    assert "is no case" in refused("status", "--case", tmp_path)
    assert "one of the two" in refused("stories", FIRE, "--case", case)
    assert "end with yes, no or unsure" in refused("judge", "edge", "A", "C", "maybe", "--case", case)
    assert "there are: edge" in refused("judge", "guess", "A", "yes", "--case", case)
    assert "no entry 9" in refused("undo", 9, "--case", case)
    assert "no exporter is called 'pdf'" in refused("export", "--to", "pdf", "-o", tmp_path / "x", "--case", case)
    assert "not read yet" in refused("add", "https://paper.example/page", "--case", case)
    assert "give two to 6" in refused("collate", "A", "--case", case)
    assert "is called 'Z'" in refused("collate", "Z", "A", "--case", case)
    call("init", tmp_path / "empty.case")
    assert "secondsource run" in refused("claims", "--case", tmp_path / "empty.case")
    assert call("run", "--case", tmp_path / "empty.case").exit_code == 1


def test_judged_undone_and_logged(case: Path) -> None:
    edge = data("lineage", "--case", case)["edges"][0]
    assert edge["relation"]
    said = told("judge", "edge", "C", "A", "no", "--reason", "one press release", "--case", case)
    assert "judgement 1: edge, no" in said and "(ana, " in said
    done = call("judge", "edge", "C", "A", "yes", "--user", "ben", "--case", case)
    assert "otherwise than judgement 1" in done.stderr
    assert call("run", "--case", case).exit_code == 0
    told("undo", 2, "--case", case)
    log = data("log", "--case", case)
    assert [(e["user"], e["verdict"], e["undoes"]) for e in log["entries"]] == [
        ("ana", "negative", None),
        ("ben", "positive", None),
        ("ana", "positive", 2),
    ]
    assert log["broken"] is None
    assert "takes back 2" in told("log", "--case", case)
    changed = data("run", "--case", case)
    assert changed["new"] and changed["edition"] == 3
    assert call("run", "--case", case).exit_code == 0


def test_a_status_says_that_it_was_judged(case: Path) -> None:
    claim = data("claims", "--status", "single-origin", "--limit", 1, "--case", case)["items"][0]
    told("judge", "status", claim["id"], "yes", "--value", "unresolved", "--case", case)
    told("run", "--case", case)
    assert "judged" in told("claims", "--status", "unresolved", "--case", case)


def test_review_by_letters(case: Path) -> None:
    queue = data("review", "--case", case)["proposals"]
    assert len(queue) > 3 and queue[0]["question"]
    shown = told("review", "--case", case, given="x seen\nn\nz\nu\nq\n")
    assert queue[0]["id"] in shown and "2 judgements recorded" in shown
    entries = data("log", "--case", case)["entries"]
    assert [(e["verdict"], e["reason"]) for e in entries if e["undoes"] is None] == [
        ("positive", "seen"),
        ("negative", ""),
        ("unsure", ""),
    ]
    left = [proposal["id"] for proposal in data("review", "--case", case)["proposals"]]
    assert not {queue[0]["id"], queue[1]["id"]} & set(left)


def test_a_batch_shows_what_it_changes_and_asks(case: Path) -> None:
    queue = data("review", "--limit", 500, "--case", case)["proposals"]
    sure = [proposal for proposal in queue if proposal["probability"] >= 0.7]
    assert sure
    asked = call("review", "--above", 0.7, "--case", case, given="n\n")
    assert (asked.exit_code, f"Record {len(sure)} judgement" in asked.stdout) == (1, True)
    assert not data("log", "--case", case)["entries"]
    dry = data("review", "--accept", queue[0]["id"][:14], "--case", case)
    assert (dry["done"], len(dry["proposals"]), isinstance(dry["changes"], list)) == (False, 1, True)
    assert not data("log", "--case", case)["entries"]
    told("review", "--accept", queue[0]["id"], "--reason", "by hand", "--yes", "--case", case)
    (entry,) = data("log", "--case", case)["entries"]
    assert (entry["verdict"], entry["reason"], entry["user"]) == ("positive", "by hand", "ana")
    assert "no proposal begins" in refused("review", "--accept", "proposal-zz", "--case", case)
    assert call("review", "--above", 1.0, "--story", queue[0]["story"], "--case", case).exit_code == 1


def test_a_forged_log_is_told(case: Path) -> None:
    import sqlite3

    told("judge", "edge", "C", "A", "no", "--case", case)
    with sqlite3.connect(case / "case.db") as database:
        (body,) = database.execute("SELECT body FROM judgements").fetchone()
        forged = body.replace("ana", "ben")
        assert forged != body
        database.execute("UPDATE judgements SET body = ?", (forged,))
    database.close()
    done = call("log", "--case", case)
    assert (done.exit_code, "was changed after it was written" in done.stderr) == (1, True)
    assert "changed after it was written" in told("doctor", "-q", "--case", case, status=1).replace("\n", " ")


def test_a_changed_file_keeps_both_and_tells_what_changed(case: Path, tmp_path: Path) -> None:
    changed = shutil.copytree(FIRE, tmp_path / "warehouse-fire")
    file = changed / "01-wire-first.txt"
    file.write_text(file.read_text(encoding="utf-8").replace("three workers", "four workers"), encoding="utf-8")
    own = tmp_path / "own.case"
    assert call("init", own).exit_code == 0
    place = tmp_path / "pile"
    shutil.copytree(FIRE, place)
    call("add", place, "--run", "--case", own)
    shutil.copy(file, place / file.name)
    assert "1 new · 6 known" in told("add", place, "--case", own)
    found = data("diff", file.name, "--case", own)
    assert [("three" in before, "four" in after) for before, after in found["changed"]] == [(True, True)]
    assert found["claims"]
    shown = " ".join(told("diff", file.name, "--case", own).split())
    assert "at least three workers" in shown and "at least four workers" in shown
    assert "claim" in told("run", "--case", own)


def test_collate_by_sigla(case: Path) -> None:
    assert "[verbatim]" in told("collate", "A", "D", "--case", case)
    found = data("collate", "A", "D", "--case", case)
    assert found["reports"] == ["01-wire-first.txt", "03-reprint.txt"]
    assert {"verbatim"} <= {side["relation"] for line in found["lines"] for side in line}


def test_every_format(case: Path, tmp_path: Path) -> None:
    formats = [one["name"] for one in data("export", "--list")]
    assert {"json", "graphml", "tei", "claims-csv"} <= set(formats)
    for name in formats:
        assert data("export", "--to", name, "-o", tmp_path / name, "--case", case)["format"] == name
        assert (tmp_path / name).exists()
    call("export", "--to", "json", "-o", tmp_path / "masked.json", "--mask-private", "--case", case)
    assert json.loads((tmp_path / "masked.json").read_text(encoding="utf-8"))["masks"]


def test_backup_and_back(case: Path, tmp_path: Path) -> None:
    told("judge", "edge", "C", "A", "no", "--case", case)
    assert data("backup", tmp_path / "b.tar", "--case", case)["captures"] == 7
    assert data("restore", tmp_path / "b.tar", tmp_path / "back.case")["judgements"] == 1
    assert data("claims", "--case", tmp_path / "back.case") == data("claims", "--case", case)
    assert "there already" in refused("backup", tmp_path / "b.tar", "--case", case)


def test_people_never_by_the_command_line(case: Path) -> None:
    assert "may come in as owner" in told(
        "people", "add", "ana", "--role", "owner", "--case", case, given="a long word\n"
    )
    assert [(one["name"], one["role"]) for one in data("people", "list", "--case", case)["people"]] == [
        ("ana", "owner")
    ]
    assert "secret" not in call("people", "list", "--json", "--case", case).stdout
    assert "ana" in told("people", "list", "--case", case)
    assert "give a password" in refused("people", "add", "ben", "--case", case, given="")
    assert "there are: reader" in refused("people", "add", "ben", "--role", "king", "--case", case, given="x\n")
    assert "nobody is called 'ben'" in refused("people", "remove", "ben", "--case", case)
    assert "the only owner" in str(call("people", "remove", "ana", "--case", case).exception)
    assert "ana" in told("people", "list", "--case", case)


def test_words_of_a_report_do_nothing_to_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HOSTILE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(HOSTILE.replace("three", "five"), encoding="utf-8")
    case = tmp_path / "own.case"
    call("init", case)
    told("add", tmp_path / "a.txt", tmp_path / "b.txt", "--run", "--case", case)
    verbs: list[tuple[object, ...]] = [
        *(("claims",), ("conflicts",), ("events",), ("stories",), ("figures",), ("lineage",), ("status",), ("log",)),
        *(("explain", "A"), ("explain", "A.s3"), ("collate", "A", "B"), ("diff", "A", "B"), ("review",)),
    ]
    for words in verbs:
        done = call(*words, "--case", case, given="n\nq\n")
        assert done.exception is None or isinstance(done.exception, SystemExit), (words, done.exception)
        assert not {"\x1b", "\x07", "\u202e"} & set(done.output), words


def test_damage_is_named_with_what_to_do(case: Path) -> None:
    captures = sorted(path for path in (case / "captures").rglob("*") if path.is_file())
    captures[0].chmod(0o600)
    captures[0].write_bytes(b"something else")
    captures[1].unlink()
    found = [item for item in data("doctor", "--case", case, status=1)["findings"] if item["level"] == "fault"]
    assert len(found) == 2 and all(item["do"] for item in found)
    assert call("verify", "--case", case).exit_code == 1
    (case / "case.json").write_text("no JSON")
    assert "cannot be opened" in told("doctor", "-q", "--case", case, status=1)


def test_an_index_that_lost_its_texts_is_made_anew(case: Path) -> None:
    with sqlite3.connect(case / "case.db") as at:
        (name,) = at.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%fts5%' AND name LIKE 'sent%'").fetchone()
        at.execute(f"INSERT INTO {name}({name}) VALUES ('delete-all')")
    at.close()
    (fault,) = [item for item in data("doctor", "--case", case, status=1)["findings"] if item["level"] == "fault"]
    assert "full-text index" in fault["what"] and "doctor --repair" in fault["do"]
    assert "was made anew" in told("doctor", "--repair", "--case", case)
    assert "all is well" in told("doctor", "--case", case)


def test_skipped_items_are_named_and_cost_only_themselves(tmp_path: Path) -> None:
    case = tmp_path / "own.case"
    call("init", case)
    (tmp_path / "empty.txt").write_bytes(b"")
    done = call("add", tmp_path / "empty.txt", "--case", case)
    assert (done.exit_code, "empty.txt" in done.stderr) == (1, True)
    (tmp_path / "good.txt").write_text(HOSTILE, encoding="utf-8")
    found = data("add", tmp_path / "good.txt", tmp_path / "empty.txt", "--run", "--case", case)
    assert (len(found["new"]), len(found["skipped"]), found["run"]["counts"]["reports"]) == (1, 1, 1)


def test_one_story_at_once(case: Path, tmp_path: Path) -> None:
    late = tmp_path / "late.txt"
    late.write_text((FIRE / "03-reprint.txt").read_text(encoding="utf-8") + "\nThe quay reopened.\n", encoding="utf-8")
    found = data("add", late, "--now", "--case", case)
    assert found["run"]["provisional"]
    assert "brought up to date" in " ".join(told("status", "--case", case, status=1).split())
    assert data("run", "--case", case)["provisional"] == []


@pytest.mark.parametrize("share", [False, True])
def test_serve_hands_over_what_it_was_told(
    case: Path, monkeypatch: pytest.MonkeyPatch, share: bool, tmp_path: Path
) -> None:
    web = pytest.importorskip("secondsource.web")
    pytest.importorskip("fastapi")
    seen: list[Any] = []
    serve: Callable[..., None] = lambda *words, **more: seen.append((words, more))  # noqa: E731
    monkeypatch.setattr(web, "serve", serve, raising=False)
    done = call("serve", "--case", case, "--port", 0, *(["--share", "--role", "reader"] if share else []))
    assert done.exit_code == 0, (done.output, done.exception)
    (cases, host, port, shared, browser), more = seen[0]
    assert ([one.name for one in cases], host, port, browser) == (["fire"], "127.0.0.1", 0, False)
    assert callable(more["say"])
    if share:
        assert shared.role == "reader" and len(shared.token) >= 24 and shared.token in done.stdout
    else:
        assert shared is None
    with pytest.raises(BadInput, match="go together"):
        raise call("serve", "--case", case, "--key", tmp_path / "k").exception or AssertionError
