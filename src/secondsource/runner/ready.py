"""An engine that takes to several processes only where that pays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from types import TracebackType
from typing import Any, TypeVar

from secondsource.clean import Given
from secondsource.engine.pool import Pool
from secondsource.engine.serial import Serial
from secondsource.model.capture import Capture
from secondsource.model.reading import Unread
from secondsource.model.report import Report

A = TypeVar("A")
B = TypeVar("B")

#: Bytes of plain text that this process reads alone in about the time a pool needs to start.
FEW = 100_000
#: What anything but a capture or a report counts (64 pairs are compared in a third of a second).
OTHER = FEW // 4
#: What a page counts: more than anything.
_PAGE = 1 << 60


class Ready:
    """The first few items in this process, as long as they are plain text and not much; the rest in a pool.

    An HTML page is never parsed in this process: the libraries that do it can crash or hang."""

    name = "ready"

    def __init__(self, workers: int, few: int = FEW) -> None:
        self._workers, self._few = workers, few
        self._pool: Pool | None = None

    def map(
        self,
        work: Callable[[A], B],
        items: Iterable[A],
        on_failure: Callable[[A, str], B],
        seconds: float | None = None,
    ) -> Iterator[B]:
        """See `engine.base`."""
        stream = iter(items)
        held, few = 0, list[A]()
        for item in stream:
            few.append(item)
            held += weight(item)
            if held > self._few:
                engine = self._pool = self._pool or Pool(self._workers)
                yield from engine.map(work, chain(few, stream), on_failure, seconds)
                return
        yield from Serial().map(work, few, on_failure, seconds)

    def __enter__(self) -> Ready:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool:
            self._pool.close()


def weight(item: Any) -> int:
    """How much work an item is, in bytes of plain text."""
    if isinstance(item, Capture):
        return len(item.data) if item.kind != "html" else _PAGE
    if isinstance(item, Unread):
        return 0
    return len(item.text) if isinstance(item, Report | Given) else OTHER
