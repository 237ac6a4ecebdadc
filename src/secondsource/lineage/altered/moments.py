"""Times that changed: another day, another hour, another part of the day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from secondsource.lineage.altered.facing import Pair, neighbour
from secondsource.lineage.signature import Line
from secondsource.model.reuse import Alteration

MONTH = 28  # days; what lasts so long is no day


def dates(pair: Pair) -> Iterator[Alteration]:
    """Times that correspond, but have no day in common, or no hour."""
    if any(pair.left.times) and any(pair.right.times):
        yield from _days(pair) or _hours(pair)


def _days(pair: Pair) -> list[Alteration]:
    left = _others(pair.left, pair.left_in, pair.right)
    right = _others(pair.right, pair.right_in, pair.left)
    if any(_same_days(pair, i, j) for i in left for j in right):
        return []
    both = next(((i, j) for i in left for j in right if _same_grain(pair, i, j) and _same_place(pair, i, j)), None)
    return [_altered(pair, *both)] if both else []


def _others(line: Line, inside: range, other: Line) -> list[int]:
    """The words of times that the other line does not tell of in the same word."""
    return [i for i in inside if line.kinds[i] == "date" and line.words[i] not in other.words and line.times[i]]


def _hours(pair: Pair) -> list[Alteration]:
    """Hours, or parts of the day, of which none is the same in both lines."""
    if not pair.whole():
        return []
    left, right = _hours_of(pair.left), _hours_of(pair.right)
    if left.keys() & right.keys():
        return []
    both = [(i, j) for hour, i in left.items() for other, j in right.items() if len(hour) == len(other)]
    return [_altered(pair, *both[0])] if both else []


def _hours_of(line: Line) -> dict[str, int]:
    """The hours that a line tells, each with the first of its words."""
    told = [(_hour(value), i) for i, value in enumerate(line.times) if value]
    return {hour: i for hour, i in reversed(told) if hour}


def _hour(value: str) -> str:
    """The hour of a TIMEX3 value: "06:40", or the part of the day: "MO"."""
    return value.partition("T")[2][:5] if not value.startswith("P") else ""


def _same_days(pair: Pair, i: int, j: int) -> bool:
    """Whether two words belong to times that have a day in common."""
    one, other = pair.left.days[i], pair.right.days[j]
    if not one or not other:
        return not one and not other and pair.left.times[i] == pair.right.times[j]
    (first, last), (start, end) = one.split("/"), other.split("/")
    return first <= end and start <= last


def _same_grain(pair: Pair, i: int, j: int) -> bool:
    """Whether two times are both days, or both months and years: "on Friday" is no other form of "in 1989". Where no
    calendar day is known of either, their values must be of one form ("XXXX-WXX-1" and "XXXX-WXX-4")."""
    one, other = pair.left.days[i], pair.right.days[j]
    if not one or not other:
        values = pair.left.times[i], pair.right.times[j]
        unknown = not one and not other and all(value.startswith("XXXX") for value in values)
        return unknown and len(values[0]) == len(values[1]) and values[0] != values[1]
    longer = []
    for days in (one, other):
        first, last = map(date.fromisoformat, days.split("/"))
        longer.append((last - first).days >= MONTH - 1)
    return longer[0] == longer[1]


def _same_place(pair: Pair, i: int, j: int) -> bool:
    """Whether both times stand beside the same telling word, where only parts of the lines correspond."""
    if pair.whole():
        return True
    (first, last), (start, end) = _ends(pair.left.times, i), _ends(pair.right.times, j)
    beside = {neighbour(pair.left, first, -1), neighbour(pair.left, last, 1)}
    return bool((beside & {neighbour(pair.right, start, -1), neighbour(pair.right, end, 1)}) - {""})


def _ends(times: tuple[str, ...], place: int) -> tuple[int, int]:
    words = _time(times, place)
    return words[0], words[-1]


def _altered(pair: Pair, i: int, j: int) -> Alteration:
    """With all words of both times."""
    return pair.alteration("date", _time(pair.left.times, i), _time(pair.right.times, j))


def _time(times: tuple[str, ...], place: int) -> range:
    first = last = place
    while first and times[first - 1] == times[place]:
        first -= 1
    while last + 1 < len(times) and times[last + 1] == times[place]:
        last += 1
    return range(first, last + 1)
