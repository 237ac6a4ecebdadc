"""Readers of times of the day: clocks in digits and in words, parts of the day."""

from __future__ import annotations

import re

from secondsource.language.timepieces import Found
from secondsource.language.timereading import Expression
from secondsource.resources.times import time_words
from secondsource.text.numerals import ONES, TENS


def _zone(m: Found) -> str:
    return m.code("zone", "zones")


def _is_zoned(m: Found) -> bool:
    return m.has("zone")


def digits(m: Found) -> Expression | None:
    """ "10 p.m.", "7:15 a.m. EST", "18:30", "1830 GMT", "19.00"."""
    told = m.words("hour").replace(".", ":")
    hour, _, minute = (
        told.partition(":") if ":" in told else (told[:-2], "", told[-2:]) if len(told) > 2 else (told, "", "")
    )
    half = m.words("half")[:1]
    if not hour.isdecimal() or int(hour) > 24 or int(minute[:2] or 0) > 59 or (half and int(hour) > 12):
        return None
    number = int(hour) % 12 + (12 if half == "p" else 0) if half else int(hour)
    clock = f"{number:02}:{minute[:2] or '00'}"
    return Expression(
        m.start, _end(m), "time", clock=clock, open_half=not half and len(hour) == 1 and not _is_zoned(m), zone=_zone(m)
    )


def _end(m: Found) -> int:
    """The end of the form; the full stop of "p.m." belongs to it, but not that of a bracket that is left open."""
    return m.end


def _hour(word: str) -> int:
    return ONES[word] if word in ONES else int(word)


def spoken(m: Found) -> Expression | None:
    """ "four o'clock", "half past two", "ten to five"; whether before or after noon is left open."""
    hour, minutes = _hour(m.words("hour")), 0
    if m.has("minutes"):
        told = m.words("minutes").removeprefix("a ")
        minutes = {"half": 30, "quarter": 15, "twenty-five": 25}.get(told) or ONES.get(told) or TENS.get(told, 0)
        if m.words("way") == "to":
            hour, minutes = (hour - 1) or 12, 60 - minutes
    if not 1 <= hour <= 12:
        return None
    return Expression(m.start, m.end, "time", clock=f"{hour:02}:{minutes:02}", open_half=True, spoken=True)


def from_to(m: Found) -> Expression | None:
    """ "between ten and eleven"."""
    first, last = _hour(m.words("first")), _hour(m.words("hour"))
    return Expression(m.start, m.end, "time", clock=f"{first:02}:00/{last:02}:00", open_half=True)


#: "put the number at five", "a toll of six": what stands before makes the number a count.
_COUNT_BEFORE = re.compile(
    r"\b(?:puts?|putting|stands?|stood|number|toll|figure|losses|estimated|aged?|one by)\b[^.]*\Z", re.I
)


def bare_hour(m: Found) -> Expression | None:
    """ "before eight", "at five": only where nothing can be counted."""
    if _COUNT_BEFORE.search(m.row.text[max(0, m.start - 60) : m.start]):
        return None
    return Expression(m.start, m.end, "time", clock=f"{_hour(m.words('hour')):02}:00", open_half=True, spoken=True)


#: Measures that make figures with a dot a sum or a length.
_MEASURED = re.compile(
    r" ?(?:percent|per cent|points?|m\b|k\b|%|million|billion|bn|metres|meters|miles|euros?|dollars|pounds|tonnes)"
)


def dotted(m: Found) -> Expression | None:
    """ "until 15.40", but not "until 15.40 dollars"."""
    start, end = m.place("hour")
    if _MEASURED.match(m.row.text, end):
        return None
    hour, _, minute = m.words("hour").partition(".")
    return Expression(start, end, "time", clock=f"{int(hour):02}:{minute}", open_half=len(hour) == 1)


def part(m: Found) -> Expression | None:
    """A part of the day that stands by itself ("in the afternoon") or belongs to a day beside it."""
    told = m.words("part")
    code = time_words()["parts"][told]
    loose = m.has("loose")
    if ":" in code:
        return Expression(m.start, m.end, "time", clock=code, loose=loose)
    return Expression(m.start, m.end, "time", part=code, loose=loose)


def late_on(m: Found) -> Expression | None:
    """ "late on", "early on": the evening or the morning of the day that follows."""
    late = m.words("piece") == "late"
    return Expression(m.start, m.end, "time", part="EV" if late else "MO", loose=True, mod="END" if late else "START")


def this_part(m: Found) -> Expression | None:
    """ "this morning", "last night", "the previous evening"."""
    which, code = m.words("which"), time_words()["parts"][m.words("part")]
    told = which in time_words()["told"] or which == "next"
    step = int(time_words()["told"].get(which) or time_words()["nearby"].get(which, "0"))
    clock, code = (code, "") if ":" in code else ("", code)
    return Expression(m.start, m.end, "time", day=("told" if told else "publication", step), part=code, clock=clock)


def part_beside(m: Found) -> Expression | None:
    """ "the night before", "the evening after"."""
    step = -1 if m.words("way") == "before" else 1
    return Expression(m.start, m.end, "time", day=("told", step), part=time_words()["parts"][m.words("part")])


def overnight(m: Found) -> Expression | None:
    """ "overnight", "during the night", "all night long"."""
    return Expression(m.start, m.end, "time", part="NI", which="overnight")
