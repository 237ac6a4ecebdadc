"""What differs between two aligned passages, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_WORDS = re.compile(r"\w+|[^\w\s]")
MAX_WORDS = 600  # beyond this a passage is no sentence, and the comparison would be slow: its ends are compared only

Range = tuple[int, int]


def changed(left: str, right: str) -> tuple[list[Range], list[Range]]:
    """The stretches (start, end in code points) of each text that have no counterpart in the other.

    Capitals do not count as a change; punctuation does not count unless words changed beside it.
    """
    a, b = list(_WORDS.finditer(left)), list(_WORDS.finditer(right))
    x, y = [m[0].casefold() for m in a], [m[0].casefold() for m in b]
    lefts: list[Range] = []
    rights: list[Range] = []
    for tag, i1, i2, j1, j2 in _opcodes(x, y):
        if tag != "equal" and any(w[0].isalnum() for w in (*x[i1:i2], *y[j1:j2]) if w):
            if i2 > i1:
                lefts.append((a[i1].start(), a[i2 - 1].end()))
            if j2 > j1:
                rights.append((b[j1].start(), b[j2 - 1].end()))
    return lefts, rights


def _opcodes(x: list[str], y: list[str]) -> list[tuple[str, int, int, int, int]]:
    if max(len(x), len(y)) <= MAX_WORDS:
        return list(SequenceMatcher(None, x, y, autojunk=False).get_opcodes())
    head = 0
    while head < min(len(x), len(y)) and x[head] == y[head]:
        head += 1
    tail = 0
    while tail < min(len(x), len(y)) - head and x[-1 - tail] == y[-1 - tail]:
        tail += 1
    return [("replace", head, len(x) - tail, head, len(y) - tail)]
