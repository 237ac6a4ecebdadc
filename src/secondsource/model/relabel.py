"""Exchange ids throughout a tree of nouns (a report's digest for its siglum in a dossier)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

from secondsource.model.report import Report

T = TypeVar("T")
#: Fields that hold words as they were read or named by the user.
VERBATIM: frozenset[tuple[type, str]] = frozenset(
    (Report, name) for name in ("text", "file", "sha256", "url", "extra", "aliases")
)
_ID = re.compile(r"report-[0-9a-f]{10}")


def relabel(thing: T, names: Mapping[str, str]) -> T:
    """The same tree with every string that is a key of `names` exchanged for its value.

    A report's id inside a sentence is exchanged too. What was read is never touched (VERBATIM): a text may hold
    anything, another report's id included.
    """
    result: T = _relabel(thing, names)
    return result


def _relabel(thing: Any, names: Mapping[str, str]) -> Any:
    if isinstance(thing, str):
        return _ID.sub(lambda m: names.get(m[0], m[0]), thing) if "report-" in thing else names.get(thing, thing)
    if isinstance(thing, tuple):
        items = tuple(_relabel(item, names) for item in thing)
        return items if any(new is not old for new, old in zip(items, thing, strict=True)) else thing
    if is_dataclass(thing) and not isinstance(thing, type):
        old = {name: getattr(thing, name) for name in _fields(type(thing))}
        new = {name: _relabel(value, names) for name, value in old.items()}
        changed = {name: value for name, value in new.items() if value is not old[name]}
        return replace(thing, **changed) if changed else thing
    return thing


@cache
def _fields(kind: type) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind) if (kind, f.name) not in VERBATIM)
