"""One contract, every engine; and what only a pool of processes can keep."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from secondsource.engine.base import Engine
from secondsource.engine.pool import AHEAD, Pool
from secondsource.engine.serial import Serial


def double(number: int, plus: int = 0) -> str:
    if number == 13:
        raise ValueError("thirteen\nis not done")
    if number % 5 == 0:
        time.sleep(0.02)  # so that results are ready out of order
    return f"{number * 2 + plus}"


def misbehave(how: str) -> str:
    if how == "hang":
        time.sleep(60)
    if how == "exit":
        os._exit(3)
    if how == "crash":
        ctypes.string_at(0)
    if how == "memory":
        raise MemoryError
    if how == "print":
        print("this would break the line if it went there")
    if how == "unpicklable":
        return lambda: how  # type: ignore[return-value]
    if how.startswith("/"):  # dies the first time only
        mark = Path(how)
        if not mark.exists():
            mark.touch()
            os._exit(1)
    return how


def failed(item: object, reason: str) -> str:
    return f"{item} failed: {reason}"


@pytest.fixture(params=["serial", "pool"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    if request.param == "serial":
        yield Serial()
    else:
        with Pool(2) as pool:
            yield pool


def test_results_come_in_the_order_of_the_items(engine: Engine) -> None:
    assert list(engine.map(double, range(12), failed)) == [str(n * 2) for n in range(12)]


def test_an_engine_may_be_used_again_and_with_nothing(engine: Engine) -> None:
    assert list(engine.map(double, [], failed)) == []
    assert list(engine.map(partial(double, plus=1), [1, 2], failed)) == ["3", "5"]


def test_an_item_that_raises_costs_only_itself(engine: Engine) -> None:
    results = list(engine.map(double, [12, 13, 14], failed))
    assert results[0::2] == ["24", "28"]
    assert results[1].startswith(
        "13 failed: an error of this program: ValueError: thirteen is not done at test_engines:"
    )


def test_items_are_taken_as_results_are_wanted(engine: Engine) -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        while True:
            taken += 1
            yield taken * 100

    results = engine.map(double, items(), failed)
    assert [next(results) for _ in range(3)] == ["200", "400", "600"]
    assert taken <= 3 + 2 * AHEAD


def test_what_hangs_crashes_or_cannot_be_sent_costs_only_itself(tmp_path: Path) -> None:
    once = str(tmp_path / "once")
    with Pool(2) as pool:
        hows = ["a", "hang", "exit", "print", "crash", "memory", once, "unpicklable", "b"]
        results = list(pool.map(misbehave, hows, failed, seconds=2))
    assert [results[i] for i in (0, 3, 6, 8)] == ["a", "print", once, "b"]
    assert results[1] == "hang failed: took longer than 2 seconds and was given up"
    assert results[2] == "exit failed: its process died twice (exit status 3)"
    assert results[4] == "crash failed: its process died twice (Segmentation fault)"
    assert "MemoryError" in results[5]
    assert "unpicklable failed" in results[7]


def test_leaving_a_pool_ends_its_children_even_in_the_middle() -> None:
    with Pool(2) as pool:
        results = pool.map(misbehave, ["a", "hang", "hang", "hang"], failed)
        assert next(results) == "a"
        children = [child._process.pid for child in pool._children if child._process]
    assert children
    for pid in children:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_an_interruption_ends_everything_and_a_script_needs_no_guard(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import time\nfrom secondsource.engine.pool import Pool\nprint('ready', flush=True)\n"
        "with Pool(2) as pool:\n    list(pool.map(time.sleep, [60, 60], lambda i, r: None))\n"
    )
    path = os.pathsep.join(sys.path)
    command = [sys.executable, str(script)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={"PYTHONPATH": path}) as process:
        assert process.stdout and process.stdout.readline() == b"ready\n"
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=10)  # ends only when no child holds the pipe any more
    assert errors.strip().endswith(b"KeyboardInterrupt")
