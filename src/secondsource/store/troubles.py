"""What databases say when something is wrong, in words that tell what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from secondsource.errors import RunError

#: What stands in a database's message, and what we say instead.
_WORDS = (
    (
        "database or disk is full",
        "the disk is full: make room and do the same again; nothing that was kept before is lost",
    ),
    (
        "no space left on device",
        "the disk is full: make room and do the same again; nothing that was kept before is lost",
    ),
    ("malformed", "the database is damaged: `secondsource doctor` tells where; restore the case from a backup"),
    ("file is not a database", "the database is damaged: it is no database any more; restore the case from a backup"),
    (
        "disk i/o error",
        "the disk could not be read or written: look whether it is full or failing, then `secondsource doctor`",
    ),
    ("database is locked", "somebody else has been writing for half a minute: wait until that is done, then try again"),
    ("lock timeout", "somebody else has been writing for half a minute: wait until that is done, then try again"),
    ("readonly database", "it cannot be written to: look who may write in the folder of the case"),
    ("unable to open database file", "it cannot be opened: look whether the folder is there and who may write in it"),
    ("permission denied", "the server lets this user not do that: it needs the rights to read, write and make tables"),
    ("connection", "the database server cannot be reached: look whether it runs and whether the address is right"),
)


@contextmanager
def told(name: str) -> Iterator[None]:
    """Errors of the database come out as RunError."""
    try:
        yield
    except DBAPIError as error:
        raise RunError(f"{name}: {words(error.orig or error)}") from error
    except Exception as error:
        if type(error).__module__.split(".")[0] not in ("psycopg", "sqlite3"):
            raise
        raise RunError(f"{name}: {words(error)}") from error


def words(error: BaseException) -> str:
    """What happened, and what to do."""
    said = str(error).strip() or type(error).__name__
    for sign, meaning in _WORDS:
        if sign in said.lower():
            return f"{meaning} ({said.splitlines()[0]})"
    return f"the database says: {said.splitlines()[0]}"
