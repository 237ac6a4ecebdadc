"""The malformed inputs of bench/malformed, the light ones, through the command."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[1] / "bench" / "malformed"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes, sockets and names of POSIX file systems")
def test_nothing_crashes_and_every_item_is_accounted_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(BENCH)
    monkeypatch.setenv("PYTHONPATH", str(BENCH.parents[1] / "src"))
    spec = importlib.util.spec_from_file_location("malformed", BENCH / "__main__.py")
    assert spec and spec.loader
    bench = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bench)
    assert bench.check(tmp_path, bench.SEED, size="small") == []
