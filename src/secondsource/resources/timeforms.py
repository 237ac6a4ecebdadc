"""The forms in which English tells a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from secondsource.errors import RunError
from secondsource.resources.base import read

#: The sections of timeforms.yml, in the order in which their forms are tried.
SECTIONS = ("dates", "clocks", "years", "days", "spans")


@dataclass(frozen=True, slots=True)
class TimeForm:
    """A form, an example of it, and the name of what reads it ("dates.month_day")."""

    such: str
    read: str
    form: str


@dataclass(frozen=True, slots=True)
class TimeForms:
    """`parts` are shared by many forms, by their names in capitals; `prefixes` stand before a time."""

    parts: Mapping[str, str]
    forms: tuple[TimeForm, ...]
    prefixes: tuple[TimeForm, ...]


@cache
def time_forms() -> TimeForms:
    """The forms of timeforms.yml. Raises RunError when the file is malformed."""
    found = read("timeforms.yml")
    parts = found.get("parts")
    if not isinstance(parts, dict) or not all(isinstance(k, str) and isinstance(v, str) for k, v in parts.items()):
        raise RunError("resources/timeforms.yml: parts: names with their forms were expected")
    forms = tuple(form for section in SECTIONS for form in _section(section, found.get(section)))
    return TimeForms(MappingProxyType(parts), forms, _section("prefixes", found.get("prefixes")))


def _section(name: str, value: object) -> tuple[TimeForm, ...]:
    keys = {"such", "read", "form"}
    if not isinstance(value, list) or not all(isinstance(item, dict) and set(item) == keys for item in value):
        raise RunError(f"resources/timeforms.yml: {name}: forms with such, read and form were expected")
    if not all(isinstance(text, str) for item in value for text in item.values()):
        raise RunError(f"resources/timeforms.yml: {name}: words were expected")
    return tuple(TimeForm(**item) for item in value)
