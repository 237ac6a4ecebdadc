"""Words by which the names of outlets, offices and sections are known as such."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from secondsource.errors import RunError
from secondsource.resources.base import read


@dataclass(frozen=True, slots=True)
class Outlets:
    """Lower-case words: of outlets' names, of offices' names, of section names; `kinds` may be two words."""

    names: frozenset[str]
    offices: frozenset[str]
    sections: frozenset[str]
    kinds: frozenset[str]


@cache
def outlets() -> Outlets:
    """The lists of outlets.yml. Raises RunError when one is missing or not of lower-case strings."""
    found = read("outlets.yml")

    def listed(key: str) -> frozenset[str]:
        value = found.get(key)
        if not isinstance(value, list) or not all(isinstance(w, str) and w == w.casefold() for w in value):
            raise RunError(f"resources/outlets.yml: {key}: a list of lower-case words was expected")
        return frozenset(value)

    names = listed("papers") | listed("broadcasters") | listed("online") | listed("agencies")
    sections = frozenset(word for entry in listed("sections") for word in entry.split())
    return Outlets(names, listed("offices"), sections, listed("kinds"))
