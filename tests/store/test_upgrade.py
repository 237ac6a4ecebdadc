"""Tables of every version are brought up to this one, and then are what the program expects."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from secondsource.errors import BadInput
from secondsource.store import place, upgrade
from secondsource.store.dialects.base import INDEXES
from secondsource.store.place import Place
from secondsource.store.schema import METADATA
from secondsource.store.sql import SqlStore


def ours(_: object, name: str | None, kind: str, *__: object) -> bool:
    """Leaves out the full-text tables, which each database makes in its own way, and their shadows."""
    return kind != "table" or not any((name or "").startswith(index) for index in INDEXES.values())


def test_the_tables_are_those_of_the_program(store: SqlStore) -> None:
    with store.engine("write").connect() as at:
        context = MigrationContext.configure(at, opts={"include_object": ours, "compare_type": True})
        assert compare_metadata(context, METADATA) == []
        assert upgrade.version(at) == upgrade.NEWEST == upgrade.known()[-1]


def test_every_version_leads_to_the_newest(case: Place) -> None:
    """From nothing to each version, and on from there."""
    store = place.open_store(case)
    for version in upgrade.known():
        with store.engine("write").begin() as at:
            _empty(at, store)
            upgrade.upgrade(at, store.dialect, version)
            assert upgrade.version(at) == version
            upgrade.upgrade(at, store.dialect)
            assert upgrade.version(at) == upgrade.NEWEST
            context = MigrationContext.configure(at, opts={"include_object": ours, "compare_type": True})
            assert compare_metadata(context, METADATA) == []
    store.close()


def _empty(at: object, store: SqlStore) -> None:
    for table in [*INDEXES.values(), *METADATA.tables, "alembic_version"]:
        at.execute(text(f"DROP TABLE {table}"))  # type: ignore[attr-defined]


def test_tables_of_a_newer_version_are_left_alone(case: Place) -> None:
    store = place.open_store(case)
    with store.engine("write").begin() as at:
        at.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    with pytest.raises(BadInput, match="made by a newer Second Source"):
        place.open_store(case)


def test_a_file_is_copied_before_it_is_brought_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = place.create(tmp_path / "case", "now")
    store = place.open_store(case)
    with store.write() as writer:
        writer.note("a", "b", "c")
    store.close()
    monkeypatch.setattr(upgrade, "NEWEST", "0002")
    monkeypatch.setattr(upgrade, "known", lambda: ("0001", "0002"))
    monkeypatch.setattr(place, "upgrade", lambda at, dialect: at.execute(text("UPDATE notes SET value = 'new'")))
    store = place.open_store(case)
    with store.view() as view:
        assert view.notes("a") == {"b": "new"}
    store.close()
    copy = sqlite3.connect(case.folder / "case.db.before-0001")
    assert copy.execute("SELECT value FROM notes").fetchall() == [("c",)]
    copy.close()
