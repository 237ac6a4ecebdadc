"""Move every span of a tree of nouns, when text is put before the text that they count."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from secondsource.model.span import Span

T = TypeVar("T")


def moved(thing: T, by: int) -> T:
    """The same tree with `by` added to both ends of every span in it."""
    result: T = _moved(thing, by)
    return result


def _moved(thing: Any, by: int) -> Any:
    if isinstance(thing, Span):
        return Span(thing.report, thing.start + by, thing.end + by)
    if isinstance(thing, tuple):
        return tuple(_moved(item, by) for item in thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        return replace(thing, **{f.name: _moved(getattr(thing, f.name), by) for f in fields(thing)})
    return thing
