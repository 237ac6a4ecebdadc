"""Numbers that changed: another value, another bound ("at least"), another unit."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

from secondsource.lineage.altered.facing import Pair, neighbour
from secondsource.lineage.signature import Line
from secondsource.model.reuse import Alteration
from secondsource.resources import altering
from secondsource.resources.wording import key
from secondsource.text.numbers import Number
from secondsource.text.numbers import numbers as read

ROUNDING = 0.07  # share by which a converted number may be off: "nine miles" for 15 kilometres
TELLING = 20  # a greater number is not the same by chance in two lines that have more in common
NOUGHT = 10  # times; numbers farther apart are no slip of the pen


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a line: its words from `first` to before `after`, `core` the first of the numeral itself.

    `near` are the keys that tell what it counts: the telling word before it and two after it. `past` says that it is
    told as what it was before ("up from 58").
    """

    first: int
    core: int
    after: int
    number: Number
    near: tuple[str, str, str]
    past: bool

    @property
    def places(self) -> range:
        """Where its words stand."""
        return range(self.first, self.after)


def numbers(pair: Pair) -> Iterator[Alteration]:
    """Another number of the same thing, or the same number bounded otherwise or in another unit."""
    left, right = amounts(pair.left), amounts(pair.right)
    if not left or not right:
        return
    yield from _bounds(pair, left, right)
    alone = _alone(left, right), _alone(right, left)
    past = [one.number for one in (*left, *right) if one.past]
    taken: set[int] = set()
    for one in alone[0]:
        found = next(
            (two for two in alone[1] if two.first not in taken and _versions(pair, one, two, alone, past)), None
        )
        if found:
            taken.add(found.first)
            if not _converted(pair, one, found):
                yield _altered(pair, one, found)


def amounts(line: Line) -> list[Amount]:
    """The numbers of a line, those of dates and of names left out."""
    if not any(word[0].isdecimal() or word in _numeric() for word in line.words):
        return []
    found = []
    for number, first, core, after in _read(line.words):
        if line.kinds[core] or (number.value == 1 and number.form == "words"):
            continue
        near = (neighbour(line, first, -1), neighbour(line, after - 1, 1), neighbour(line, after - 1, 1, 2))
        found.append(Amount(first, core, after, number, near, _past(line, first)))
    return found


@cache
def _numeric() -> frozenset[str]:
    return altering.load().numeric


@lru_cache(maxsize=4096)
def _read(words: tuple[str, ...]) -> tuple[tuple[Number, int, int, int], ...]:
    """The numbers among the words of a line, each with the places of its first word, of its numeral, and its end."""
    ends = list(accumulate(len(word) + 1 for word in words))
    found = []
    for number in read(" ".join(words)):
        first, core, last = (bisect_left(ends, at + 1) for at in (number.start, number.core, number.end - 1))
        found.append((number, first, core, min(len(words), last + 1)))
    return tuple(found)


def _past(line: Line, first: int) -> bool:
    before = line.words[max(0, first - 2) : first]
    return " ".join(before) in altering.load().past or (bool(before) and before[-1] in altering.load().past)


def _alone(some: Sequence[Amount], others: Sequence[Amount]) -> list[Amount]:
    """The amounts, as things stand now, that the other line lacks."""
    held = [other.number for other in others if not other.past]
    return [one for one in some if not one.past and not any(_equal(one.number, number) for number in held)]


def _equal(one: Number, two: Number) -> bool:
    if one.value is None or two.value is None:
        return (one.low, one.high) == (two.low, two.high) and one.value == two.value
    if one.form != two.form and "fraction" in (one.form, two.form):
        return abs(100 * one.value - two.value) < 1 or abs(one.value - 100 * two.value) < 1
    return one.value == two.value


def _versions(
    pair: Pair, one: Amount, two: Amount, alone: tuple[Sequence[Amount], Sequence[Amount]], past: Sequence[Number]
) -> bool:
    """Whether two numbers are versions of one: they count the same thing, one line says what the number was before, or
    each is the only one left of two lines that correspond."""
    if _outdated(one, two, past) or _same_thing(pair, one, two):
        return True
    if _only_people(one, alone[0]) and _only_people(two, alone[1]) and one.near[1] == two.near[1]:
        return _same_kind(one.number, two.number)
    return pair.whole() and len(alone[0]) == len(alone[1]) == 1 and _same_kind(one.number, two.number)


def _only_people(one: Amount, alone: Sequence[Amount]) -> bool:
    """Whether it is the only number of people of any kind."""
    return one.near[1] in _anybody() and sum(other.near[1] == one.near[1] for other in alone) == 1


def _outdated(one: Amount, two: Amount, past: Sequence[Number]) -> bool:
    """Whether one number is told as what the other was before."""
    before = any(_equal(number, known.number) for number in past for known in (one, two))
    return before and _same_kind(one.number, two.number)


def _same_thing(pair: Pair, one: Amount, two: Amount) -> bool:
    """The word that is counted, or the word before the number, is the same; in lines of which only parts correspond, a
    word for any people is not enough."""
    before, after = _meet(one.near[:1], two.near[:1]), _meet(one.near[1:2], two.near[1:2])
    crossed = _meet(one.near[:2], two.near[:2])
    further = _meet(one.near[1:], two.near[1:])
    if pair.whole():
        return bool(before or after or crossed)
    telling = (before | after | crossed) - _anybody()
    return bool(telling or (further and len(further) > 1) or (before and after))


def _meet(one: Iterable[str], two: Iterable[str]) -> set[str]:
    return {k for k in one if k and k in two and k[0] != "#"}


@cache
def _anybody() -> frozenset[str]:
    return frozenset(key(word) for word in altering.load().anybody)


def _same_kind(one: Number, two: Number) -> bool:
    """Whether two numbers may count one thing though their neighbours differ: both or neither are shares or have
    decimals, and one is no more than ten times the other (a nought lost)."""
    low, high = _middle(one), _middle(two)
    if (one.form == "fraction") != (two.form == "fraction") or bool(low % 1) != bool(high % 1):
        return False
    low, high = sorted((low, high))
    return high <= NOUGHT * max(1.0, low)


def _middle(number: Number) -> float:
    """One value for a number: its own, or the lowest that it may be."""
    return next((x for x in (number.value, number.low, number.high) if x is not None), 0.0)


def _bounds(pair: Pair, left: Sequence[Amount], right: Sequence[Amount]) -> Iterator[Alteration]:
    """The same number with another bound or unit: "three" and "at least three", "20 hectares" and "20 acres"."""
    for one in left:
        for two in right:
            if one.past or two.past or not _touches(one.number, two.number):
                continue
            counted = pair.whole() or _middle(one.number) >= TELLING or _same_thing(pair, one, two)
            if not pair.whole() and "about" in (one.number.bound, two.number.bound) and _equal(one.number, two.number):
                continue
            if counted and (one.number.bound != two.number.bound or not _equal(one.number, two.number)):
                yield _altered(pair, one, two)
                break
            if _other_unit(one, two) and pair.whole():
                yield pair.alteration("number", range(one.first, one.after + 1), range(two.first, two.after + 1))
                break


def _touches(one: Number, two: Number) -> bool:
    """Whether the numbers are equal, or one of them is the end of the range that is the other."""
    if _equal(one, two):
        return True
    if (one.value is None) == (two.value is None) or "vague" in (one.form, two.form):
        return False
    value, ends = (one.value, (two.low, two.high)) if two.value is None else (two.value, (one.low, one.high))
    return value in ends


def _other_unit(one: Amount, two: Amount) -> bool:
    units = altering.load().units
    return (_unit(one.near[1]), _unit(two.near[1])) in units


def _converted(pair: Pair, one: Amount, two: Amount) -> bool:
    """Whether the two numbers are one quantity in two units, within rounding."""
    units = altering.load().units
    first, second = one.number.value, two.number.value
    if not first or not second:
        return False
    for unit in pair.left.keys[one.after : one.after + 3]:
        for to in pair.right.keys[two.after : two.after + 3]:
            worth = units.get((_unit(unit), _unit(to)))
            for power in (1, 2):
                if worth and abs(first * worth**power - second) <= ROUNDING * second:
                    return True
    return False


def _unit(stemmed: str) -> str:
    return _units().get(stemmed, stemmed)


@cache
def _units() -> dict[str, str]:
    """The units by their keys."""
    return {key(unit): unit for pair in altering.load().units for unit in pair}


def _altered(pair: Pair, one: Amount, two: Amount) -> Alteration:
    """With the words that bound them where these differ, else the numerals alone."""
    if one.number.bound != two.number.bound:
        return pair.alteration("number", one.places, two.places)
    return pair.alteration("number", range(one.core, one.after), range(two.core, two.after))
