"""What an engine offers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

A = TypeVar("A")
B = TypeVar("B")


class Engine(Protocol):
    """Applies one function to many items and gives the results in the order of the items."""

    name: str

    def map(self, work: Callable[[A], B], items: Iterable[A]) -> Iterator[B]:
        """`work(item)` for each item, in order. `work` must be importable (a function of a module, or a partial)."""
        ...
