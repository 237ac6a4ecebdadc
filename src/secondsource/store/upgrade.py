"""Bringing the tables of a case up to this version."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from sqlalchemy import Connection, inspect, text

from secondsource.errors import BadInput
from secondsource.store.dialects.base import Dialect
from secondsource.store.migrations import versions

#: The version of the tables that this program works with.
NEWEST = "0001"


def version(at: Connection) -> str | None:
    """The version of the tables that are there; None: there are none."""
    if not inspect(at).has_table("alembic_version"):
        return None
    found = at.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(found) if found else None


def known() -> tuple[str, ...]:
    """All versions, oldest first."""
    return tuple(sorted(module.name[1:5] for module in iter_modules(versions.__path__) if module.name[0] == "v"))


def stale(at: Connection, where: str) -> bool:
    """Whether the tables are of an older version, or not there. Raises BadInput when they are of a newer one."""
    found = version(at)
    if found is not None and found not in known():
        raise BadInput(
            f"{where}: this case was made by a newer Second Source (tables {found}, this one knows {NEWEST}); update it"
        )
    return found != NEWEST


def upgrade(at: Connection, dialect: Dialect, to: str = "head") -> None:
    """Bring the tables up to a version, within the transaction that is open."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option(
        "script_location", import_module("secondsource.store.migrations").__path__[0].replace("%", "%%")
    )
    config.attributes["connection"] = at
    config.attributes["dialect"] = dialect
    command.upgrade(config, to)
