"""How much two sentences say the same in related words: named features of one pair of lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from secondsource.lineage.signature import Line
from secondsource.lineage.weights import Weights
from secondsource.text.align import Block, blocks


class Likeness(NamedTuple):
    """What two lines have in common. Weights are in nats, shares from 0 to 1.

    `shared`: weight of the common keys; `cover_left`, `cover_right`: their share of each line; `ratio`: share of
    words common in order; `run`: longest common run of words; `numbers`: weight of the common numbers of two digits and
    more; `versions`: weight of the word beside which each line has a number of its own; `quoted`: share of the common
    weight that is quoted in both lines.
    """

    shared: float
    cover_left: float
    cover_right: float
    ratio: float
    run: int
    numbers: float
    versions: float
    quoted: float
    blocks: tuple[Block, ...]


def liken(left: Line, right: Line, weights: Weights) -> Likeness:
    """The likeness of two lines."""
    pairs = [(i, right.places[k]) for k, i in left.places.items() if k in right.places]
    pairs.sort()
    shared = mass(left, [i for i, _ in pairs], weights)
    quoted = mass(left, [i for i, j in pairs if left.quoted[i] and right.quoted[j]], weights)
    runs = blocks(left.words, right.words)
    return Likeness(
        shared=shared,
        cover_left=min(1.0, shared / max(1e-9, whole(left, weights))),
        cover_right=min(1.0, shared / max(1e-9, whole(right, weights))),
        ratio=2 * sum(b.size for b in runs) / max(1, len(left.words) + len(right.words)),
        run=max((b.size for b in runs), default=0),
        numbers=mass(left, [i for i, _ in pairs if _telling(left.keys[i])], weights),
        versions=_versions(left, right, weights),
        quoted=quoted / max(1e-9, shared),
        blocks=tuple(runs),
    )


def at_best(left: Line, right: Line, words: int, common: float, weights: Weights) -> Likeness:
    """A likeness that no closer look can beat, given how many different words are common and the summed weight of the
    common keys; cheap to tell."""
    words += 3  # a few may stand in both more than once
    ratio = min(1.0, 2 * words / max(1, len(left.words) + len(right.words)))
    return Likeness(
        shared=common,
        cover_left=min(1.0, common / max(1e-9, whole(left, weights))),
        cover_right=min(1.0, common / max(1e-9, whole(right, weights))),
        ratio=ratio,
        run=words,
        numbers=sum(weights.of(k) for k in left.places if _telling(k) and k in right.places),
        versions=_versions(left, right, weights),
        quoted=0.0,
        blocks=(),
    )


def _versions(left: Line, right: Line, weights: Weights) -> float:
    """The weight of the word with most that stands beside a number in both lines, where the numbers differ: "losses at
    seven dead" and "lost 12 fighters" tell of one thing."""
    if not left.beside or not right.beside:
        return 0.0
    one = {k for n, ks in left.beside.items() if n not in right.places for k in ks}
    if not one:
        return 0.0
    other = {k for n, ks in right.beside.items() if n not in left.places for k in ks}
    return max(map(weights.of, one & other), default=0.0)


def _telling(key: str) -> bool:
    """Whether it is a number of two digits and more: "six" of one thing and of another are everywhere."""
    return key[0] == "#" and len(key) > 2


def whole(line: Line, weights: Weights) -> float:
    """The weight of all words of a line."""
    known = weights.lines.get(line.span)
    if known is None:
        known = weights.lines[line.span] = mass(line, sorted(line.places.values()), weights)
    return known


def mass(line: Line, places: Iterable[int], weights: Weights) -> float:
    """The weight of some words of a line (by place, rising), in nats.

    Words of one name count once, by the most telling: whoever writes of the same people writes the same long names.
    """
    total, last, name = 0.0, -2, 0.0
    keys, of = line.keys, weights.of
    for i in places:
        weight = of(keys[i])
        if last == i - 1 and is_name(line, i) and is_name(line, last):
            total, name = total + max(0.0, weight - name), max(name, weight)
        else:
            total, name = total + weight, weight
        last = i
    return total


def is_name(line: Line, place: int) -> bool:
    """Whether that word belongs to the name of somebody or somewhere."""
    return line.kinds[place] in ("name", "place")
