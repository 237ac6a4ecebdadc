"""Runs of words as small numbers, for finding the same run in many texts."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence


def shingles(words: Sequence[str], size: int) -> frozenset[int]:
    """A 64-bit number for every run of `size` words; the same on every machine. Empty for shorter texts.

    Broder, On the resemblance and containment of documents (1997).
    """
    return frozenset(numbered(words, size))


def numbered(words: Sequence[str], size: int) -> list[int]:
    """The same numbers in the order of the runs."""
    return [_number(" ".join(words[i : i + size])) for i in range(len(words) - size + 1)]


def _number(run: str) -> int:
    return int.from_bytes(hashlib.blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
