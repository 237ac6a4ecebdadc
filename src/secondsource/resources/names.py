"""Words that tell what a name stands for."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from secondsource.resources.base import read, words


@dataclass(frozen=True, slots=True)
class NameWords:
    """The classes of words of names.yml, in lower case; each is explained there."""

    titles: frozenset[str]
    roles: frozenset[str]
    role_modifiers: frozenset[str]
    portfolios: frozenset[str]
    org_heads: frozenset[str]
    group_heads: frozenset[str]
    outlet_heads: frozenset[str]
    place_heads: frozenset[str]
    place_openers: frozenset[str]
    place_nouns: frozenset[str]
    place_before: frozenset[str]
    place_maybe: frozenset[str]
    vehicles: frozenset[str]
    sails: frozenset[str]
    group_before: frozenset[str]
    outlet_before: frozenset[str]
    speech: frozenset[str]
    particles: frozenset[str]
    common: frozenset[str]
    calendar: frozenset[str]
    qualifiers: frozenset[str]
    acronyms: frozenset[str]
    creeds: frozenset[str]
    numbered: frozenset[str]

    @property
    def heads(self) -> frozenset[str]:
        """Last words of names of anything but persons."""
        return self.org_heads | self.group_heads | self.outlet_heads | self.place_heads


@cache
def name_words() -> NameWords:
    """The lists of names.yml. Raises RunError when the file is malformed."""
    name = "names.yml"
    found = read(name)
    return NameWords(*(frozenset(words(name, f.name, found.get(f.name))) for f in fields(NameWords)))
