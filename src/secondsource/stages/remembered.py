"""What was made before is not made again: one way for all stages that do item after item."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from secondsource.engine.base import Engine
from secondsource.errors import BadInput
from secondsource.model import packed
from secondsource.model.made import Memory

A = TypeVar("A")
B = TypeVar("B")

#: Items that are asked for together.
AT_ONCE = 256


@dataclass(frozen=True)
class Step(Generic[A, B]):
    """The work of a stage on one item. What it makes is of the type `kind`; what `on_failure` gives is another type and
    is not remembered, so that it is tried again next time."""

    stage: str
    kind: Any
    work: Callable[[A], B]
    on_failure: Callable[[A, str], B]
    seconds: float | None = None


def done(
    step: Step[A, B], items: Sequence[A], keys: Sequence[str], engine: Engine, memory: Memory | None
) -> Iterator[B]:
    """The results in the order of the items: remembered where they are, else made by the engine and remembered at
    once. `keys` name what is made of each item; without a memory none is looked at."""
    if memory is None:
        yield from engine.map(step.work, items, step.on_failure, step.seconds)
        return
    for at in range(0, len(keys), AT_ONCE):
        asked = keys[at : at + AT_ONCE]
        known = {key: thing for key, body in memory.get(asked).items() if (thing := _unpacked(step.kind, body))}
        missing = (items[at + i] for i, key in enumerate(asked) if key not in known)
        made = engine.map(step.work, missing, step.on_failure, step.seconds)
        for key in asked:
            if key in known:
                yield known[key]
            else:
                yield _kept(step, key, next(made), memory)


def _kept(step: Step[A, B], key: str, result: B, memory: Memory) -> B:
    if isinstance(result, step.kind):
        memory.put(key, step.stage, packed.pack(result))
    return result


def _unpacked(kind: Any, body: bytes) -> Any:
    """The thing in a body; None where it was damaged: then it is made again."""
    try:
        return packed.unpack(kind, body)
    except BadInput:
        return None
