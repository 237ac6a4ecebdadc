"""Words that tell public figures from private persons, for masking."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from secondsource.resources.base import read, words
from secondsource.resources.names import name_words
from secondsource.resources.offices import offices


@dataclass(frozen=True, slots=True)
class Standing:
    """Words in lower case: `public` ones give an office or a rank, or let somebody speak for a body; `private` ones
    outweigh them in the same description; `titles` are no part of a name."""

    public: frozenset[str]
    private: frozenset[str]
    titles: frozenset[str]


@cache
def standing() -> Standing:
    """The word lists. Raises RunError naming the place of a mistake."""
    name = "private.yml"
    found = read(name)
    plain, more, private = (frozenset(words(name, part, found.get(part))) for part in ("plain", "offices", "private"))
    known = offices()
    titles = name_words().titles
    public = (titles | known.heads | known.mouths | more) - plain - private
    return Standing(public, private, titles)
