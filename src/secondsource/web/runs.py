"""Runs started from the web: a process of their own each, so that no page waits and none falls with it.

How far a run is stands in the store, whoever started it; here is only the process, and its last words when it fails.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from starlette.concurrency import run_in_threadpool

from secondsource.web.answers import Refused

if TYPE_CHECKING:
    from secondsource.case import Case
    from secondsource.store.base import Run
    from secondsource.web.desk import Desk
    from secondsource.web.office import Office

LISTENERS = 64  # streams at once
TICK, HEARTBEAT, LONGEST = 0.5, 15.0, 3600.0  # seconds
WORDS = 2000  # of what a failed process said


@dataclass(frozen=True, slots=True)
class State:
    """Whether a run started here is at work, and what the last one said when it failed ("" for nothing)."""

    working: bool
    failed: str = ""


class Supervisor:
    """Starts runs of one case, one at a time."""

    def __init__(self, folder: Path, command: Sequence[str] = ()) -> None:
        asked = ["run", "--quiet", "--case", str(folder.resolve())]
        self._command = list(command) or [sys.executable, "-m", "secondsource", *asked]
        self._process: subprocess.Popen[bytes] | None = None
        self._said: IO[bytes] | None = None
        self._lock = threading.Lock()
        self._failed = ""

    def start(self, *, now: bool = False) -> None:
        """Start a run (`now`: the quick update). Raises Refused where one is at work."""
        with self._lock:
            if self._state().working:
                raise Refused(
                    409, "a run is at work already", "wait for it to end; what was added meanwhile comes next"
                )
            self._failed = ""
            self._said = tempfile.TemporaryFile()  # noqa: SIM115  (read when the process has ended)
            self._process = subprocess.Popen(
                [*self._command, *(["--now"] if now else [])],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._said,
                start_new_session=True,  # Ctrl+C in the terminal is for the server, which then ends the run itself
            )

    def state(self) -> State:
        """How it stands."""
        with self._lock:
            return self._state()

    def _state(self) -> State:
        if self._process is None:
            return State(False, self._failed)
        code = self._process.poll()
        if code is None:
            return State(True)
        if code != 0:
            self._failed = self._last_words() or f"the run ended with code {code}"
        self._process = None
        return State(False, self._failed)

    def _last_words(self) -> str:
        if self._said is None:
            return ""
        with self._said as said:
            said.seek(max(0, said.seek(0, 2) - 4 * WORDS))
            text = said.read().decode("utf-8", "replace").strip()
        return text[-WORDS:]

    def close(self, patience: float = 10.0) -> None:
        """End a run that is at work; the next one goes on where it was."""
        with self._lock:
            process = self._process
            if process is None or process.poll() is not None:
                return
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(patience)
            if process.poll() is None:
                process.kill()
                process.wait()


def last_runs(case: Case, limit: int = 20) -> tuple[Run, ...]:
    """The last runs, newest first."""
    with case.store.view() as view:
        return view.runs(limit)


async def told(office: Office, desk: Desk) -> AsyncIterator[bytes]:
    """The events of one stream: `run` whenever something changed, `idle` where nothing is at work, comments that keep
    the connection open. Ends when the server does, when the listener is let in no longer, and after an hour."""
    supervisor, last, began = office.runs[desk.name], "", time.monotonic()
    spoke = asked = began
    yield b"retry: 3000\n\n"
    while not office.closing and (now := time.monotonic()) < began + LONGEST:
        if now - asked >= HEARTBEAT:  # also while a run tells something all the time
            asked = now
            if not await run_in_threadpool(still_in, desk):
                return
        runs = await run_in_threadpool(last_runs, desk.case, 1)
        state = await run_in_threadpool(supervisor.state)
        body = json.dumps({**(asdict(runs[0]) if runs else {"n": 0}), "working": state.working, "failed": state.failed})
        if body != last:
            last, spoke = body, now
            yield f"event: run\ndata: {body}\n\n".encode()
        elif now - spoke >= HEARTBEAT:
            spoke = now
            yield b": still here\n\n"
        await asyncio.sleep(TICK)


def still_in(desk: Desk) -> bool:
    """Whether the listener would still be let in."""
    known = desk.door.again(desk.known)
    return known is not None and known.role != "anyone"
