"""Words that tell on what occasion something was said."""

from __future__ import annotations

import re
from functools import cache

from secondsource.errors import RunError
from secondsource.resources.base import read


def occasions_in(text: str) -> frozenset[str]:
    """The occasions that a text names, each by the first of its words that stands there ("news conference")."""
    return frozenset(match[0].casefold() for match in _pattern().finditer(text))


@cache
def _pattern() -> re.Pattern[str]:
    found = read("occasions.yml")
    listed = [turn for turns in found.values() if isinstance(turns, list) for turn in turns]
    if not listed or not all(isinstance(turn, str) and turn == turn.casefold() for turn in listed):
        raise RunError("resources/occasions.yml: lists of lower-case words were expected")
    longest = sorted(listed, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})s?\b", re.I)
