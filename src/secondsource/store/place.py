"""Where a case is: a folder with `case.json`, its captures, and its database (or the address of one)."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from secondsource.errors import BadInput, RunError
from secondsource.store import locks
from secondsource.store.base import FILE
from secondsource.store.captures import Captures
from secondsource.store.dialects.base import Dialect
from secondsource.store.dialects.postgres import Postgres
from secondsource.store.dialects.sqlite import Sqlite
from secondsource.store.health import faults
from secondsource.store.sql import SqlStore
from secondsource.store.troubles import told
from secondsource.store.upgrade import stale, upgrade, version

FORMAT = "secondsource-case/1"
DATABASE, CAPTURES = "case.db", "captures"
#: What `case.json` is called until it is whole.
NEW = f".{FILE}.new"


@dataclass(frozen=True, slots=True)
class Place:
    """A case on the disk: its folder, and the address of its database ("" for the file in the folder)."""

    folder: Path
    url: str
    made: str


def is_case(folder: Path) -> bool:
    """Whether a folder is a case."""
    return (folder / FILE).is_file()


def create(folder: Path, time: str, url: str = "") -> Place:
    """Make a folder a case. Raises BadInput when it is one already, or holds something else."""
    if is_case(folder):
        raise BadInput(f"{folder} is a case already")
    if folder.exists() and not _free(folder):
        raise BadInput(f"{folder} is there already and is no case; choose a new or an empty folder")
    place = Place(folder, url, time)
    _dialect(place)
    try:
        (folder / CAPTURES).mkdir(parents=True, exist_ok=True)
        open_store(place, new=True).close()
        write(place)
    except OSError as error:
        raise RunError(f"{folder}: a case cannot be made there: {error.strerror or error}") from error
    return place


def _free(folder: Path) -> bool:
    """Whether a case can begin in a folder: it is empty, or holds only what a beginning that was broken off left."""
    if not folder.is_dir():
        return False
    left = {CAPTURES, NEW, DATABASE, *(DATABASE + side for side in ("-wal", "-shm", "-journal"))}
    shelf = folder / CAPTURES
    return {path.name for path in folder.iterdir()} <= left and not (shelf.is_dir() and any(shelf.iterdir()))


def write(place: Place) -> None:
    """Write `case.json`, whole or not at all."""
    new = place.folder / NEW
    with new.open("w", encoding="utf-8") as file:
        file.write(json.dumps(words(place), ensure_ascii=False, indent=1) + "\n")
        file.flush()
        os.fsync(file.fileno())
    new.replace(place.folder / FILE)


def words(place: Place) -> dict[str, str]:
    """What `case.json` says."""
    return {"format": FORMAT, "made": place.made, "store": place.url}


def find(folder: Path) -> Place:
    """The case in a folder. Raises BadInput when there is none, or one that a newer program made."""
    path = folder / FILE
    if not path.is_file():
        raise BadInput(f"{folder} is no case: there is no {FILE} in it (secondsource init makes one)")
    try:
        said: Any = json.loads(path.read_text(encoding="utf-8"))
        format_, url, time = said["format"], said.get("store", ""), said.get("made", "")
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInput(f"{path} cannot be read as the {FILE} of a case: {error}") from error
    if format_ != FORMAT:
        raise BadInput(
            f"{folder}: its format is {format_!r}, this Second Source knows {FORMAT!r}; update Second Source"
        )
    return Place(folder, str(url), str(time))


def captures(place: Place) -> Captures:
    """The captures of a case."""
    return Captures(place.folder / CAPTURES)


def open_store(place: Place, *, new: bool = False) -> SqlStore:
    """The database of a case, its tables brought up to this version. A file is copied before that.

    A `new` one is made where there is none. Raises BadInput for an address that nobody understands or tables of a newer
    version, MissingExtra when the driver is not installed, RunError when the database cannot be had or is gone.
    """
    dialect = _dialect(place)
    lock = locks.on_server(dialect) if isinstance(dialect, Postgres) else locks.in_folder(place.folder)
    where = dialect.shown if isinstance(dialect, Postgres) else str(place.folder / DATABASE)
    store = SqlStore(where, dialect, lock, faults(dialect))
    try:
        if isinstance(dialect, Sqlite) and not new and not Path(dialect.path).exists():
            raise RunError(_gone(where))
        _bring_up(store, new)
    except BaseException:
        store.close()
        raise
    return store


def _gone(where: str) -> str:
    return (
        f"{where}: there is no case in this database; restore the case from a backup, or look where the database went"
    )


def _bring_up(store: SqlStore, new: bool) -> None:
    with told(store.name), store.engine("write").connect() as at:
        if not stale(at, store.name):
            return
        if not new and version(at) is None:
            raise RunError(_gone(store.name))
    store.close()
    with told(store.name):
        store.dialect.prepare()
        with store.engine("write").connect() as at, at.begin():
            store.dialect.begin_write(at)
            if not stale(at, store.name):
                return
            old = version(at)
            if old is not None and isinstance(store.dialect, Sqlite):
                _copy(Path(store.dialect.path), old)
            upgrade(at, store.dialect)


def _copy(path: Path, old: str) -> None:
    """A copy of a database of an older version beside it."""
    import sqlite3

    to = path.with_name(f"{path.name}.before-{old}")
    try:
        free = shutil.disk_usage(path.parent).free
        if free < path.stat().st_size:
            raise RunError(f"{path}: no room for the copy that is made before it is brought up to date; make room")
        source, target = sqlite3.connect(path), sqlite3.connect(to)
        try:
            source.backup(target)
        finally:
            source.close()
            target.close()
    except (OSError, sqlite3.Error) as error:
        raise RunError(f"{to}: the copy before the update cannot be written: {error}") from error


def _dialect(place: Place) -> Dialect:
    if not place.url:
        return Sqlite(str(place.folder / DATABASE))
    try:
        url = make_url(place.url)
    except ArgumentError as error:
        raise BadInput(f"{place.url.split('@')[-1]!r} is no address of a database: {error}") from error
    if url.drivername not in ("postgres", "postgresql", "postgresql+psycopg"):
        raise BadInput(
            f"a case is kept in its folder or in Postgres (postgresql://user@host/name), not in {url.drivername!r}"
        )
    return Postgres(url)
