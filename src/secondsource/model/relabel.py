"""Exchange ids throughout a tree of nouns (a report's digest for its siglum in a dossier)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import is_dataclass, replace
from functools import cache
from operator import is_not
from typing import Any, TypeVar, get_type_hints

from secondsource.model.report import Report
from secondsource.model.ruling import Ruling

T = TypeVar("T")
#: Fields that hold words as they were read or named by the user.
VERBATIM: frozenset[tuple[type, str]] = frozenset(
    {
        *((Report, name) for name in ("text", "file", "sha256", "url", "extra", "aliases")),
        *((Ruling, name) for name in ("user", "reason")),
    }
)
#: Types of fields that hold no id.
_PLAIN = (int, float, bool, int | None, float | None)
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
        items = tuple([_relabel(item, names) for item in thing])
        return items if any(map(is_not, items, thing)) else thing
    kind: type = type(thing)
    changed = {}
    for name in _fields(kind):
        old = getattr(thing, name)
        new = _relabel(old, names)
        if new is not old:
            changed[name] = new
    return replace(thing, **changed) if changed else thing


@cache
def _fields(kind: type) -> tuple[str, ...]:
    """The fields of a noun that may hold an id; nothing for what is no noun."""
    hints = get_type_hints(kind) if is_dataclass(kind) else {}
    return tuple(name for name, hint in hints.items() if (kind, name) not in VERBATIM and hint not in _PLAIN)
