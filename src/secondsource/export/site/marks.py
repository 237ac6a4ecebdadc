"""Lays marks over a text: cuts it where marks begin and end, so that each piece carries all marks that cover it.

Marks may overlap in any way; the pieces in order give the text again, letter for letter.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, pairwise


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A class (and a title in words) for the characters `start` to `end`."""

    start: int
    end: int
    css: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch with the same marks all over. `anchors` are the fragments that lead to its first character."""

    text: str
    css: str
    title: str
    start: int
    anchors: tuple[str, ...] = ()


class Layer:
    """Marks of one text, to be asked for by stretch. (A report may have a hundred thousand sentences.)"""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self._marks = sorted(set(marks))
        self._starts = [mark.start for mark in self._marks]
        self._reach = list(accumulate((mark.end for mark in self._marks), max))

    def over(self, start: int, end: int) -> list[Mark]:
        """The marks that touch the characters `start` to `end` or begin at `start`, in order."""
        found = []
        at = bisect_left(self._starts, max(end, start + 1)) - 1
        while at >= 0 and (self._reach[at] > start or self._starts[at] >= start):
            if self._marks[at].end > start or self._marks[at].start >= start:
                found.append(self._marks[at])
            at -= 1
        return found[::-1]


def pieces(
    text: str, start: int, end: int, marks: Iterable[Mark], anchors: Iterable[tuple[int, str]] = ()
) -> list[Piece]:
    """The characters `start` to `end` of `text` in pieces. `anchors`: (position, fragment)."""
    inside = sorted({m for m in marks if m.start < end and m.end > start and m.end > m.start})
    points = sorted({(at, name) for at, name in anchors if start <= at < end})
    cuts = {start, end}
    for mark in inside:
        cuts |= {max(start, mark.start), min(end, mark.end)}
    cuts |= {at for at, _ in points}
    edges = sorted(cuts)
    names: dict[int, list[str]] = {}
    for at, name in points:
        names.setdefault(at, []).append(name)
    made = []
    waiting, active = iter([*inside, None]), list[Mark]()
    coming = next(waiting)
    for left, right in pairwise(edges):
        active = [mark for mark in active if mark.end >= right]
        while coming and coming.start <= left:
            active.append(coming)
            coming = next(waiting)
        css = " ".join(dict.fromkeys(m.css for m in active if m.css))
        title = "; ".join(dict.fromkeys(m.title for m in active if m.title))
        made.append(Piece(text[left:right], css, title, left, tuple(names.get(left, ()))))
    return made
