"""Everything in this process, one item after another: the simplest engine, and the test of every other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from secondsource.engine.base import reason_of

A = TypeVar("A")
B = TypeVar("B")


class Serial:
    """Runs in the calling process: no start-up cost, but nothing that hangs or crashes can be stopped."""

    name = "serial"

    def map(
        self,
        work: Callable[[A], B],
        items: Iterable[A],
        on_failure: Callable[[A, str], B],
        seconds: float | None = None,
    ) -> Iterator[B]:
        """`work(item)` for each item, lazily; `seconds` cannot be kept here."""
        for item in items:
            try:
                result = work(item)
            except Exception as error:
                result = on_failure(item, reason_of(error))
            yield result
