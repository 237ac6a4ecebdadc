"""A case in one file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import URL, BigInteger, ColumnElement, Connection, Engine, Table, Text, column, create_engine, event
from sqlalchemy import table as sql_table
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from secondsource.store.asking import Phrase
from secondsource.store.dialects import base
from secondsource.store.dialects.base import ADD_UP, INDEXES


class Sqlite:
    """One file, with a write-ahead log: readers see the last state, whoever writes is alone."""

    name = "sqlite"

    def __init__(self, path: str) -> None:
        self.path = path

    def prepare(self) -> None:
        """The file makes itself."""

    def reader(self) -> Engine:
        """Its connections refuse to write."""
        return self._engine("PRAGMA query_only = ON", "PRAGMA cache_size = -16384")

    def writer(self) -> Engine:
        """Every transaction is on the disk when it ends."""
        return self._engine(
            "PRAGMA journal_mode = WAL",
            "PRAGMA journal_size_limit = 67108864",
            "PRAGMA synchronous = FULL",
            "PRAGMA secure_delete = FAST",
            "PRAGMA cache_size = -65536",
        )

    def _engine(self, *pragmas: str) -> Engine:
        engine = create_engine(
            URL.create("sqlite", database=self.path),
            poolclass=QueuePool,
            pool_size=8,
            max_overflow=-1,
            connect_args={"timeout": base.PATIENCE, "check_same_thread": False},
        )

        @event.listens_for(engine, "connect")
        def _connect(raw: sqlite3.Connection, _: Any) -> None:
            raw.isolation_level = None  # we begin by ourselves
            # a case may come from somebody else: what stands in its schema is not run
            for pragma in ("PRAGMA trusted_schema = OFF", *pragmas):
                raw.execute(pragma)

        return engine

    def begin_view(self, at: Connection) -> None:
        """A snapshot is taken with the first look."""
        at.exec_driver_sql("BEGIN")
        at.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()

    def begin_write(self, at: Connection) -> None:
        """Waits for `base.PATIENCE` seconds."""
        at.exec_driver_sql("BEGIN IMMEDIATE")

    def found(self, table: str, match: str) -> tuple[ColumnElement[int], ColumnElement[bool]]:
        """FTS5 gives numbers in their order, and stops when enough are there."""
        index = sql_table(INDEXES[table], column("rowid", BigInteger), column(INDEXES[table], Text))
        return index.c.rowid, index.c[INDEXES[table]].op("MATCH", is_comparison=True)(match)

    def match(self, phrases: Sequence[Phrase], without: Phrase | None = None) -> str:
        """Every phrase is in quotes; folded words hold none."""
        asked = " AND ".join(map(self._quoted, phrases))
        return f"({asked}) NOT {self._quoted(without)}" if without else asked

    @staticmethod
    def _quoted(phrase: Phrase) -> str:
        return f'"{" ".join(phrase.words)}"' + ("*" if phrase.open else "")

    def pour(self, at: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
        """One statement, carried out for each row."""
        if rows:
            names = ", ".join(f'"{column.name}"' for column in table.columns)
            places = ", ".join("?" * len(table.columns))
            at.exec_driver_sql(f"INSERT INTO {table.name} ({names}) VALUES ({places})", list(rows))

    def add_up(self, at: Connection, counts: Sequence[tuple[str, int]]) -> None:
        """One statement, carried out for each word."""
        if counts:
            at.exec_driver_sql(f"INSERT INTO tellings (word, reports) VALUES (?, ?) {ADD_UP}", list(counts))

    def refresh(self, at: Connection) -> None:
        """It is told by the order of our questions."""

    @contextmanager
    def without_indexes(self, at: Connection, table: Table) -> Iterator[None]:
        """Indexes are made afterwards, which takes a third of the time. Readers keep theirs."""
        for index in table.indexes:
            index.drop(at)
        yield
        for index in table.indexes:
            index.create(at)

    def create_index(self, at: Connection, table: str) -> None:
        """Holds no texts. Words come folded and with spaces between them, so ASCII rules cut them well."""
        at.exec_driver_sql(
            f"CREATE VIRTUAL TABLE {INDEXES[table]} USING fts5(words, content='', columnsize=0, tokenize='ascii')"
        )

    def fill(self, at: Connection, table: str, texts: Iterable[tuple[int, Sequence[str]]]) -> None:
        """Ascending numbers spare it from writing in small pieces."""
        rows = [(number, " ".join(words)) for number, words in texts if words]
        if rows:
            at.exec_driver_sql(f"INSERT INTO {INDEXES[table]}(rowid, words) VALUES (?, ?)", rows)

    def drain(self, at: Connection, table: str, texts: Iterable[tuple[int, Sequence[str]]]) -> None:
        """It has to be told what it had."""
        name = INDEXES[table]
        rows = [(number, " ".join(words)) for number, words in texts if words]
        if rows:
            at.exec_driver_sql(f"INSERT INTO {name}({name}, rowid, words) VALUES ('delete', ?, ?)", rows)

    def clear(self, at: Connection, table: str) -> None:
        """All at once."""
        at.exec_driver_sql(f"INSERT INTO {INDEXES[table]}({INDEXES[table]}) VALUES ('delete-all')")

    def damage(self, at: Connection) -> list[str]:
        """Its own check."""
        return self._told(at, "PRAGMA integrity_check(20)")

    def index_damage(self, at: Connection) -> list[str]:
        """FTS5 is asked by an insert."""
        return self._told(at, *(f"INSERT INTO {name}({name}) VALUES ('integrity-check')" for name in INDEXES.values()))

    @staticmethod
    def _told(at: Connection, *checks: str) -> list[str]:
        try:
            found = [row[0] for check in checks if (said := at.exec_driver_sql(check)).returns_rows for row in said]
        except DBAPIError as error:
            found = [error.orig]
        return [str(line) for line in found if line != "ok"]
