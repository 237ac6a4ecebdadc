"""What every test may use."""

from __future__ import annotations

from pathlib import Path

import pytest

from secondsource import runner
from secondsource.model.dossier import Dossier
from secondsource.settings import Settings

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.fixture(scope="session")
def fire() -> Dossier:
    """The dossier of the shipped warehouse fire."""
    return runner.run([EXAMPLES / "warehouse-fire"], Settings(workers=1))


@pytest.fixture(scope="session")
def pass_town() -> Dossier:
    """The dossier of the shipped fight for a town, with an HTML page and a JSONL file in it."""
    return runner.run([EXAMPLES / "pass-town"], Settings(workers=1))


@pytest.fixture(scope="session")
def fire_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same dossier as a folder. Copy it before changing anything in it."""
    out = tmp_path_factory.mktemp("dossiers") / "fire"
    runner.write([EXAMPLES / "warehouse-fire"], out, Settings(workers=1), lambda *_: None)
    return out
