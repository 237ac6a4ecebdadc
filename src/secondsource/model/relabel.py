"""Exchange ids throughout a tree of nouns (a report's digest for its siglum in a dossier)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

T = TypeVar("T")
_ID = re.compile(r"report-[0-9a-f]{10}")


def relabel(thing: T, names: Mapping[str, str]) -> T:
    """The same tree with every string that is a key of `names` exchanged for its value.

    A report's id inside a sentence is exchanged too.

    Safe because ids are digests with a prefix: no word of a report looks like one.
    """
    result: T = _relabel(thing, names)
    return result


def _relabel(thing: Any, names: Mapping[str, str]) -> Any:
    if isinstance(thing, str):
        return _ID.sub(lambda m: names.get(m[0], m[0]), thing) if "report-" in thing else names.get(thing, thing)
    if isinstance(thing, tuple):
        return tuple(_relabel(item, names) for item in thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        return type(thing)(**{f.name: _relabel(getattr(thing, f.name), names) for f in fields(thing)})
    return thing
