"""What all topics stand on: a connection within a transaction, and the database's own ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Table, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import Insert

from secondsource.errors import BadInput
from secondsource.store import schema
from secondsource.store.dialects.base import Dialect

#: Values that are bound to one question at a time.
BATCH = 500


class Reading:
    """Something that reads in one transaction."""

    def __init__(self, at: Connection, dialect: Dialect) -> None:
        self._at = self.connection = at
        self._dialect = self.dialect = dialect


class Writing(Reading):
    """Something that writes in one transaction."""

    def _count(self, what: str, by: int = 1) -> int:
        """The first of some numbers that nobody had before, from 1."""
        table = schema.counted
        at = self._at.execute(select(table.c.n).where(table.c.what == what)).scalar()
        if at is None:
            self._at.execute(table.insert(), {"what": what, "n": by})
            return 1
        self._at.execute(update(table).where(table.c.what == what).values(n=at + by))
        return int(at) + 1

    def _insert(self, table: Table) -> Insert:
        """An insert that may say what to do when the row is there."""
        made: Insert = (sqlite.insert if self._dialect.name == "sqlite" else postgresql.insert)(table)
        return made


def batches(values: Sequence[str], size: int = BATCH) -> Iterator[list[str]]:
    """Some values at a time."""
    for start in range(0, len(values), size):
        yield list(values[start : start + size])


def cursor(after: str, length: int = 1) -> tuple[Any, ...]:
    """The numbers of a cursor. Raises BadInput for one that we did not give."""
    pieces = after.split(":")
    try:
        if len(pieces) != length:
            raise ValueError
        first = [float(piece) if "." in piece or "e" in piece or "n" in piece else int(piece) for piece in pieces[:-1]]
        if pieces[-1].strip() != pieces[-1] or int(pieces[-1]) < -1:
            raise ValueError
        if any(isinstance(number, int) and abs(number) >= 2**63 for number in (*first, int(pieces[-1]))):
            raise ValueError  # no number of a database
        return (*first, int(pieces[-1]))
    except ValueError:
        raise BadInput(f"{after[:40]!r} is no place to go on from; begin again at the first page") from None
