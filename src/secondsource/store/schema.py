"""The tables of a case, the same in every database.

The full-text tables `sentence_words` and `item_words` are made by each dialect in its own way (see `dialects`); they
hold nothing that could not be made again from the tables here.
"""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Dialect, Float, Index, Integer, LargeBinary, MetaData, Table, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

#: What no database takes in a text: NUL (Postgres), halves of surrogate pairs (all), and the mark we put for them.
_MARK = "\ue0ff"
_ODD = re.compile("[\x00\ud800-\udfff\ue0ff]")
_MARKED = re.compile("\ue0ff([0-9a-f]{4})")


def held_as(value: str) -> str:
    """A string as it is written to a database."""
    return _ODD.sub(lambda m: f"{_MARK}{ord(m[0]):04x}", value) if _ODD.search(value) else value


class Words(TypeDecorator[str]):
    """Any string that Python can hold, ordered by code points. What a database cannot hold is written as a mark and
    four hexadecimal digits, and read back as it was."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Postgres orders texts by language unless told otherwise."""
        return dialect.type_descriptor(Text(collation="C") if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """To the database."""
        return None if value is None else held_as(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """From the database."""
        if value is None or _MARK not in value:
            return value
        return _MARKED.sub(lambda m: chr(int(m[1], 16)), value)


def _number(name: str = "n", **more: Any) -> Column[int]:
    """A number that we count ourselves: no database has to."""
    return Column(name, BigInteger().with_variant(Integer(), "sqlite"), autoincrement=False, **more)


def _words(name: str, **more: Any) -> Column[str]:
    return Column(name, Words(), **{"nullable": False, **more})


METADATA = MetaData()

#: What was added: one row for each (name, capture). `current` is the capture that was found last under its name.
held = Table(
    "held",
    METADATA,
    _number(primary_key=True),
    _words("name"),
    _words("sha256"),
    _words("kind"),
    _number("size", nullable=False),
    _words("added"),
    Column("current", Boolean(), nullable=False),
    Index("held_by_name", "name", "sha256", unique=True),
    Index("held_by_sha256", "sha256"),
)

skipped = Table("skipped", METADATA, _words("name", primary_key=True), _words("stage"), _words("reason"))

#: What stages made, by the key of all that went into it.
made = Table(
    "made",
    METADATA,
    _words("key", primary_key=True),
    _words("stage"),
    Column("body", LargeBinary(), nullable=False),
    Index("made_by_stage", "stage"),
)

#: Sentences to be found. `place` orders them: shorter ones first, then those that came first (see `topics.search`).
sentences = Table(
    "sentences",
    METADATA,
    _number("place", primary_key=True),
    _words("report"),
    _number("n", nullable=False),
    _number("start", nullable=False),
    _number("end", nullable=False),
    _words("text"),
    Index("sentences_by_report", "report", "n", unique=True),
)

#: The telling words of each report that can be found (each as one word without spaces, with a space after each but the
#: last), and in how many reports each word stands.
telling = Table(
    "telling",
    METADATA,
    _number(primary_key=True),
    _words("report"),
    _words("words"),
    Index("telling_by_report", "report", unique=True),
)
tellings = Table("tellings", METADATA, _words("word", primary_key=True), _number("reports", nullable=False))

#: The editions there have been; the last is the one that readers see. `counts` and `provisional` are JSON.
editions = Table(
    "editions",
    METADATA,
    _number(primary_key=True),
    _words("key"),
    _words("made"),
    _words("counts"),
    _words("provisional"),
)

#: The items of the last edition, in the order of the dossier.
items = Table(
    "items",
    METADATA,
    _number(primary_key=True),
    _words("kind"),
    _words("id"),
    _words("story", nullable=True),
    _words("status"),
    _words("text"),
    Column("rank", Float(53), nullable=False),
    Column("body", LargeBinary(), nullable=False),
    Index("items_by_kind", "kind", "n"),
    Index("items_by_status", "kind", "status", "n"),
    Index("items_by_story", "story", "kind", "n"),
    Index("items_by_rank", "kind", "rank", "n"),
    Index("items_by_id", "id"),
)

#: The stories of the last edition, each by itself.
parts = Table(
    "parts",
    METADATA,
    _words("story", primary_key=True),
    Column("body", LargeBinary(), nullable=False),
)

#: Ids of stories that other stories have taken over.
moved = Table("moved", METADATA, _words("story", primary_key=True), _words("to"), Index("moved_to", "to"))

#: The log. `body` is the judgement as JSON; it is never changed.
judgements = Table("judgements", METADATA, _number(primary_key=True), _words("hash"), _words("body"))

runs = Table(
    "runs",
    METADATA,
    _number(primary_key=True),
    _words("began"),
    _words("stage"),
    _number("done", nullable=False),
    _number("total", nullable=False),
    _words("ended", nullable=True),
    _words("error"),
)

users = Table("users", METADATA, _words("name", primary_key=True), _words("role"), _words("secret"), _words("created"))

notes = Table("notes", METADATA, _words("topic", primary_key=True), _words("key", primary_key=True), _words("value"))

#: How far we have counted: a number is given out once.
counted = Table("counted", METADATA, _words("what", primary_key=True), _number(nullable=False))
