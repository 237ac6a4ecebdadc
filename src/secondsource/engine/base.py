"""What an engine offers."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Protocol, TypeVar

A = TypeVar("A")
B = TypeVar("B")


class Engine(Protocol):
    """Applies one function to many items and gives the results in the order of the items.

    An item whose work raises, ends its process or takes longer than `seconds` costs only itself: `on_failure(item,
    reason)` gives what stands in its place. How well that can be kept differs: see each engine.
    """

    name: str

    def map(
        self,
        work: Callable[[A], B],
        items: Iterable[A],
        on_failure: Callable[[A, str], B],
        seconds: float | None = None,
    ) -> Iterator[B]:
        """`work(item)` for each item, in order. `work` must be importable (a function of a module, or a partial)."""
        ...


def reason_of(error: BaseException) -> str:
    """An unforeseen error in one line: what it is and where it was raised (no path of this machine)."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" at {Path(frames[-1].filename).stem}:{frames[-1].lineno}" if frames else ""
    said = " ".join(str(error).split())[:200]
    return f"an error of this program: {type(error).__name__}{': ' if said else ''}{said}{where}"
