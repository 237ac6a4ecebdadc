"""The whole schema of the first version."""

from typing import Any

import sqlalchemy as sa
from alembic import context, op

from secondsource.store.schema import Words

revision = "0001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _number(name: str, **more: Any) -> "sa.Column[Any]":
    return sa.Column(name, NUMBER, **{"nullable": False, "autoincrement": False, **more})


def _words(name: str, **more: Any) -> "sa.Column[Any]":
    return sa.Column(name, Words(), **{"nullable": False, **more})


def _bytes(name: str) -> "sa.Column[Any]":
    return sa.Column(name, sa.LargeBinary(), nullable=False)


def upgrade() -> None:
    """Every table, and the two that find words."""
    _captures()
    _search()
    _editions()
    _log()
    dialect = context.config.attributes["dialect"]
    for table in ("sentences", "items", "telling"):
        dialect.create_index(op.get_bind(), table)


def _captures() -> None:
    op.create_table(
        "held",
        _number("n", primary_key=True),
        _words("name"),
        _words("sha256"),
        _words("kind"),
        _number("size"),
        _words("added"),
        sa.Column("current", sa.Boolean(), nullable=False),
    )
    op.create_index("held_by_name", "held", ["name", "sha256"], unique=True)
    op.create_index("held_by_sha256", "held", ["sha256"])
    op.create_table("skipped", _words("name", primary_key=True), _words("stage"), _words("reason"))
    op.create_table("made", _words("key", primary_key=True), _words("stage"), _bytes("body"))
    op.create_index("made_by_stage", "made", ["stage"])
    op.create_table("counted", _words("what", primary_key=True), _number("n"))


def _search() -> None:
    op.create_table(
        "sentences",
        _number("place", primary_key=True),
        _words("report"),
        _number("n"),
        _number("start"),
        _number("end"),
        _words("text"),
    )
    op.create_index("sentences_by_report", "sentences", ["report", "n"], unique=True)
    op.create_table("telling", _number("n", primary_key=True), _words("report"), _words("words"))
    op.create_index("telling_by_report", "telling", ["report"], unique=True)
    op.create_table("tellings", _words("word", primary_key=True), _number("reports"))


def _editions() -> None:
    op.create_table(
        "editions",
        _number("n", primary_key=True),
        _words("key"),
        _words("made"),
        _words("counts"),
        _words("provisional"),
    )
    op.create_table(
        "items",
        _number("n", primary_key=True),
        _words("kind"),
        _words("id"),
        _words("story", nullable=True),
        _words("status"),
        _words("text"),
        sa.Column("rank", sa.Float(53), nullable=False),
        _bytes("body"),
    )
    op.create_index("items_by_kind", "items", ["kind", "n"])
    op.create_index("items_by_status", "items", ["kind", "status", "n"])
    op.create_index("items_by_story", "items", ["story", "kind", "n"])
    op.create_index("items_by_rank", "items", ["kind", "rank", "n"])
    op.create_index("items_by_id", "items", ["id"])
    op.create_table("parts", _words("story", primary_key=True), _bytes("body"))
    op.create_table("moved", _words("story", primary_key=True), _words("to"))
    op.create_index("moved_to", "moved", ["to"])


def _log() -> None:
    op.create_table("judgements", _number("n", primary_key=True), _words("hash"), _words("body"))
    op.create_table(
        "runs",
        _number("n", primary_key=True),
        _words("began"),
        _words("stage"),
        _number("done"),
        _number("total"),
        _words("ended", nullable=True),
        _words("error"),
    )
    op.create_table("users", _words("name", primary_key=True), _words("role"), _words("secret"), _words("created"))
    op.create_table("notes", _words("topic", primary_key=True), _words("key", primary_key=True), _words("value"))
