"""A case is a folder; what is no case is told so."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from secondsource.errors import BadInput, MissingExtra, RunError
from secondsource.store import place
from secondsource.store.captures import Captures, DamagedCapture, MissingCapture
from secondsource.store.place import Place
from secondsource.store.sql import SqlStore

NOON = "2031-05-04T12:00:00Z"


def test_a_case_is_found_where_it_was_made(case: Place, store: SqlStore) -> None:
    assert place.is_case(case.folder) and place.find(case.folder) == case
    assert (case.folder / "captures").is_dir()
    assert (case.folder / "case.db").exists() == (case.url == "")
    assert store.check() == []


def test_a_case_opened_again_has_what_it_had(case: Place) -> None:
    for n in "012":
        store = place.open_store(place.find(case.folder))
        with store.write() as writer:
            writer.note("opened", n, "yes")
        store.close()
    store = place.open_store(case)
    with store.view() as view:
        assert list(view.notes("opened")) == ["0", "1", "2"]
    store.close()


def test_only_a_new_or_empty_folder_becomes_a_case(tmp_path: Path) -> None:
    place.create(tmp_path / "a" / "b", NOON)
    with pytest.raises(BadInput, match="is a case already"):
        place.create(tmp_path / "a" / "b", NOON)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "notes.txt").write_text("mine")
    with pytest.raises(BadInput, match="no case; choose a new or an empty folder"):
        place.create(tmp_path / "full", NOON)
    with pytest.raises(BadInput, match="no case; choose"):
        place.create(tmp_path / "full" / "notes.txt", NOON)
    (tmp_path / "empty").mkdir()
    assert place.create(tmp_path / "empty", NOON).made == NOON


def test_a_case_whose_making_was_stopped_can_be_made_again(tmp_path: Path) -> None:
    made = place.create(tmp_path / "case", NOON)
    (made.folder / "case.json").unlink()
    assert place.create(tmp_path / "case", NOON) == made
    (made.folder / "case.json").unlink()
    place.captures(made).put(b"somebody's")
    with pytest.raises(BadInput, match="no case; choose"):
        place.create(tmp_path / "case", NOON)


def test_a_database_that_is_gone_is_not_taken_for_an_empty_one(case: Place) -> None:
    if case.url:
        store = place.open_store(case)
        with store.engine("write").begin() as at:
            at.exec_driver_sql("DROP TABLE alembic_version")
        store.close()
    else:
        (case.folder / "case.db").unlink()
    with pytest.raises(RunError, match="there is no case in this database; restore"):
        place.open_store(case)
    assert case.url or not (case.folder / "case.db").exists()


def test_what_is_no_case_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"there is no case\.json in it"):
        place.find(tmp_path)
    for text in ("{", "[]", "{}", '"x"'):
        (tmp_path / "case.json").write_text(text)
        with pytest.raises(BadInput, match=r"cannot be read as the case\.json"):
            place.find(tmp_path)
    (tmp_path / "case.json").write_text(json.dumps({"format": "secondsource-case/9"}))
    with pytest.raises(BadInput, match="update Second Source"):
        place.find(tmp_path)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("no address", "is no address of a database"),
        ("mysql://host/name", "in its folder or in Postgres"),
        ("sqlite:///x.db", "in its folder or in Postgres"),
        ("postgresql://host/name?schema=x;drop", "is no name for a schema"),
    ],
)
def test_an_address_that_nobody_understands_is_bad_input(tmp_path: Path, url: str, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        place.create(tmp_path / "case", NOON, url)
    assert not (tmp_path / "case").exists()


def test_a_server_that_is_not_there_is_told_without_the_password(tmp_path: Path) -> None:
    pytest.importorskip("psycopg")
    url = f"postgresql://desk:hidden@/name?host={tmp_path}"
    with pytest.raises(RunError, match="cannot be reached") as told:
        place.create(tmp_path / "case", NOON, url)
    assert "hidden" not in str(told.value)
    assert not place.is_case(tmp_path / "case")


def test_postgres_without_its_driver_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(MissingExtra, match=r"secondsource\[postgres\]"):
        place.create(tmp_path / "case", NOON, "postgresql://desk@/name")


def test_captures_are_kept_by_their_digest(tmp_path: Path) -> None:
    captures = Captures(tmp_path / "captures")
    digests = [captures.put(data) for data in (b"", b"one", b"two", b"one")]
    assert captures.get(digests[1]) == b"one" and digests[1] == digests[3]
    assert list(captures) == sorted(set(digests)) and digests[0] in captures
    assert not list(tmp_path.rglob(".new-*"))


def test_many_captures_are_kept_at_once(tmp_path: Path) -> None:
    captures = Captures(tmp_path)
    data = [b"%d" % (n % 50) for n in range(200)]
    assert [captures.get(sha256) for sha256 in captures.put_all(data)] == data
    assert len(list(captures)) == 50 and not list(tmp_path.rglob(".new-*"))


def test_a_capture_that_is_gone_or_damaged_is_told_and_can_be_put_back(tmp_path: Path) -> None:
    captures = Captures(tmp_path)
    sha256 = captures.put(b"one")
    captures.path(sha256).write_bytes(b"two")
    with pytest.raises(DamagedCapture, match="has other bytes than were read"):
        captures.get(sha256)
    assert captures.put(b"one") == sha256 and captures.get(sha256) == b"one"
    captures.path(sha256).unlink()
    with pytest.raises(MissingCapture, match="is gone; put it back from a backup"):
        captures.get(sha256)


@pytest.mark.parametrize("sha256", ["", "..", "../../etc/passwd", "A" * 64, "a" * 63, "a" * 62 + "/x"])
def test_what_is_no_digest_leads_nowhere(tmp_path: Path, sha256: str) -> None:
    with pytest.raises(ValueError, match="is no sha256"):
        Captures(tmp_path).get(sha256)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_to_is_told(case: Place) -> None:
    case.folder.chmod(0o500)
    try:
        with pytest.raises(RunError):
            place.captures(case).put(b"x")
    finally:
        case.folder.chmod(0o700)
