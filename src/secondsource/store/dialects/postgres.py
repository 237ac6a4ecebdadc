"""A case on a server."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from sqlalchemy import URL, BigInteger, ColumnElement, Connection, Engine, Table, cast, column, create_engine, text
from sqlalchemy import table as sql_table
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR

from secondsource.errors import BadInput, MissingExtra
from secondsource.store.asking import Phrase
from secondsource.store.dialects import base
from secondsource.store.dialects.base import ADD_UP, INDEXES

_SCHEMA = re.compile(r"[a-z_][a-z0-9_]{0,62}")


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
        at.exec_driver_sql(f"SET LOCAL lock_timeout = '{base.PATIENCE}s'")
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

    def add_up(self, at: Connection, counts: Sequence[tuple[str, int]]) -> None:
        """One statement for all words."""
        if counts:
            given = "SELECT * FROM unnest(CAST(:words AS text[]), CAST(:numbers AS bigint[]))"
            words, numbers = zip(*counts, strict=True)
            statement = text(f"INSERT INTO tellings (word, reports) {given} {ADD_UP}")
            at.execute(statement, {"words": list(words), "numbers": list(numbers)})

    def refresh(self, at: Connection) -> None:
        """Counts words, and puts those away that wait to be put into an inverted index."""
        for table, index in INDEXES.items():
            at.exec_driver_sql(f"SELECT gin_clean_pending_list('{index}_found')")
            at.exec_driver_sql(f"ANALYZE {table}, {index}")

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
