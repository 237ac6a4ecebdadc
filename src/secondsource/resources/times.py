"""Words of time with their codes in TIMEX3."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache

from secondsource.errors import RunError
from secondsource.resources.base import read


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The tables of times.yml: lower-case word -> code; each is explained there."""

    parts: Mapping[str, str]
    units: Mapping[str, str]
    seasons: Mapping[str, str]
    references: Mapping[str, str]
    sets: Mapping[str, str]


@cache
def time_words() -> TimeWords:
    """The tables of times.yml. Raises RunError when the file is malformed."""
    file = "times.yml"
    found = read(file)
    return TimeWords(*(_table(file, f.name, found.get(f.name)) for f in fields(TimeWords)))


def _table(file: str, place: str, value: object) -> Mapping[str, str]:
    if not isinstance(value, dict) or not all(isinstance(k, str) and isinstance(v, str) for k, v in value.items()):
        raise RunError(f"resources/{file}: {place}: words with their codes were expected")
    return value
