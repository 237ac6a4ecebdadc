"""Runs started from the web are processes of their own."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from secondsource.web.answers import Refused
from secondsource.web.runs import Supervisor

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
