"""Countries by any of their names and by their demonyms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from secondsource.errors import RunError
from secondsource.resources.base import read, words


@dataclass(frozen=True, slots=True)
class Countries:
    """Lower-case names and lower-case demonyms, each with the country's first name ("burma" -> "myanmar")."""

    names: Mapping[str, str]
    demonyms: Mapping[str, str]


@cache
def countries() -> Countries:
    """The table of countries.yml. Raises RunError when the file is malformed."""
    file = "countries.yml"
    table = read(file).get("countries")
    if not isinstance(table, dict):
        raise RunError(f"resources/{file}: countries: a mapping was expected")
    names: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    for country, listed in table.items():
        names[country] = country
        for word in words(file, country, listed):
            place = names if word.startswith("=") else demonyms
            place.setdefault(word.removeprefix("=").replace("_", " "), country)
    return Countries(names, demonyms)
