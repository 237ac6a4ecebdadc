"""What differs between the databases: how they are opened, how a reader and a writer begin, and how words are found."""

from __future__ import annotations

import re
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any, Protocol

from sqlalchemy import (
    URL,
    BigInteger,
    ColumnElement,
    Connection,
    Engine,
    Table,
    Text,
    cast,
    column,
    create_engine,
    event,
    text,
)
from sqlalchemy import table as sql_table
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from secondsource.errors import BadInput, MissingExtra
from secondsource.store.asking import Phrase

_SCHEMA = re.compile(r"[a-z_][a-z0-9_]{0,62}")
#: How long a writer waits for the one before, in seconds.
PATIENCE = 30
#: Full-text tables, by the table whose texts they find.
INDEXES = {"sentences": "sentence_words", "items": "item_words", "telling": "telling_words"}


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
            connect_args={"timeout": PATIENCE, "check_same_thread": False},
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
        """Waits for `PATIENCE` seconds."""
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
        return [f"the database is damaged, restore the case from a backup: {line}" for line in found if line != "ok"]


class Postgres:
    """A server, for a case that a desk shares. With `?schema=NAME` in its address a case has a schema to itself."""

    name = "postgres"

    def __init__(self, url: URL) -> None:
        schema = url.query.get("schema", "public")
        self.schema = schema if isinstance(schema, str) else schema[-1]
        if not _SCHEMA.fullmatch(self.schema):
            raise BadInput(f"{self.schema[:60]!r} is no name for a schema: small letters, digits and _ make one")
        self.url = url.difference_update_query(["schema"]).set(drivername="postgresql+psycopg")
        self.shown = url.set(drivername="postgresql").render_as_string(hide_password=True)

    def reader(self) -> Engine:
        """Its transactions see one state, and refuse to write."""
        engine = self._engine()
        return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

    def writer(self) -> Engine:
        """Each statement sees what was there when it began; there is one writer only."""
        return self._engine()

    def _engine(self) -> Engine:
        try:
            import psycopg  # noqa: F401
        except ImportError as error:
            raise MissingExtra("a case in Postgres", "postgres") from error
        arguments = {"connect_timeout": 10, "options": f"-csearch_path={self.schema}"}
        return create_engine(self.url, pool_size=8, max_overflow=-1, pool_pre_ping=True, connect_args=arguments)

    def prepare(self) -> None:
        """Make the schema of the case, where it is not there."""
        engine = self._engine()
        try:
            with engine.begin() as at:
                there = text("SELECT 1 FROM pg_namespace WHERE nspname = :name")
                if not at.execute(there, {"name": self.schema}).scalar():
                    at.exec_driver_sql(f"CREATE SCHEMA IF NOT EXISTS {self.schema}")
        finally:
            engine.dispose()

    def key(self, what: str) -> dict[str, int]:
        """The two numbers of a lock: whose, and what for."""
        return {"whose": _signed(f"secondsource {self.schema}"), "what": _signed(what)}

    def begin_view(self, at: Connection) -> None:
        """A snapshot is taken with the first look."""
        at.exec_driver_sql("SELECT 1").scalar()

    def begin_write(self, at: Connection) -> None:
        """One lock for all writers of a case, let go when the transaction ends."""
        at.exec_driver_sql(f"SET LOCAL lock_timeout = '{PATIENCE}s'")
        at.execute(text("SELECT pg_advisory_xact_lock(:whose, :what)"), self.key("write"))

    def found(self, table: str, match: str) -> tuple[ColumnElement[int], ColumnElement[bool]]:
        """By the inverted index."""
        index = sql_table(INDEXES[table], column("number", BigInteger), column("words", TSVECTOR))
        return index.c.number, index.c.words.op("@@", is_comparison=True)(cast(match, TSQUERY))

    def match(self, phrases: Sequence[Phrase], without: Phrase | None = None) -> str:
        """Written as Postgres writes such questions itself, so that it does not cut or fold words its own way."""
        asked = " & ".join(map(self._quoted, phrases))
        return f"{asked} & !{self._quoted(without)}" if without else asked

    @staticmethod
    def _quoted(phrase: Phrase) -> str:
        return "(" + " <-> ".join(f"'{word}'" for word in phrase.words) + (":*" if phrase.open else "") + ")"

    def pour(self, at: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
        """As a stream."""
        names = ", ".join(f'"{column.name}"' for column in table.columns)
        with _copy(at, f"COPY {table.name} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)

    def without_indexes(self, at: Connection, table: Table) -> AbstractContextManager[None]:
        """Dropping one would keep readers out."""
        return nullcontext()

    def create_index(self, at: Connection, table: str) -> None:
        """A table of words with an inverted index."""
        name = INDEXES[table]
        at.exec_driver_sql(f"CREATE TABLE {name} (number BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)")
        at.exec_driver_sql(f"CREATE INDEX {name}_found ON {name} USING gin (words)")

    def fill(self, at: Connection, table: str, texts: Iterable[tuple[int, Sequence[str]]]) -> None:
        """Words and their places, as they are."""
        with _copy(at, f"COPY {INDEXES[table]} (number, words) FROM STDIN") as copy:
            for number, words in texts:
                if words:
                    copy.write_row((number, " ".join(f"'{word}':{i}" for i, word in enumerate(words, 1))))

    def drain(self, at: Connection, table: str, texts: Iterable[tuple[int, Sequence[str]]]) -> None:
        """By number."""
        numbers = [number for number, _ in texts]
        at.execute(text(f"DELETE FROM {INDEXES[table]} WHERE number = ANY(:numbers)"), {"numbers": numbers})

    def clear(self, at: Connection, table: str) -> None:
        """Readers keep what they see."""
        at.exec_driver_sql(f"DELETE FROM {INDEXES[table]}")

    def damage(self, at: Connection) -> list[str]:
        """The server checks its own pages."""
        return []

    def index_damage(self, at: Connection) -> list[str]:
        """And its own indexes."""
        return []


def _copy(at: Connection, command: str) -> Any:
    raw: Any = at.connection.driver_connection
    return raw.cursor().copy(command)


def _signed(name: str) -> int:
    """A number of 32 bits, as Postgres wants them for locks."""
    number = zlib.crc32(name.encode("utf-8"))
    return number - (1 << 32) if number >= 1 << 31 else number
