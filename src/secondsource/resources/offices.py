"""Who speaks for more than themselves: heads of bodies and their spokespeople."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from secondsource.resources import base

FILE = "offices.yml"


@dataclass(frozen=True, slots=True)
class Offices:
    """`heads` of bodies and the `mouths` that bodies speak through, in lower case."""

    heads: frozenset[str]
    mouths: frozenset[str]


@cache
def offices() -> Offices:
    """The word lists. Raises RunError naming the place of a mistake."""
    found = base.read(FILE)
    return Offices(*(frozenset(base.words(FILE, part, found.get(part))) for part in ("heads", "mouths")))
