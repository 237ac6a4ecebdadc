"""Lays marks over a text: cuts it where marks begin and end, so that each piece carries all marks that cover it.

Marks may overlap in any way; the pieces in order give the text again, letter for letter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


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
    for left, right in pairwise(edges):
        over = [m for m in inside if m.start <= left and m.end >= right]
        css = " ".join(dict.fromkeys(m.css for m in over if m.css))
        title = "; ".join(dict.fromkeys(m.title for m in over if m.title))
        made.append(Piece(text[left:right], css, title, left, tuple(names.get(left, ()))))
    return made
