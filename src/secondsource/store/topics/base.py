"""What all topics stand on: a connection within a transaction, and the database's own ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Table, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import Insert

from secondsource.store import schema
from secondsource.store.dialects import Dialect

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
