"""A case from one database into another, row by row, and whether nothing was lost on the way."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from sqlalchemy import Connection, Table, func, select

from secondsource.errors import BadInput, RunError
from secondsource.store import place as places
from secondsource.store.place import DATABASE, Place
from secondsource.store.schema import METADATA, held_as, notes
from secondsource.store.sql import MOVED, SqlStore, SqlView, SqlWriter
from secondsource.store.troubles import told

#: Rows that are read and written at a time.
TOGETHER = 2000


def move(place: Place, url: str) -> Place:
    """Take a case into another database ("" for the file in its folder); where it is now. Nobody writes meanwhile.

    The old database stays as it was, and tells whoever still writes to it that the case has moved. Raises BadInput when
    the new one holds a case already, RunError when what arrived is not what was sent.
    """
    if url == place.url:
        raise BadInput(f"{place.folder}: the case is kept there already")
    there = Place(place.folder, url, place.made)
    old = places.open_store(place)
    try:
        if _left(old):
            _finish(old, there)
            return there
        if not url and (place.folder / DATABASE).exists():
            raise BadInput(f"{place.folder / DATABASE} is there already: move it out of the way first")
        new = places.open_store(there, new=True)
        try:
            with new.view() as view:
                _empty(view)
            with told(old.name), old.only_one("run"), old.write() as source:
                with new.write() as target:
                    copy(source, target)
                wrong = differences(source, new)
                if wrong:
                    raise RunError(
                        f"{new.name}: what arrived is not what was sent ({wrong[0]}); the case stays where it was"
                    )
                source.note(MOVED, "to", new.name)  # from here on nobody writes to the old one
        finally:
            new.close()
        places.write(there)
    finally:
        old.close()
        _put_aside(place)
    return there


def _left(old: SqlStore) -> str:
    """Where a database says that its case has gone; "" where it is the one in use."""
    with old.view() as view:
        return view.notes(MOVED).get("to", "")


def _finish(old: SqlStore, there: Place) -> None:
    """A move that was broken off after the old database was left, before the folder told of the new one."""
    new = places.open_store(there)
    try:
        if new.name != _left(old):
            raise BadInput(f"{old.name}: the case is on its way to {_left(old)}; finish that move first")
        with old.view() as source:
            wrong = differences(source, new)
        if wrong:
            raise RunError(f"{new.name}: what arrived is not what was sent ({wrong[0]}); restore a backup")
        places.write(there)
    finally:
        new.close()


def copy(source: SqlView, target: SqlWriter) -> None:
    """All rows of a case into an empty one, and its full-text index. Raises BadInput when it is not empty."""
    _empty(target)
    for table in METADATA.sorted_tables:
        some: list[tuple[Any, ...]] = []
        for row in _rows(source.connection, table):
            some.append(tuple(held_as(value) if isinstance(value, str) else value for value in row))
            if len(some) == TOGETHER:
                target.dialect.pour(target.connection, table, some)
                some = []
        target.dialect.pour(target.connection, table, some)
    target.reindex()


def _empty(view: SqlView) -> None:
    for table in METADATA.sorted_tables:
        if view.connection.execute(select(func.count()).select_from(table)).scalar():
            raise BadInput(f"the new database holds a case already (rows in {table.name}); choose an empty one")


def differences(left: SqlView, right: SqlStore) -> list[str]:
    """Where two databases differ, in words: the first row of each table that is not the same."""
    with right.view() as other:
        return [wrong for table in METADATA.sorted_tables if (wrong := _difference(left, other, table))]


def _difference(left: SqlView, right: SqlView, table: Table) -> str | None:
    for n, (a, b) in enumerate(zip_longest(_rows(left.connection, table), _rows(right.connection, table)), 1):
        if a is None or b is None or tuple(a) != tuple(b):
            return f"row {n} of {table.name} differs"
    return None


def _rows(at: Connection, table: Table) -> Iterator[Any]:
    """All rows of a table in the order of its key, a page at a time; not what a database that was left tells."""
    key = list(table.primary_key.columns)
    asked = select(table).order_by(*key).limit(TOGETHER)
    if table is notes:
        asked = asked.where(notes.c.topic != MOVED)
    last: Any = None
    while True:
        page = at.execute(asked if last is None else asked.where(_behind(key, last))).all()
        yield from page
        if len(page) < TOGETHER:
            return
        last = [getattr(page[-1], column.name) for column in key]


def _behind(key: list[Any], last: list[Any]) -> Any:
    """Rows whose key comes after another one."""
    first, *rest = key
    if not rest:
        return first > last[0]
    return (first > last[0]) | ((first == last[0]) & _behind(rest, last[1:]))


def _put_aside(place: Place) -> None:
    """The file that was left keeps its content under another name, once the folder tells of another database."""
    path = place.folder / DATABASE
    if place.url or places.find(place.folder) == place:
        return
    for end in ("-wal", "-shm"):
        side = path.with_name(path.name + end)
        if side.exists() and side.stat().st_size:
            return  # somebody has it open still; it tells them to open the case again
    path.replace(path.with_name(f"{DATABASE}.moved"))
