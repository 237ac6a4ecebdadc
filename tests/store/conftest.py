"""One test body for every database: `case` is a place in SQLite and then in Postgres, `store` its database."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from secondsource.store import place
from secondsource.store.place import Place
from secondsource.store.sql import SqlStore

_SCHEMAS = itertools.count(1)
NOON = "2031-05-04T12:00:00Z"


@pytest.fixture
def address(request: pytest.FixtureRequest) -> Callable[[], str]:
    """Gives the address of an empty schema of the server, a new one each time."""
    server = request.getfixturevalue("postgres")
    return lambda: f"{server}&schema=case_{next(_SCHEMAS)}"


@pytest.fixture(params=["sqlite", "postgres"])
def case(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """A new case."""
    url = request.getfixturevalue("address")() if request.param == "postgres" else ""
    return place.create(tmp_path / "case", NOON, url)


@pytest.fixture
def store(case: Place) -> Iterator[SqlStore]:
    """The database of the new case."""
    opened = place.open_store(case)
    yield opened
    opened.close()
