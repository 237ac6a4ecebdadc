"""Words by which two accounts of one thing can be seen to clash, checked on loading."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from secondsource.errors import RunError
from secondsource.resources import base

FILE = "clashes.yml"


@dataclass(frozen=True, slots=True)
class Clashes:
    """A pattern for each list of clashes.yml that finds one of its words, and the group of each kind of place."""

    crowds: re.Pattern[str]
    ended: re.Pattern[str]
    going_on: re.Pattern[str]
    departed: re.Pattern[str]
    carriers: frozenset[str]
    normal: re.Pattern[str]
    limits: re.Pattern[str]
    beyond: re.Pattern[str]
    later: re.Pattern[str]
    authorities: frozenset[str]
    empty: frozenset[str]
    many: frozenset[str]
    spots: frozenset[str]
    places: Mapping[str, int]


@cache
def clashes() -> Clashes:
    """The table of clashes.yml. Raises RunError naming the place of a mistake."""
    data = base.read(FILE)

    def words(name: str) -> tuple[str, ...]:
        return base.words(FILE, name, data.get(name))

    def pattern(name: str) -> re.Pattern[str]:
        forms = (re.escape(word[:-1]) + r"\w*" if word.endswith("*") else re.escape(word) for word in words(name))
        return re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE)

    phrases = [" ".join(phrase.split()) for phrase in str(data.get("normal")).split("|")]
    return Clashes(
        crowds=pattern("crowds"),
        ended=pattern("ended"),
        going_on=pattern("going on"),
        departed=pattern("departed"),
        carriers=frozenset(words("carriers")),
        normal=re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE),
        limits=pattern("limits"),
        beyond=pattern("beyond"),
        later=pattern("later"),
        authorities=frozenset(words("authorities")),
        empty=frozenset(words("empty")),
        many=frozenset(words("many")),
        spots=frozenset(words("spots")),
        places=_groups(data.get("places")),
    )


def _groups(rows: Any) -> dict[str, int]:
    """Word -> the number of its row."""
    if not isinstance(rows, list):
        raise RunError(f"resources/{FILE}: places: lists of words were expected")
    return {word: i for i, row in enumerate(rows) for word in base.words(FILE, f"places: {i}", row)}
