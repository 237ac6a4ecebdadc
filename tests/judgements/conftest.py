from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from tests.judgements.bench import EXAMPLES, Bench

from secondsource.model.dossier import Dossier


@cache
def unjudged(name: str) -> Dossier:
    return Bench(EXAMPLES / name).run()


@pytest.fixture
def fire() -> Bench:
    """The warehouse fire: A wire, B release, C wire, D reprint, E rewrite, F local paper, G tally."""
    return Bench(EXAMPLES / "warehouse-fire")


@pytest.fixture
def town() -> Bench:
    """The town at the pass: A paper, B wire, C page, D state news, E radio, F wire, G tally."""
    return Bench(EXAMPLES / "pass-town")


@pytest.fixture
def plain() -> Callable[[str], Dossier]:
    """The dossier of an example without judgements."""
    return unjudged
