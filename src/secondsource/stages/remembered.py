"""What was made before is not made again: one way for all stages that do item after item."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from secondsource.engine.base import Engine
from secondsource.model import packed
from secondsource.model.made import Memory

A = TypeVar("A")
B = TypeVar("B")

#: Items that are asked for together.
AT_ONCE = 256


@dataclass(frozen=True, slots=True)
class Step(Generic[A, B]):
    """The work of a stage on one item. `stage` and `key` (of an item) name what it makes, which is of the type `kind`;
    what `on_failure` gives is not remembered, so that it is tried again next time."""

    stage: str
    kind: Any
    key: Callable[[A], str]
    work: Callable[[A], B]
    on_failure: Callable[[A, str], B]
    seconds: float | None = None


def done(step: Step[A, B], items: Sequence[A], engine: Engine, memory: Memory | None) -> Iterator[B]:
    """The results in the order of the items: remembered where they are, else made by the engine and remembered at
    once."""
    if memory is None:
        yield from engine.map(step.work, items, step.on_failure, step.seconds)
        return
    for some in _batches(items):
        keys = [step.key(item) for item in some]
        known = memory.get(keys)
        missing = [item for item, key in zip(some, keys, strict=True) if key not in known]
        made = engine.map(step.work, missing, step.on_failure, step.seconds)
        for key in keys:
            if key in known:
                yield packed.unpack(step.kind, known[key])
                continue
            result = next(made)
            if isinstance(result, step.kind):
                memory.put(key, step.stage, packed.pack(result))
            yield result


def _batches(items: Sequence[A]) -> Iterator[Sequence[A]]:
    for at in range(0, len(items), AT_ONCE):
        yield items[at : at + AT_ONCE]
