"""Names that follow from content alone: the same input has the same id on any machine."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"


def digest(prefix: str, *parts: object) -> str:
    """A short id such as "claim-1f0a9c3b7d": `prefix` and 10 hex digits of the SHA-256 of the parts."""
    joined = "\x1f".join(str(part) for part in parts)
    return f"{prefix}-{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"


def siglum(index: int) -> str:
    """The letter that stands for a report: A ... Z, AA, AB, ... (`index` counts from 0)."""
    return _count_in(_ALPHABET, index)


def unseen_siglum(index: int) -> str:
    """The Greek letter that stands for an ancestor nobody has seen: α ... ω, αα, ... (`index` counts from 0)."""
    return _count_in(_GREEK, index)


def _count_in(letters: Sequence[str], index: int) -> str:
    word = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, len(letters))
        word = letters[rest] + word
    return word
