"""Abbreviations whose full stop need not end a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from secondsource.resources.base import read, words


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Lower-case words without their stop, by what follows them inside a sentence; `openers` open sentences."""

    before_name: frozenset[str]
    often_inside: frozenset[str]
    before_number: frozenset[str]
    openers: frozenset[str]


@cache
def abbreviations() -> Abbreviations:
    """The lists of abbreviations.yml. Raises RunError when the file is malformed."""
    name = "abbreviations.yml"
    found = read(name)
    return Abbreviations(
        *(
            frozenset(words(name, place, found.get(place)))
            for place in ("before_name", "often_inside", "before_number", "openers")
        )
    )
