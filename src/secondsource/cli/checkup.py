"""What `doctor` looks at on a machine: Python, SQLite, packages, plug-ins, room on the disk."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

#: "fine"; "note": something is not there that one can do without; "fault": something has to be done.
Level = Literal["fine", "note", "fault"]

#: The extras of the package, what each is for, and the modules that it brings.
EXTRAS = {
    "web": ("serving a case to a browser", ("fastapi", "itsdangerous", "python_multipart", "uvicorn")),
    "postgres": ("keeping a case in Postgres", ("psycopg",)),
    "spacy": ("other language engines", ("spacy",)),
}
PYTHON = (3, 11)
SQLITE = (3, 24, 0)  # the first that can leave a row as it is when its key is there (ON CONFLICT)
ROOM = 200 * 2**20  # bytes free below which a run may fill the disk


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was looked at: what it is, where, and what to do about it ("": nothing)."""

    level: Level
    what: str
    where: str = ""
    do: str = ""


def machine() -> Iterator[Found]:
    """Python, SQLite, extras and plug-ins."""
    yield _python()
    yield from _sqlite()
    yield from map(_extra, EXTRAS)
    yield from _plugins()


def room(folder: Path) -> Found:
    """Whether there is room on the disk of a folder: as much again as the folder takes, and some."""
    import shutil

    free = shutil.disk_usage(folder).free
    taken = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    told = f"{_size(free)} free on the disk; the case takes {_size(taken)}"
    if free < ROOM:
        return Found("fault", told, str(folder), "make room before the next run; nothing that is kept would be lost")
    if free < taken:
        return Found("note", told, str(folder), "a backup or a move beside it would not fit")
    return Found("fine", told, str(folder))


def _python() -> Found:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < PYTHON:
        return Found("fault", f"Python {version} is too old", sys.executable, "install Python 3.11 or later")
    return Found("fine", f"Python {version}", sys.executable)


def _sqlite() -> Iterator[Found]:
    version = sqlite3.sqlite_version
    if sqlite3.sqlite_version_info < SQLITE:
        yield Found("fault", f"SQLite {version} is too old", do="use a Python with SQLite 3.24 or later")
    else:
        yield Found("fine", f"SQLite {version}")
    try:
        with closing(sqlite3.connect(":memory:")) as memory:
            memory.execute("CREATE VIRTUAL TABLE t USING fts5(words)")
    except sqlite3.Error as error:
        do = "use a Python whose SQLite has FTS5, or a Postgres store"
        yield Found("fault", f"SQLite lacks full-text search ({error})", do=do)
    else:
        yield Found("fine", "SQLite has full-text search")


def _extra(name: str) -> Found:
    use, modules = EXTRAS[name]
    missing = [module for module in modules if find_spec(module) is None]
    if missing:
        command = f"pip install 'secondsource[{name}]'"
        return Found("note", f"{use}: not installed ({', '.join(missing)})", do=f"where you need it:  {command}")
    return Found("fine", f"{use}: installed")


def _plugins() -> Iterator[Found]:
    from secondsource import plugins

    for kind in plugins.KINDS:
        found = [state for state in plugins.states() if state.plugin.kind == kind]
        fine = [state.plugin.name for state in found if not state.broken]
        yield Found("fine", f"{kind}: {', '.join(fine)}")
        for state in found:
            if state.broken:
                plugin = state.plugin
                yield Found(
                    "fault",
                    f"{kind.removesuffix('s')} {plugin.name!r} is broken: {state.broken}",
                    plugin.distribution,
                    f"update or remove the package {plugin.distribution}; all else works without it",
                )


def _size(number: int) -> str:
    return f"{number / 2**30:.1f} GB" if number >= 2**30 else f"{number / 2**20:.1f} MB"
