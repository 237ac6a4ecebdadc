"""Everything in this process, one item after another: the simplest engine, and the test of every other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")


class Serial:
    """Runs in the calling process."""

    name = "serial"

    def map(self, work: Callable[[A], B], items: Iterable[A]) -> Iterator[B]:
        """`work(item)` for each item, lazily."""
        return map(work, items)
