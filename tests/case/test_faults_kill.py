"""A case that is killed in the middle of adding or running is taken up again as if nothing had happened; eight of the
fifty points of bench/kill."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
#: Parts of the way through the work.
WAY = (0.0, 0.1, 0.35, 0.6, 0.9)
LATER = (0.05, 0.5, 0.97)


@pytest.fixture(scope="module")
def killing() -> Any:
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    from bench.kill import killing

    return killing


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize(("scenario", "way"), [("first", WAY), ("later", LATER)])
def test_a_killed_case_equals_an_undisturbed_one(
    scenario: str, way: tuple[float, ...], killing, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    whole = killing.undisturbed(scenario, tmp_path, "rules")
    assert whole.points > 100
    for part in way:
        point = 1 + int(part * (whole.points - 1))
        outcome = killing.killed(whole, point, tmp_path / f"{point}", again=whole.points // 3 if part == 0.35 else 0)
        assert outcome.died, f"point {point} of {whole.points}"
        assert not outcome.wrong, f"point {point} of {whole.points}: {outcome.wrong}"
