"""Stretches of a text, as pairs of offsets."""

from __future__ import annotations

from collections.abc import Iterable


def outside(text: str, taken: Iterable[tuple[int, int]]) -> str:
    """The text without the stretches taken (in any order, overlaps allowed), a line break in place of each."""
    parts, at = [], 0
    for start, end in sorted(taken):
        parts.append(text[at:start])
        at = max(at, end)
    return "\n".join([*parts, text[at:]])
