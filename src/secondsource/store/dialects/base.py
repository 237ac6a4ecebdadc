"""What a database has to be able to do to keep a case."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Connection, Engine, Table

from secondsource.store.asking import Phrase

#: How long a writer waits for the one before, in seconds.
PATIENCE = 30
#: Full-text tables, by the table whose texts they find.
INDEXES = {"sentences": "sentence_words", "items": "item_words", "telling": "telling_words"}
#: What to do with a telling word that is there.
ADD_UP = "ON CONFLICT (word) DO UPDATE SET reports = tellings.reports + excluded.reports"


class Dialect(Protocol):
    """A database's own ways. Full-text tables hold (number, words), the words folded by us (see `words`)."""

    name: str

    def reader(self) -> Engine:
        """An engine whose connections only read."""
        ...

    def writer(self) -> Engine:
        """An engine whose connections write."""
        ...

    def prepare(self) -> None:
        """Make room for a case that is not there yet."""
        ...

    def begin_view(self, at: Connection) -> None:
        """Fix the state that is read."""
        ...

    def begin_write(self, at: Connection) -> None:
        """Wait for the writer before."""
        ...

    def found(self, table: str, match: str) -> tuple[ColumnElement[int], ColumnElement[bool]]:
        """The numbers of the texts that match, as a column, and the condition that makes them so."""
        ...

    def match(self, phrases: Sequence[Phrase], without: Phrase | None = None) -> str:
        """What matches texts that have all the phrases, but not that one."""
        ...

    def pour(self, at: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
        """Add many rows, each with a value for every column, strings as `schema.held_as` writes them."""
        ...

    def add_up(self, at: Connection, counts: Sequence[tuple[str, int]]) -> None:
        """Add to the numbers of reports that telling words stand in."""
        ...

    def refresh(self, at: Connection) -> None:
        """Much was written: have the database look at it, so that it chooses well how to search."""
        ...

    def without_indexes(self, at: Connection, table: Table) -> AbstractContextManager[None]:
        """Many rows are about to be added to an empty table."""
        ...

    def create_index(self, at: Connection, table: str) -> None:
        """Make a full-text table."""
        ...

    def fill(self, at: Connection, table: str, texts: Iterable[tuple[int, Sequence[str]]]) -> None:
        """Have texts found: (number, folded words), numbers ascending."""
        ...

    def drain(self, at: Connection, table: str, texts: Iterable[tuple[int, Sequence[str]]]) -> None:
        """Have texts found no longer; they are given as they were filled in."""
        ...

    def clear(self, at: Connection, table: str) -> None:
        """Have no text of a table found."""
        ...

    def damage(self, at: Connection) -> list[str]:
        """What is wrong with the pages of the database, in words."""
        ...

    def index_damage(self, at: Connection) -> list[str]:
        """What is wrong with its full-text tables by themselves; on a connection that may write."""
        ...
