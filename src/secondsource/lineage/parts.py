"""Which part of a sentence another sentence renders, cut so that it reads well."""

from __future__ import annotations

from secondsource.lineage.signature import Line
from secondsource.model.span import Span

REACH = 4  # words by which a part may grow to the end of a phrase or clause


def part(line: Line, other: Line) -> Span:
    """From the first to the last word of a line that the other has too, and on to where the phrases around them end."""
    places = [i for i, k in enumerate(line.keys) if k in other.places]
    if not places:
        return line.span
    first, last = _edge(line, places[0], -1), _edge(line, places[-1], 1)
    return Span(line.span.report, line.starts[first], line.ends[last])


def _edge(line: Line, place: int, step: int) -> int:
    """The word at which a phrase begins (step -1) or ends (1): the next one beside a mark, if that is near; else the
    last of the telling words in a row, and at the beginning the small words before them."""
    near = [place]
    while len(near) <= REACH and _joined(line, near[-1], step):
        near.append(near[-1] + step)
    if not _joined(line, near[-1], step):
        return near[-1]
    at = 0
    while at + 1 < len(near) and line.keys[near[at + 1]]:
        at += 1
    while step < 0 and at + 1 < len(near) and not line.keys[near[at + 1]]:
        at += 1
    return near[at]


def _joined(line: Line, place: int, step: int) -> bool:
    """Whether another word follows in that direction with no more than a blank between."""
    left, right = sorted((place, place + step))
    return left >= 0 and right < len(line.words) and line.starts[right] - line.ends[left] <= 1
