"""What goes wrong on a disk is told in words that say what to do, and nothing else is lost."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from secondsource.errors import RunError
from secondsource.model.capture import Capture
from secondsource.store import health, place
from secondsource.store.base import Edition, Indexed, Part, Row
from secondsource.store.place import Place
from secondsource.store.sql import SqlStore
from secondsource.store.troubles import words

NOON = "2031-05-04T12:00:00Z"


def fill(store: SqlStore, reports: int = 200) -> None:
    with store.write() as writer:
        for n in range(reports):
            writer.index(f"r{n}", [Indexed(f"r{n}", i, 0, 9, f"The mill {n * i} burned in Kesh.") for i in range(1, 9)])
        rows = [Row("report", f"r{n}", b"{}" * 50, "s1", "", f"mill {n}") for n in range(reports)]
        writer.publish(Edition(0, "k", NOON, {}), rows, [Part("s1", b"x" * 5000)])
        writer.keep((f"k{n}", "read", bytes(300)) for n in range(reports))


@pytest.fixture
def folder(tmp_path: Path) -> Place:
    """A case in a file, closed."""
    made = place.create(tmp_path / "case", NOON)
    store = place.open_store(made)
    fill(store)
    assert store.check() == []
    store.close()
    return made


def test_damaged_pages_are_found_and_told(folder: Place) -> None:
    """Whichever page is overwritten: the check tells, or (bytes inside a text) every table can still be read."""
    path = folder.folder / "case.db"
    whole = path.read_bytes()
    rng, told = random.Random(5), 0
    pages = len(whole) // 4096
    for page in [0, 1, 2, *rng.sample(range(3, pages), 25)]:
        damaged = bytearray(whole)
        damaged[page * 4096 : page * 4096 + 4096] = rng.randbytes(4096)
        path.write_bytes(damaged)
        try:
            store = place.open_store(folder)
            found = [str(fault) for fault in store.check()]
            store.close()
        except RunError as error:
            found = [str(error)]
        told += bool(found)
        assert all("restore the case from a backup" in line or "full-text index" in line for line in found), found
        for side in ("-wal", "-shm"):
            path.with_name(path.name + side).unlink(missing_ok=True)
    assert told >= 26  # a page may be free


def test_a_file_that_is_no_database_is_told(folder: Place) -> None:
    (folder.folder / "case.db").write_bytes(b"not a database at all " * 500)
    with pytest.raises(RunError, match="it is no database any more; restore"):
        place.open_store(folder)


def test_an_index_that_lost_texts_is_told_and_made_anew(store: SqlStore) -> None:
    fill(store, 40)
    with store.write() as writer:
        writer.dialect.clear(writer.connection, "sentences")
    (wrong,) = store.check()
    assert "full-text index does not have 200 of 200 sentences" in wrong.what and "--repair" in wrong.do
    store.repair()
    assert store.check() == []
    with store.view() as view:
        assert len(view.search("kesh 0", limit=200).items) == 8


def test_a_log_that_was_changed_is_told(store: SqlStore) -> None:
    from secondsource.model.judgement import Anchor, Judgement, Target

    with store.write() as writer:
        for name in ("ada", "bo"):
            writer.judge(Judgement(Target("edge", (Anchor("r1"), Anchor("r2"))), "positive", name, "", NOON))
        writer.connection.execute(text("UPDATE judgements SET body = replace(body, 'ada', 'eve')"))
    (wrong,) = store.check()
    assert wrong.what == "the log of judgements: entry 1 was changed after it was written" and "backup" in wrong.do
    with store.write() as writer:
        writer.connection.execute(text("UPDATE judgements SET body = '[]' WHERE n = 1"))
    (wrong,) = store.check()
    assert "entry 1 of the log cannot be read" in wrong.what
    with store.view() as view, pytest.raises(RunError, match="entry 1 of the log cannot be read"):
        view.judgements()


def test_captures_that_are_gone_damaged_or_left_over_are_told(case: Place, store: SqlStore) -> None:
    captures = place.captures(case)
    digests = [captures.put(data) for data in (b"one", b"two", b"three", b"left over")]
    with store.write() as writer:
        writer.hold([Capture(f"n{i}", digest, "text", b"") for i, digest in enumerate(digests[:3])], NOON)
    captures.path(digests[0]).unlink()
    captures.path(digests[1]).write_bytes(b"TWO")
    with store.view() as view:
        assert [line.split(":")[0] for line in health.shelf(captures, view)] == [
            f"capture {digests[0][:12]} is missing",
            f"capture {digests[1][:12]} is damaged",
        ]
        assert len(health.shelf(captures, view, read=False)) == 1
        assert health.strays(captures, view) == [digests[3]]


def test_a_full_disk_loses_nothing_that_was_kept(folder: Place) -> None:
    """SQLite's own limit stands for the disk's: it answers with the same words."""
    store = place.open_store(folder)
    with store.engine("write").connect() as at:
        pages = at.exec_driver_sql("PRAGMA page_count").scalar()
    with pytest.raises(RunError, match="the disk is full: make room"), store.write() as writer:
        writer.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        writer.keep((f"more{n}", "read", bytes(5000)) for n in range(1000))
    store.close()
    store = place.open_store(folder)
    assert store.check() == []
    with store.view() as view:
        assert len(view.made([f"k{n}" for n in range(200)])) == 200 and view.made(["more0"]) == {}
    with store.write() as writer:
        writer.keep([("more0", "read", b"x")])
    store.close()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("database is locked", "wait until that is done"),
        ("canceling statement due to lock timeout", "wait until that is done"),
        ("could not extend file: No space left on device", "make room"),
        ("attempt to write a readonly database", "look who may write"),
        ("unable to open database file", "look whether the folder is there"),
        ("connection refused", "look whether it runs"),
        ("something new", "the database says: something new"),
    ],
)
def test_every_trouble_says_what_to_do(said: str, told: str) -> None:
    assert told in words(sqlite3.OperationalError(said))


def test_a_writer_that_waits_too_long_is_told(store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    from secondsource.store.dialects import base

    monkeypatch.setattr(base, "PATIENCE", 0.2)
    store.close()  # connections that are opened from now on wait for less
    with store.write() as writer:
        writer.note("a", "b", "c")
        with pytest.raises(RunError, match="somebody else has been writing"), store.write():
            pass
    with store.view() as view:
        assert view.notes("a") == {"b": "c"}
