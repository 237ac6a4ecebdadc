"""Whether the database of a case is sound."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection

from secondsource.store.dialects import Dialect


def faults(dialect: Dialect) -> Callable[[Connection], list[str]]:
    """What looks for faults in a database of this kind."""

    def look(at: Connection) -> list[str]:
        return dialect.faults(at)

    return look
