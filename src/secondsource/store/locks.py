"""Held by one process at a time, and let go when it dies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from sqlalchemy import text

from secondsource.errors import RunError
from secondsource.store.dialects.postgres import Postgres
from secondsource.store.troubles import told


def in_folder(folder: Path) -> Callable[[str], AbstractContextManager[None]]:
    """Locks by a file in a folder: `lock` for a run, `lock-…` for anything else."""

    @contextmanager
    def only_one(what: str) -> Iterator[None]:
        path = folder / ("lock" if what == "run" else f"lock-{what}")
        try:
            file = path.open("ab")
        except OSError as error:
            raise RunError(f"{path}: {error.strerror}; look who may write in the folder of the case") from error
        with file:
            if not _lock(file.fileno()):
                raise RunError(_taken(what, str(folder)))
            yield

    return only_one


def on_server(dialect: Postgres) -> Callable[[str], AbstractContextManager[None]]:
    """Locks by the server, held as long as a connection of their own."""

    @contextmanager
    def only_one(what: str) -> Iterator[None]:
        name = dialect.shown
        engine = dialect.writer()
        try:
            with told(name), engine.connect() as at:
                got = at.execute(
                    text("SELECT pg_try_advisory_lock(:whose, :what)"), dialect.key(f"only {what}")
                ).scalar()
                at.commit()
                if not got:
                    raise RunError(_taken(what, name))
                yield
        finally:
            engine.dispose()

    return only_one


def _taken(what: str, where: str) -> str:
    return f"{where}: another {what} is at work in this case; wait until it ends (secondsource status), or end it"


def _lock(handle: int) -> bool:
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        except OSError:
            return False
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
