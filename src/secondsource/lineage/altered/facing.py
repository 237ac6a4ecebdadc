"""Two aligned lines as those see them who look for altered facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from secondsource.lineage.signature import Line
from secondsource.model.reuse import Alteration, AlterationKind, Label
from secondsource.model.span import Span
from secondsource.text.align import Block

SWAP = 5  # words; longer stretches in one place are another telling, not one word for another


@dataclass(frozen=True, slots=True)
class Pair:
    """Two aligned lines and the runs of words that they have in common.

    `left_in`, `right_in` are the words that correspond: all where the lines do as wholes, else those from the first to
    the last common one and two beside. `swaps` are short stretches in one another's place between common words.
    """

    left: Line
    right: Line
    label: Label
    runs: tuple[Block, ...]
    left_in: range
    right_in: range
    swaps: tuple[tuple[range, range], ...]

    def whole(self) -> bool:
        """Whether the lines correspond as wholes, so that a word missing on one side was dropped or added."""
        return self.label != "partial"

    def alteration(self, kind: AlterationKind, left: Sequence[int], right: Sequence[int]) -> Alteration:
        """An alteration shown by the words at these places (rising); no place: absent on that side."""
        return Alteration(kind, span(self.left, left), span(self.right, right))


def facing(left: Line, right: Line, label: Label, runs: Sequence[Block]) -> Pair:
    """The pair of two aligned lines."""
    inside = range(len(left.keys)), range(len(right.keys))
    if label == "partial":
        inside = _inside(left, right), _inside(right, left)
    return Pair(left, right, label, tuple(runs), *inside, _swaps(left, right, runs))


def _swaps(left: Line, right: Line, runs: Sequence[Block]) -> tuple[tuple[range, range], ...]:
    edges = [Block(0, 0, 0), *runs, Block(len(left.words), len(right.words), 0)]
    return tuple(
        (range(a.left + a.size, b.left), range(a.right + a.size, b.right))
        for a, b in pairwise(edges)
        if (a.size or b.size) and 0 < b.left - a.left - a.size <= SWAP and 0 < b.right - a.right - a.size <= SWAP
    )


def _inside(line: Line, other: Line) -> range:
    places = [i for i, k in enumerate(line.keys) if k in other.places]
    return range(max(0, places[0] - 2), min(len(line.keys), places[-1] + 3)) if places else range(len(line.keys))


def span(line: Line, places: Sequence[int]) -> Span | None:
    """From the first to the last of some words of a line (by place, rising), None for no words."""
    if not places:
        return None
    return Span(line.span.report, line.starts[places[0]], line.ends[places[-1]])


def lone(line: Line, other: Line, inside: Sequence[int], kinds: tuple[str, ...] = ()) -> list[int]:
    """Where a line has a telling word (of those kinds) that the other lacks."""
    return [
        i for i in inside if line.keys[i] and line.keys[i] not in other.places and (not kinds or line.kinds[i] in kinds)
    ]


def neighbour(line: Line, place: int, step: int, nth: int = 1) -> str:
    """The nth telling key before (step -1) or after (1) a word, "" where there is none."""
    at = place + step
    while 0 <= at < len(line.keys):
        if line.keys[at]:
            nth -= 1
            if not nth:
                return line.keys[at]
        at += step
    return ""
