"""Several processes, supervised: a child that hangs is ended, one that dies is replaced.

The pool of the standard library is lost as a whole when one child dies, and cannot end a child that hangs; pages from
the open web make libraries do both. Here a thread of the parent keeps one child each: it hands over an item, waits for
the answer, and ends the child when the time is up.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Any, Generic, TypeVar

from secondsource.engine import worker
from secondsource.engine.base import reason_of

A = TypeVar("A")
B = TypeVar("B")

#: Items handed out and not yet given back, for each process: enough that one slow item does not idle the others.
AHEAD = 8

_Outcome = tuple[int, str, Any]


@dataclass(frozen=True, slots=True)
class _Task:
    number: int
    request: bytes
    seconds: float | None
    outcomes: SimpleQueue[_Outcome]


class Pool:
    """Spreads the work over processes. Use it in a `with`: leaving it ends every child.

    An item that takes longer than its seconds is given up. One whose process dies is tried once more in a fresh
    process, one such item at a time (so that two hungry neighbours are not taken for a culprit), and then given up.
    """

    name = "pool"

    def __init__(self, workers: int = 0) -> None:
        self.workers = workers or _processors()
        self._tasks: SimpleQueue[_Task | None] = SimpleQueue()
        self._retrying = threading.Lock()
        self._children = [_Child() for _ in range(self.workers)]
        self._keepers = [threading.Thread(target=self._keep, args=(c,), daemon=True) for c in self._children]
        for keeper in self._keepers:
            keeper.start()

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End every child, whatever it is doing, and wait until it is gone."""
        for _ in self._keepers:
            self._tasks.put(None)
        for child in self._children:
            child.close()
        for keeper in self._keepers:
            keeper.join()

    def map(
        self,
        work: Callable[[A], B],
        items: Iterable[A],
        on_failure: Callable[[A, str], B],
        seconds: float | None = None,
    ) -> Iterator[B]:
        """`work(item)` for each item, in order; a bounded number of items and results is held at any time."""
        line = _Line(on_failure)
        for number, item in enumerate(items):
            line.handed[number] = item
            request = pickle.dumps((work, item), pickle.HIGHEST_PROTOCOL)
            self._tasks.put(_Task(number, request, seconds, line.outcomes))
            yield from line.give(AHEAD * self.workers)
        yield from line.give(0)

    def _keep(self, child: _Child) -> None:
        """Serve tasks with one child until there is a None."""
        while task := self._tasks.get():
            kind, value = child.ask(task.request, task.seconds)
            if kind == "died":
                with self._retrying:
                    kind, value = child.ask(task.request, task.seconds)
                if kind == "died":
                    value = f"its process died twice ({value})"
            task.outcomes.put((task.number, kind, value))


class _Line(Generic[A, B]):
    """What one `map` has handed out and got back, so that results leave in the order of their items."""

    def __init__(self, on_failure: Callable[[A, str], B]) -> None:
        self.handed: dict[int, A] = {}
        self.outcomes: SimpleQueue[_Outcome] = SimpleQueue()
        self._on_failure = on_failure
        self._ready: dict[int, B] = {}
        self._due = 0

    def give(self, held: int) -> Iterator[B]:
        """Results in order: those that are there, and for as long as more than `held` items and results are kept those
        that have to be waited for."""
        while True:
            if self._due in self._ready:
                yield self._ready.pop(self._due)
                self._due += 1
            elif len(self.handed) + len(self._ready) > held or not self.outcomes.empty():
                number, kind, value = self.outcomes.get()
                item = self.handed.pop(number)
                self._ready[number] = value if kind == "done" else self._on_failure(item, value)
            else:
                return


class _Child:
    """One process that is there when it is needed: started at the first question and again after an end."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False
        self._guard = threading.Lock()

    def ask(self, request: bytes, seconds: float | None) -> tuple[str, Any]:
        """("done", result), ("failed", reason), ("late", reason) or ("died", how)."""
        process = self._start()
        if process is None:
            return "failed", "the run was ended"
        late = threading.Event()

        def give_up() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(seconds, give_up) if seconds else None
        try:
            assert process.stdin and process.stdout
            worker.send(process.stdin, request)
            frame = worker.receive(process.stdout)
            if frame == worker.BEGUN:
                if timer:
                    timer.daemon = True
                    timer.start()
                frame = worker.receive(process.stdout)
            answer: tuple[str, Any] = pickle.loads(frame)
            return answer
        except pickle.UnpicklingError as error:
            return "failed", reason_of(error)
        except (OSError, EOFError):
            code = self._end(process)
            return (
                ("late", f"took longer than {seconds:g} seconds and was given up") if late.is_set() else ("died", code)
            )
        finally:
            if timer:
                timer.cancel()

    def close(self) -> None:
        with self._guard:
            self._closed = True
            process = self._process
        if process:
            process.kill()
            process.wait()

    def _start(self) -> subprocess.Popen[bytes] | None:
        with self._guard:
            if self._closed:
                return None
            if self._process is None:
                command = [sys.executable, "-P", str(Path(worker.__file__))]
                self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
                assert self._process.stdin
                with contextlib.suppress(OSError):  # it died at once: the next question will tell
                    worker.send(self._process.stdin, pickle.dumps(sys.path))
            return self._process

    def _end(self, process: subprocess.Popen[bytes]) -> str:
        """End the process for good and say how it ended."""
        process.kill()
        code = process.wait()
        for stream in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                stream.close()  # type: ignore[union-attr]
        with self._guard:
            self._process = None
        return f"exit status {code}" if code >= 0 else f"{signal.strsignal(-code)}"


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
