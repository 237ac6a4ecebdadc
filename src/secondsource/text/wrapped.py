"""Paragraphs of a text, lines that were wrapped at a fixed width being joined."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

#: Characters: no paragraph of news is wrapped into lines that are shorter or longer.
WIDTHS = range(40, 121)
#: A line of a ragged paragraph is at least so wide, as a share of the widest, but for the last one.
RAGGED = 0.6

Stretch = tuple[int, int]


def paragraphs(text: str) -> Iterator[Stretch]:
    """Lines that are not blank, without the white space around them; lines wrapped at a fixed width are joined."""
    block: list[Stretch] = []
    position = 0
    for line in text.splitlines(keepends=True):
        inner = line.strip().strip("\ufeff")
        if inner:
            start = position + line.index(inner)
            block.append((start, start + len(inner)))
        else:
            yield from _joined(text, block)
            block = []
        position += len(line)
    yield from _joined(text, block)


def _joined(text: str, block: list[Stretch]) -> list[Stretch]:
    """One paragraph if its lines were wrapped, else the lines."""
    if len(block) < 2 or not (_full(text, block) or _ragged(text, block)):
        return block
    return [(block[0][0], block[-1][1])]


def _full(text: str, block: list[Stretch]) -> bool:
    """Whether the first word of every line would not have fitted into the line before."""
    width = max(end - start for start, end in block)
    if len(block) < 3 or width not in WIDTHS:
        return False
    for (start, end), (begin, stop) in pairwise(block):
        first = text[begin:stop].split(maxsplit=1)[0]
        if end - start + 1 + len(first) <= width:
            return False
    return True


def _ragged(text: str, block: list[Stretch]) -> bool:
    """Whether the lines are about as wide as each other and go on in the middle of a sentence: most of them begin with
    a small letter, and few end with a full stop."""
    width = max(end - start for start, end in block)
    if width not in WIDTHS or any(end - start < RAGGED * width for start, end in block[:-1]):
        return False
    small = sum(text[start].islower() for start, _ in block[1:])
    closed = sum(text[end - 1] in ".!?" for _, end in block[:-1])
    return small * 2 >= len(block) - 1 and closed * 3 <= len(block)
