"""Words laid out for the network: runs of paragraphs of at most so many pieces."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from secondsource.language.pieces import Pieces

#: Pieces in a window, its two marks included: what the network was trained on.
MOST = 256


@dataclass(frozen=True, slots=True)
class Window:
    """Words `start` to `end` (excluded) of a sequence, with the pieces of each."""

    start: int
    end: int
    pieces: tuple[tuple[int, ...], ...]


def windows(words: Sequence[str], paragraphs: Iterable[int], sentences: Iterable[int], pieces: Pieces) -> list[Window]:
    """Cut words into windows: before a paragraph if one begins in the second half of what fits, else before a sentence,
    else anywhere (both given as indices of first words). Time grows with the number of words."""
    cut = [pieces(word) for word in words]
    better, good = set(paragraphs), set(sentences)
    found: list[Window] = []
    start = size = paragraph = sentence = 0
    half = 0  # where the second half of what fits begins
    for at, part in enumerate(cut):
        if at in better:
            paragraph = at
        if at in good:
            sentence = at
        if size + len(part) > MOST - 2:
            end = next((place for place, least in ((paragraph, half), (sentence, start)) if place > least), at)
            found.append(Window(start, end, tuple(cut[start:end])))
            start, size, half = end, sum(len(p) for p in cut[end:at]), end
        size += len(part)
        if size <= MOST // 2:
            half = at
    if start < len(cut):
        found.append(Window(start, len(cut), tuple(cut[start:])))
    return found
