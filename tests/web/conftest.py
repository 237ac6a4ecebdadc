"""A shared case full of hostile reports, made once, and one that each test may change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bench.attacks.stand import HOME, Stand, reports, stand
from starlette.testclient import TestClient

from secondsource.case import Case
from secondsource.settings import Settings
from secondsource.web.app import create


@pytest.fixture(scope="session")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stand]:
    with stand(tmp_path_factory.mktemp("attacked")) as made:
        yield made


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.create(tmp_path / "own.case", settings=Settings(workers=1)) as made:
        yield made


@pytest.fixture(scope="session")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """A case that was run; look at it only."""
    with Case.create(tmp_path_factory.mktemp("read") / "read.case", settings=Settings(workers=1)) as made:
        for name, data in reports():
            made.add_bytes(name, data)
        made.run()
        yield made


@pytest.fixture
def reader(read: Case) -> Iterator[TestClient]:
    with TestClient(create(read), base_url=HOME, follow_redirects=False) as client:
        yield client


@pytest.fixture
def mine(case: Case) -> Iterator[TestClient]:
    """The case that may be changed, at one's own computer, with the token for changes."""
    with TestClient(create(case, upload=300_000), base_url=HOME, follow_redirects=False) as client:
        client.headers["x-csrf-token"] = client.get("/api/v1/session").json()["csrf"]
        yield client
