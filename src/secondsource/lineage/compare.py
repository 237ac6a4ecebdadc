"""How much two sentences say the same in related words: named features of one pair of lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from secondsource.lineage.signature import Line
from secondsource.lineage.weights import Weights
from secondsource.text.align import Block, blocks, rising


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two lines have in common. Weights are in nats, shares from 0 to 1.

    `shared`: weight of the common keys; `cover_left`, `cover_right`: their share of each line; `ratio`: share of
    words common in order; `run`: longest common run of words; `numbers`, `names`: weight of common numbers and names;
    `order`: share of the common keys that stand in the same order; `quoted`: share of the common weight that is
    quoted in both lines.
    """

    shared: float
    cover_left: float
    cover_right: float
    ratio: float
    run: int
    numbers: float
    names: float
    order: float
    quoted: float
    blocks: tuple[Block, ...]


def liken(left: Line, right: Line, weights: Weights) -> Likeness:
    """The likeness of two lines."""
    places_left, places_right = _first_places(left), _first_places(right)
    common = sorted((k for k in places_left if k in places_right), key=places_left.__getitem__)
    pairs = [(places_left[k], places_right[k]) for k in common]
    shared = mass(left, (i for i, _ in pairs), weights)
    quoted = mass(left, (i for i, j in pairs if left.quoted[i] and right.quoted[j]), weights)
    runs = blocks(left.words, right.words)
    return Likeness(
        shared=shared,
        cover_left=min(1.0, shared / max(1e-9, mass(left, places_left.values(), weights))),
        cover_right=min(1.0, shared / max(1e-9, mass(right, places_right.values(), weights))),
        ratio=2 * sum(b.size for b in runs) / max(1, len(left.words) + len(right.words)),
        run=max((b.size for b in runs), default=0),
        numbers=mass(left, (i for i, _ in pairs if left.keys[i].startswith("#")), weights),
        names=mass(left, (i for i, j in pairs if is_name(left, i) and is_name(right, j)), weights),
        order=rising([j for _, j in pairs]) / max(1, len(pairs)),
        quoted=quoted / max(1e-9, shared),
        blocks=tuple(runs),
    )


def mass(line: Line, places: Iterable[int], weights: Weights) -> float:
    """The weight of some words of a line, in nats. Words of one name count once, by the most telling: whoever writes
    of the same people writes the same long names."""
    total, last, name = 0.0, -2, 0.0
    for i in sorted(places):
        weight = weights.of(line.keys[i])
        if is_name(line, i) and last == i - 1 and is_name(line, last):
            total, name = total + max(0.0, weight - name), max(name, weight)
        else:
            total, name = total + weight, weight
        last = i
    return total


def is_name(line: Line, place: int) -> bool:
    """Whether that word belongs to the name of somebody or somewhere."""
    return line.kinds[place] in ("name", "place")


def _first_places(line: Line) -> dict[str, int]:
    """Where each key first stands in a line."""
    places: dict[str, int] = {}
    for i, k in enumerate(line.keys):
        if k:
            places.setdefault(k, i)
    return places
