"""Words and phrases by which the lines around a story are known."""

from __future__ import annotations

import re
from functools import cache

from secondsource.errors import RunError
from secondsource.resources.base import read

_FILE = "marks.yml"


@cache
def marks(key: str) -> frozenset[str]:
    """A list of marks.yml. Raises RunError when it is missing or not of lower-case strings."""
    value = _lists().get(key)
    if not isinstance(value, list) or not all(isinstance(w, str) and w == w.casefold() for w in value):
        raise RunError(f"resources/{_FILE}: {key}: a list of lower-case words was expected")
    return frozenset(value)


def either(*keys: str) -> str:
    """A pattern for one of the phrases of these lists, the longest first, with either kind of apostrophe."""
    phrases = sorted({phrase for key in keys for phrase in marks(key)}, key=lambda p: (-len(p), p))
    return "(?:" + "|".join(re.escape(p).replace(r"\ ", " ").replace("'", "['’]") for p in phrases) + ")"


@cache
def _lists() -> dict[str, object]:
    return read(_FILE)
