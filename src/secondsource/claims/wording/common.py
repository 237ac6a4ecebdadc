"""What two wordings have in common, and what only one of them has."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from math import fsum, log1p
from typing import NamedTuple

import numpy as np

from secondsource.claims.wording.side import Array, Side
from secondsource.text.likeness import dice, of_letters, of_order
from secondsource.text.numbers import Number

#: Likeness of two words in their sentences (cosine) from which they may be counterparts. Words of one key count as
#: SAME at least, others as OTHER of their cosine. All three set by hand.
MEET = 0.35
SAME = 0.9
OTHER = 0.9
ABOUT = 0.1  # by which a number that is about right may be off
WITHOUT = 0.6  # a word with a weaker counterpart than this has none


class Stretch(NamedTuple):
    """The words in a row without a counterpart that say most. `size`: how many words they are worth."""

    size: float = 0.0
    words: str = ""


@dataclass(frozen=True, slots=True)
class Common:
    """Measures of two wordings; shares from 0 to 1.

    `letters`: share of the runs of three letters. `order`: share of the words that stand in one order; `run`: the
    longest run of them, as a share of the shorter. `meaning`: cosine of the vectors; `words_meet`: mean of the best
    cosines of the words of one with those of the other; `least_met`: the same of the side with the lower. `own_more`,
    `own_less`: the share of what is told that has no counterpart, of the side with more and of that with less;
    `stretch`: the longest piece of it. `said_more`, `said_less`: the same of what the main verb says of its subject.
    `numbers`: those in one alone. `other_numbers`: each has numbers that the other lacks; `clash`: two numbers that
    alone count one thing, as "12, 15", or "". `names`: share of the names in both. `denied`: the words that one denies
    and the other says, or "". `death`: one tells of a death, the other does not. `ratio`: words of the shorter by those
    of the longer. `whole`: both are sentences.
    """

    letters: float
    order: float
    run: float
    meaning: float
    words_meet: float
    least_met: float
    own_more: float
    own_less: float
    stretch: Stretch
    said_more: float
    said_less: float
    numbers: tuple[str, ...]
    other_numbers: bool
    clash: str
    names: float
    denied: str
    death: bool
    ratio: float
    whole: bool


def common(left: Side, right: Side) -> Common:
    """Lay two wordings side by side. The cost grows with the product of their telling words, 300 each at most."""
    weights = {**right.weights, **left.weights}
    order, run = of_order(left.words, right.words)
    cosines = left.inner @ right.inner.T
    best = _best(cosines, left, weights), _best(cosines.T, right, weights)
    met = _counterparts(left, right, cosines)
    own = sorted((_own(left, met[0]), _own(right, met[1])))
    said = sorted((_said(left, met[0]), _said(right, met[1])))
    numbers = _numbers(left), _numbers(right)
    alone = numbers[0].keys() - numbers[1].keys(), numbers[1].keys() - numbers[0].keys()
    return Common(
        letters=of_letters(left.words, right.words, 3),
        order=order,
        run=run / max(1, min(len(left.words), len(right.words))),
        meaning=float(left.vector @ right.vector),
        words_meet=sum(best) / 2,
        least_met=min(best),
        own_more=own[1],
        own_less=own[0],
        stretch=max(_stretch(left, met[0]), _stretch(right, met[1])),
        said_more=said[1],
        said_less=said[0],
        numbers=tuple(sorted([numbers[0][n] for n in alone[0]] + [numbers[1][n] for n in alone[1]])),
        other_numbers=bool(alone[0] and alone[1]),
        clash=_clash(left, right, alone),
        names=dice(left.names, right.names),
        denied=", ".join(sorted(_denied(left, right) | _denied(right, left))),
        death=left.deadly != right.deadly,
        ratio=min(len(left.words), len(right.words)) / max(1, len(left.words), len(right.words)),
        whole=left.whole and right.whole,
    )


def _best(cosines: Array, one: Side, weights: dict[str, float]) -> float:
    """The weighted mean of the best cosine of each word of one side."""
    if not cosines.size:
        return 0.0
    row = [weights[key] for key in one.keys]
    return float(np.average(cosines.max(1), weights=row))


def _counterparts(left: Side, right: Side, cosines: Array) -> tuple[Array, Array]:
    """How well each word is met by one of the other side; pairs are made from the best down, each word in one."""
    met = np.zeros(len(left.keys)), np.zeros(len(right.keys))
    if not cosines.size:
        return met
    equal = np.array(left.keys)[:, None] == np.array(right.keys)[None, :]
    worth = np.where(equal, np.maximum(cosines, SAME), cosines * OTHER)
    able = np.argwhere(worth >= MEET)
    for i, j in able[np.argsort(-worth[able[:, 0], able[:, 1]], kind="stable")].tolist():
        if not met[0][i] and not met[1][j]:
            met[0][i] = met[1][j] = worth[i, j]
    return met


def _own(one: Side, met: Array) -> float:
    """The share of what is told (sources, sayings and times aside) that the other side does not tell."""
    return _mean_lack(met, [not aside for aside in one.aside])


def _said(one: Side, met: Array) -> float:
    """The same of the main verb and what it says of its subject: two sentences of one subject may say other things."""
    return _mean_lack(met, [core and not aside for core, aside in zip(one.core, one.aside, strict=True)])


def _mean_lack(met: Array, chosen: Sequence[bool]) -> float:
    alone = [1 - value for value, wanted in zip(met.tolist(), chosen, strict=True) if wanted]
    return fsum(alone) / max(1, len(alone))


def _stretch(one: Side, met: Array) -> Stretch:
    found, begin, size = Stretch(), 0, 0.0
    for at, (value, aside) in enumerate(zip(met.tolist(), one.aside, strict=True)):
        if aside:
            continue
        if value >= WITHOUT:
            size = 0.0
            continue
        begin, size = (at if not size else begin), size + 1 - value
        if size > found.size:
            found = Stretch(size, _line(one.written[begin : at + 1]))
    return found


def _line(words: Sequence[str]) -> str:
    return " ".join(words) if len(words) <= 8 else " ".join([*words[:7], "..."])


Value = tuple[float | None, float | None, float | None]


def _value(number: Number) -> Value:
    return number.value, number.low, number.high


def _numbers(one: Side) -> dict[Value, str]:
    """The numbers by what they say, as they are told; a one may be a pronoun."""
    return {_value(number): _told(number) for number, _ in one.numbers if number.value != 1}


def _told(number: Number) -> str:
    low, high = number.low or 0, number.high
    if number.value is not None:
        return f"{number.value:,.10g}"
    return f"{low:,.10g} to {high:,.10g}" if high is not None else f"{low:,.10g} or more"


def _clash(left: Side, right: Side, alone: tuple[Set[Value], Set[Value]]) -> str:
    """Two numbers of one thing that cannot both be right; a thing with more numbers than one in either is passed by."""
    one, other = _counted(left), _counted(right)
    for thing in sorted(one.keys() & other.keys()):
        if len(one[thing]) == len(other[thing]) == 1:
            number, theirs = one[thing][0], other[thing][0]
            if _value(number) in alone[0] and _value(theirs) in alone[1] and not _meet(number, theirs):
                return ", ".join(sorted((_told(number), _told(theirs))))
    return ""


def _counted(one: Side) -> dict[str, list[Number]]:
    found: dict[str, list[Number]] = {}
    for number, thing in one.numbers:
        if thing:
            found.setdefault(thing, []).append(number)
    return found


def _meet(one: Number, two: Number) -> bool:
    """Whether a value fits both: about 40 and 41, at least 12 and 15."""
    if one.value and two.value and "about" in (one.bound, two.bound):
        return abs(one.value - two.value) <= ABOUT * max(one.value, two.value)
    lows = [n.low for n in (one, two) if n.low is not None]
    highs = [n.high for n in (one, two) if n.high is not None]
    return max(lows, default=0.0) <= min(highs, default=float("inf"))


def _denied(one: Side, other: Side) -> set[str]:
    """Keys of what one side denies and the other, which denies nothing, says."""
    return set() if other.denies else {key for key in one.denied if key and key in other.keys}


def more(count: float) -> float:
    """A count of which each further one says less."""
    return log1p(count)
