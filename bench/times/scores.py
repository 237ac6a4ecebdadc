"""TempEval-3's way of scoring times, and the share of whole days that are found right.

A time is found (relaxed) when it shares a character with one in the gold, one to one, and found strictly when both have
the same extent. The F1 of type and of value is the relaxed F1 times the share of those found that have the right one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from bench.times.corpus import Timex

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def pairs(gold: Sequence[Timex], found: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """Which of those found stands for which of the gold: the one of the same extent, else the first that overlaps."""
    used: set[int] = set()
    made = []
    for g in gold:
        over = [n for n, f in enumerate(found) if n not in used and f.start < g.end and g.start < f.end]
        exact = [n for n in over if (found[n].start, found[n].end) == (g.start, g.end)]
        if over:
            used.add((exact or over)[0])
            made.append((g, found[(exact or over)[0]]))
    return made


def count(gold: Sequence[Timex], found: Sequence[Timex]) -> Counter[str]:
    """What is to be found, what was, and how well. Counts of several reports are added."""
    counts = Counter({"gold": len(gold), "found": len(found)})
    for g, f in pairs(gold, found):
        counts["relaxed"] += 1
        counts["strict"] += (g.start, g.end) == (f.start, f.end)
        counts["type"] += g.type == f.type
        counts["value"] += g.value == f.value
        if is_day(g):
            counts["right days"] += g.value == f.value
            counts["same days"] += g.value == f.value[:10]
    counts["days"] = sum(map(is_day, gold))
    return counts


def is_day(time: Timex) -> bool:
    """Whether a time is a date of a whole day."""
    return time.type == "DATE" and _DAY.fullmatch(time.value) is not None


def measures(counts: Counter[str]) -> dict[str, float]:
    """The figures of some counts, in percent."""
    both = counts["gold"] + counts["found"]
    shares = {name: 200 * counts[name] / both if both else 0.0 for name in ("relaxed", "strict", "type", "value")}
    return {
        **shares,
        "P": 100 * counts["relaxed"] / max(1, counts["found"]),
        "R": 100 * counts["relaxed"] / max(1, counts["gold"]),
    }


def days(counts: Counter[str]) -> dict[str, float]:
    """Of the whole days of the gold: with exactly that value, and with that day, perhaps with a part or clock time."""
    whole = max(1, counts["days"])
    return {
        "exactly": 100 * counts["right days"] / whole,
        "that day": 100 * counts["same days"] / whole,
        "days": counts["days"],
    }
