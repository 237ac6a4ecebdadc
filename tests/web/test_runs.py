"""Runs started from the web are processes of their own."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeVar

import pytest

from secondsource.store.base import Run
from secondsource.web import api_runs, runs
from secondsource.web.answers import Refused
from secondsource.web.runs import Supervisor

T = TypeVar("T")


def alone(work: Coroutine[Any, Any, T]) -> T:
    """What the work comes to, in a thread of its own: another test may have left a loop running in this one."""

    async def within() -> T:
        return await asyncio.wait_for(work, 20)

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, within()).result()


SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]


def wait(supervisor: Supervisor) -> None:
    for _ in range(400):
        if not supervisor.state().working:
            return
        time.sleep(0.05)
    raise AssertionError("the process never ended")


def test_one_at_a_time_and_ended_with_the_server(tmp_path: Path) -> None:
    supervisor = Supervisor(tmp_path, SLEEP)
    supervisor.start()
    assert supervisor.state().working
    with pytest.raises(Refused, match="at work already"):
        supervisor.start()
    supervisor.close()
    assert not supervisor.state().working


def test_the_last_words_of_a_failed_run_are_told(tmp_path: Path) -> None:
    said = "import sys; sys.stderr.write('x' * 9000 + 'no disk left'); sys.exit(3)"
    supervisor = Supervisor(tmp_path, [sys.executable, "-c", said])
    supervisor.start()
    wait(supervisor)
    assert supervisor.state().failed.endswith("no disk left")
    assert len(supervisor.state().failed) <= 2000


def test_a_run_that_went_well_says_nothing(tmp_path: Path) -> None:
    supervisor = Supervisor(tmp_path, [sys.executable, "-c", "import sys; assert sys.argv[1:] == ['--now']"])
    supervisor.start(now=True)
    wait(supervisor)
    assert supervisor.state().failed == ""
    supervisor.start()
    wait(supervisor)
    assert "AssertionError" in supervisor.state().failed


def test_a_listener_is_asked_again_also_while_a_run_tells_something(monkeypatch: pytest.MonkeyPatch) -> None:
    told = iter(range(10_000))
    monkeypatch.setattr(runs, "TICK", 0.001)
    monkeypatch.setattr(runs, "HEARTBEAT", 0.02)
    monkeypatch.setattr(runs, "last_runs", lambda case, limit: (Run(1, "", "reading", next(told), 10_000),))
    monkeypatch.setattr(runs, "still_in", lambda desk: False)
    office = SimpleNamespace(runs={"own": SimpleNamespace(state=lambda: runs.State(True))}, closing=False)
    desk = SimpleNamespace(name="own", case=None)

    async def listen() -> list[bytes]:
        return [event async for event in runs.told(office, desk)]  # type: ignore[arg-type]

    events = alone(listen())
    assert len(events) > 1, "the stream ended by itself, though there was something new each time"


def test_a_stream_counts_from_the_start_and_until_it_has_ended() -> None:
    office = SimpleNamespace(listeners=runs.LISTENERS - 1, runs={}, closing=True)
    request = SimpleNamespace(app=SimpleNamespace(state=SimpleNamespace(office=office)))
    desk = SimpleNamespace(name="own", case=None)

    async def once() -> None:
        await api_runs.live(request, desk)  # type: ignore[arg-type]
        with pytest.raises(Refused, match="too many"):
            await api_runs.live(request, desk)  # type: ignore[arg-type]

    alone(once())
