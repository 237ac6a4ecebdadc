"""Words of time with their codes in TIMEX3."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from secondsource.errors import RunError
from secondsource.resources.base import read

#: The tables that the forms of `language.timeforms` speak of.
TABLES = (
    "months",
    "short_months",
    "weekdays",
    "short_weekdays",
    "parts",
    "units",
    "many_units",
    "seasons",
    "references",
    "named_references",
    "sets",
    "nearby",
    "told",
    "ways",
    "told_ways",
    "blur",
    "pieces",
    "edges",
    "vague",
    "leaning",
    "ordinals",
    "zones",
    "holidays",
)
#: Words that the readers look for beside a time.
BESIDE = ("counted", "intent")
#: Tables whose words count only with a capital.
PROPER = frozenset({"months", "short_months", "weekdays", "short_weekdays"})


@cache
def time_words() -> Mapping[str, Mapping[str, str]]:
    """Table -> lower-case words (with spaces where they are several) -> code; each table is explained in times.yml.

    Raises RunError when the file is malformed.
    """
    file = "times.yml"
    found = read(file)
    return MappingProxyType({name: _table(file, name, found.get(name)) for name in (*TABLES, *BESIDE)})


def _table(file: str, place: str, value: object) -> Mapping[str, str]:
    if not isinstance(value, dict) or not all(isinstance(k, str) and isinstance(v, str) for k, v in value.items()):
        raise RunError(f"resources/{file}: {place}: words with their codes were expected")
    if not all(k == k.lower() for k in value):
        raise RunError(f"resources/{file}: {place}: words in lower case were expected")
    return MappingProxyType(value)
