"""States that cannot both hold: words for them, in scales with two sides."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from secondsource.errors import RunError
from secondsource.resources import base

FILE = "opposites.yml"


@lru_cache(maxsize=1)
def opposites() -> Mapping[str, tuple[str, bool]]:
    """Word in lower case -> its scale, and whether it stands on the first side of it.

    Raises RunError for a scale without two sides, or a word on two of them.
    """
    found: dict[str, tuple[str, bool]] = {}
    for scale, listed in base.read(FILE).items():
        if not isinstance(listed, list) or len(listed) != 2:
            raise RunError(f"resources/{FILE}: {scale}: two lists of words were expected")
        for side, group in enumerate(listed):
            for word in base.words(FILE, scale, group):
                if word in found:
                    raise RunError(f"resources/{FILE}: {word} stands there twice")
                found[word] = (scale, side == 0)
    return found
