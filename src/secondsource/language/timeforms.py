"""The forms in which English tells a time, as a table: a pattern, and what is read from its words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from secondsource.model.parse import MomentType
from secondsource.resources.times import time_words
from secondsource.text.numerals import ONES, SCALES, TENS

#: How a day is told: days from the publication, days from the day that is spoken of, a weekday (1 to 7, with "last",
#: "next" or a habit), or a value with or without open places.
DayKind = Literal["publication", "focus", "weekday", "value"]


@dataclass(frozen=True, slots=True)
class Expression:
    """What the words between two offsets say of a time.

    A date or time has a `day` (kind and number or value), a `part` of the day ("MO", "NI"), a `clock` ("HH:MM", or two
    with "/"), any of them. `shift` is (unit letter, how many units from the publication). `value` is ready for
    durations, sets and references. `spoken` hours are told in words. `loose` pieces count only when they are
    joined to a day.
    """

    start: int
    end: int
    type: MomentType = "date"
    value: str = ""
    day: tuple[DayKind, int | str] | None = None
    part: str = ""
    clock: str = ""
    open_half: bool = False
    shift: tuple[str, int] | None = None
    loose: bool = False
    word: str = ""
    spoken: bool = False


Read = Callable[[re.Match[str]], Expression | None]


# ---- what the words of each form say ------------------------------------------------------------------------------

HOURS = {word: n for word, n in ONES.items() if 1 <= n <= 12}


def number_of(words: str) -> float | None:
    """The number that words or digits tell ("seventy-two", "a hundred", "2.5"); None for "several" and the like."""
    if re.fullmatch(r"\d[\d,]*(?:\.\d+)?", words):
        return float(words.replace(",", ""))
    total, last = 0.0, 0.0
    for word in re.split(r"[\s-]+", words.lower()):
        if word in SCALES:
            total, last = total + (last or 1) * SCALES[word], 0.0
        elif word in ONES or word in TENS:
            last += ONES.get(word, 0) or TENS.get(word, 0)
        elif word in ("a", "an", "one"):
            last = 1.0
        elif word == "half":
            return 0.5
        elif word != "and":
            return None
    return total + last or None


def duration(amount: float | None, unit: str) -> str:
    """The TIMEX3 duration of so many units; X for an open number; half an hour is PT30M."""
    letter = time_words().units[unit]
    if letter == "2W":
        letter, amount = "W", 2 * amount if amount else None
    if amount == 0.5 and letter in _HALVES:
        return _HALVES[letter]
    told = "X" if amount is None else f"{amount:g}"
    return f"PT{told}{letter[1:]}" if letter.startswith("T") else f"P{told}{letter}"


_HALVES = {"TH": "PT30M", "Y": "P6M", "DE": "P5Y", "CE": "P50Y", "D": "PT12H"}


def _clock(m: re.Match[str]) -> Expression | None:
    """Digits, with "a.m." or "p.m." or on the clock of twenty-four hours."""
    hour, minute = int(m["hour"]), int(m["minute"] or 0)
    half = m["half"].lower() if "half" in m.re.groupindex and m["half"] else ""
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 24 or minute > 59:
        return None
    open_half = not half and len(m["hour"]) == 1
    return Expression(m.start(), m.end(), "time", clock=f"{hour:02}:{minute:02}", open_half=open_half)


def _hour(word: str) -> int:
    return HOURS[word.lower()] if word.lower() in HOURS else int(word)


def _spoken_clock(m: re.Match[str]) -> Expression | None:
    """ "four o'clock", "half past two", "ten to five"; whether before or after noon is left open."""
    hour, minutes = _hour(m["hour"]), 0
    if m.re.groupindex.get("minutes") and m["minutes"]:
        told = m["minutes"].lower().removeprefix("a ")
        minutes = {"half": 30, "quarter": 15}.get(told, ONES.get(told, TENS.get(told, 25)))
        if m["way"].lower() == "to":
            hour, minutes = (hour - 1) or 12, 60 - minutes
    clock = f"{hour:02}:{minutes:02}"
    return Expression(m.start("all"), m.end("all"), "time", clock=clock, open_half=True, spoken=True)


def _from_to(m: re.Match[str]) -> Expression | None:
    first, last = _hour(m["first"]), _hour(m["hour"])
    return Expression(m.start("all"), m.end("all"), "time", clock=f"{first:02}:00/{last:02}:00", open_half=True)


def _part(m: re.Match[str]) -> Expression | None:
    """A part of the day that stands by itself ("in the afternoon", "overnight") or belongs to a day beside it."""
    told = m["part"].lower()
    code = time_words().parts[told]
    loose = "loose" in m.re.groupindex
    if ":" in code:
        return Expression(m.start(), m.end(), "time", clock=code, loose=loose)
    return Expression(m.start(), m.end(), "time", part=code, loose=loose)


def _towards(m: re.Match[str]) -> Expression | None:
    """ "late on", "early": the evening or the morning of the day that follows."""
    part = "EV" if m["end"].lower() == "late" else "MO"
    return Expression(m.start(), m.end(), "time", part=part, loose=True)


def _this_part(m: re.Match[str]) -> Expression | None:
    """ "this morning", "last night", "the previous evening", "that day"."""
    which, what = m["which"].lower(), m["what"].lower()
    steps = {"this": 0, "last": -1, "same": 0, "that": 0, "previous": -1, "preceding": -1, "following": 1, "next": 1}
    kind: DayKind = "publication" if which in ("this", "last") else "focus"
    part = "" if what == "day" else time_words().parts[what]
    return Expression(m.start(), m.end(), "time" if part else "date", day=(kind, steps[which]), part=part)


def _day_word(m: re.Match[str]) -> Expression | None:
    steps = {"yesterday": -1, "today": 0, "tomorrow": 1, "tonight": 0}
    told = m["day"].lower()
    part = "NI" if told == "tonight" else ""
    return Expression(m.start(), m.end(), "time" if part else "date", day=("publication", steps[told]), part=part)


def _overnight(m: re.Match[str]) -> Expression | None:
    return Expression(m.start(), m.end(), "time", part="NI", word="overnight")


def _from_here(m: re.Match[str]) -> Expression | None:
    """ "two days ago", "a day earlier", "three weeks later"."""
    amount, unit, way = number_of(m["amount"]), m["unit"].lower(), m["way"].lower()
    letter = time_words().units.get(unit) or time_words().seasons.get(unit, "")
    if amount is None or amount != int(amount) or (letter.startswith("T") and way != "ago"):
        return Expression(m.start(), m.end("unit_all"), "duration", duration(amount, unit)) if unit else None
    back = -1 if way in ("ago", "earlier", "before", "previously") else 1
    if letter == "D" and unit != "night":
        kind: DayKind = "publication" if way in ("ago", "from now") else "focus"
        return Expression(m.start(), m.end(), day=(kind, back * int(amount)), word=way)
    return Expression(m.start(), m.end(), shift=(letter, back * int(amount)))


def _shifted(m: re.Match[str]) -> Expression | None:
    """ "this week", "last month", "next year", "last winter"."""
    step = {"this": 0, "last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1, "following": 1}
    unit = m["unit"].lower()
    letter = "WE" if unit == "weekend" else time_words().units.get(unit) or time_words().seasons[unit]
    return Expression(m.start(), m.end(), shift=(letter, step[m["which"].lower()]))


def _edge(m: re.Match[str]) -> Expression | None:
    """ "the end of the month"."""
    letter = time_words().units[m["unit"].lower()]
    step = {"last": -1, "next": 1}.get(m["which"].lower(), 0)
    return Expression(m.start(), m.end(), shift=(letter, step), word=m["edge"].lower())


def _weekend(m: re.Match[str]) -> Expression | None:
    return Expression(m.start(), m.end(), shift=("WE", 0))


def _lasting(m: re.Match[str]) -> Expression | None:
    """So many units of time, or an open number of them; "a day" after a count is a rate."""
    amount = number_of(m["amount"]) if m["amount"] else None
    value = duration(amount, m["unit"].lower())
    if (
        m["amount"]
        and m["amount"].lower() in ("a", "an")
        and _RATE.search(m.string[max(0, m.start() - 40) : m.start()])
    ):
        return Expression(m.start(), m.end(), "set", value)
    return Expression(m.start(), m.end(), "duration", value)


_RATE = re.compile(r"(?:\b\d[\d,.]*|\bonce|\btwice|\btimes|[$€£]\S+)(?: [\w-]+){0,2} \Z")


def _every(m: re.Match[str]) -> Expression | None:
    unit = m["unit"].lower()
    parts, units = time_words().parts, time_words().units
    value = duration(1, unit) if unit in units else f"XXXX-XX-XXT{parts[unit]}"
    return Expression(m.start(), m.end(), "set", value)


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _habit(m: re.Match[str]) -> Expression | None:
    """ "on Mondays"."""
    return Expression(m.start(), m.end(), "set", f"XXXX-WXX-{_WEEKDAYS.index(m['weekday'].lower()) + 1}")


def _reference(m: re.Match[str]) -> Expression | None:
    return Expression(m.start(), m.end(), "date", time_words().references[m.group().lower()])


def _again(m: re.Match[str]) -> Expression | None:
    return Expression(m.start(), m.end(), "set", time_words().sets[m.group().lower()])


def _season(m: re.Match[str]) -> Expression | None:
    return Expression(m.start(), m.end(), "set", f"XXXX-{time_words().seasons[m['season'].lower()]}")


#: After these words figures with a dot may be a clock time: "until 15.40".
_BEFORE_CLOCK = ("by", "until", "till", "from", "since", "around", "about", "before", "after", "between")


def _two_days(m: re.Match[str]) -> Expression | None:
    return Expression(m.start(), m.end(), day=("publication", -2 if m["way"].lower().startswith("before") else 2))


def _day_beside(m: re.Match[str]) -> Expression | None:
    """ "the day before", "the night after"."""
    part = time_words().parts.get(m["what"].lower(), "")
    step = -1 if m["which"].lower() == "before" else 1
    return Expression(m.start(), m.end(), "time" if part else "date", day=("focus", step), part=part)


#: "put the number at five", "a toll of six": what stands before makes the number a count.
_COUNT_BEFORE = re.compile(
    r"\b(?:puts?|putting|stands?|stood|number|toll|figure|losses|estimated|aged?|one by)\b[^.]*\Z", re.I
)


def _bare_hour(m: re.Match[str]) -> Expression | None:
    """ "before eight", "at five": only where nothing can be counted."""
    if _COUNT_BEFORE.search(m.string[max(0, m.start() - 60) : m.start()]):
        return None
    clock = f"{_hour(m['hour']):02}:00"
    return Expression(m.start("all"), m.end("all"), "time", clock=clock, open_half=True, spoken=True)


# ---- the forms ----------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def forms() -> tuple[tuple[re.Pattern[str], Read], ...]:
    """Each form as a pattern and what reads it, the more telling forms first."""
    words = time_words()
    hour = f"(?P<hour>{'|'.join(HOURS)}|1[0-2]|[1-9])"
    hour_word = f"(?P<hour>{'|'.join(w for w in HOURS if w != 'one')})"
    first_word = hour_word.replace("<hour>", "<first>")
    part = "|".join(sorted(words.parts, key=len, reverse=True))
    unit = "|".join(words.units)
    season = "|".join(words.seasons)
    small = "|".join([*ONES, *TENS, *SCALES])
    count = rf"\d[\d,]*(?:\.\d+)?|(?:(?:a|an|{small})(?:[- ]and)?[- ])*(?:{small})|half an?|an?"
    vague = r"several|some|a few|few|a couple of|many|dozens of|hundreds of|thousands of|recent|coming"
    ends = (
        r"(?=\s*(?:[.,;:?!)”\"’–—]|$|with\b|and\b|but\b|when\b|as\b|in the\b|on\b|this\b|yesterday\b|tomorrow\b|if\b))"
    )
    stops = (
        r"(?:[.,;:?!)”\"’–—](?!\d)|$|and\b|but\b|to\b|when\b|as\b|on\b|this\b|yesterday\b|until\b|till\b|local\b|hrs\b)"
    )
    measured = r"(?:percent|per cent|points?|m\b|k|million|billion|bn|metres|meters|miles|euros?|dollars|pounds|tonnes)"
    dotted = "(?:" + "|".join(rf"(?<=\b{word} )" for word in _BEFORE_CLOCK) + ")"
    a_clock = r"(?<![\d:.,$€£])(?P<hour>\d{1,2})"
    ahead = r"(?:at|by|before|after|until|till|since|from|around|about|towards?)"
    table: list[tuple[str, Read]] = [
        (rf"{a_clock}(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[ap])(?:\.m\.|m\b)", _clock),
        (
            r"(?<![\d:.,$€£])(?P<hour>[01]\d|2[0-3])[:.]?(?P<minute>[0-5]\d) ?(?:GMT|UTC|hours\b|hrs\b|local time)",
            _clock,
        ),
        (rf"{a_clock}:(?P<minute>[0-5]\d)(?![\d:])(?: local time)?", _clock),
        (rf"(?<=\bat ){a_clock}\.(?P<minute>[0-5]\d)(?!\d|\.\d|%)(?! ?{measured})", _clock),
        (rf"{dotted}{a_clock}\.(?P<minute>[0-5]\d)(?=\s*{stops})(?! ?{measured})", _clock),
        (rf"(?P<all>{hour} o['’]clock)", _spoken_clock),
        (rf"(?P<all>(?P<minutes>half|(?:a )?quarter) (?P<way>past|to) {hour})\b", _spoken_clock),
        (
            rf"\b{ahead} (?P<all>(?P<minutes>five|ten|twenty|twenty-five) (?:minutes )?(?P<way>past|to) {hour})\b",
            _spoken_clock,
        ),
        (
            rf"\b(?:between|from) (?P<all>{first_word} (?:and|until|till|to) {hour_word})(?= at night| in the |{ends})",
            _from_to,
        ),
        (
            rf"\b{ahead} (?:about |around |nearly |just |shortly )?(?P<all>{hour_word})\b{ends}",
            _bare_hour,
        ),
        (rf"\b(?P<all>{hour_word})(?= in the (?:morning|afternoon|evening)| at night)", _bare_hour),
        (r"(?:the )?day (?P<way>before yesterday|after tomorrow)", _two_days),
        (rf"(?:(?:the|that) )?(?P<which>same|previous|preceding|following|next) (?P<what>day|{part})\b", _this_part),
        (rf"\b(?P<which>this|last|that) (?P<what>{part})\b", _this_part),
        (r"\bthe (?P<what>day|night|evening) (?P<which>before|after)\b(?! the| a\b)", _day_beside),
        (r"\b(?P<day>yesterday|today|tomorrow|tonight)\b", _day_word),
        (r"\b(?:overnight|(?:during|through|throughout|in) the night|all night(?: long)?)\b", _overnight),
        (rf"\b(?:in|during|by) the (?:late |early |mid-)?(?P<part>{part})s?\b", _part),
        (rf"\b(?:at|by|before|after|until|since|around|about|till|towards?) (?P<part>{part})\b(?!-)", _part),
        (r"\b(?P<part>noon|midday|midnight)\b", _part),
        (rf"\b(?P<loose>(?:late |early |mid-)?(?P<part>{part}))\b", _part),
        (r"\b(?P<end>late|early)(?: on)?\b", _towards),
        (
            rf"\b(?P<unit_all>(?P<amount>{count}|{vague}) (?P<unit>{unit})s?) "
            r"(?P<way>ago|earlier|before|later|from now|previously)\b(?! the\b)",
            _from_here,
        ),
        (rf"\b(?P<unit_all>(?P<amount>{count}) (?P<unit>{season})s?) (?P<way>ago)\b", _from_here),
        (
            r"\b(?:the )?(?P<edge>end|beginning|start|middle) of (?P<which>the|this|last|next) "
            r"(?P<unit>week|month|year)\b",
            _edge,
        ),
        (
            rf"\b(?:(?:earlier|later) )?(?P<which>this|last|previous|past|next|coming|following) "
            rf"(?P<unit>week|weekend|month|year|decade|century|{season})\b",
            _shifted,
        ),
        (r"\bthe weekend\b", _weekend),
        (rf"\b(?:every|each) (?P<unit>{unit}|{part})\b", _every),
        (rf"\b(?P<weekday>{'|'.join(_WEEKDAYS)})s\b", _habit),
        (rf"\b(?:{'|'.join(words.sets)})\b", _again),
        (rf"\b(?:{'|'.join(words.references)})\b", _reference),
        (rf"(?<=\bin )(?P<season>{season})\b", _season),
        (
            rf"\b(?:(?:the )?(?:past|last|next|first|coming|another) )?(?:(?P<amount>{count}|{vague})[ -])?"
            rf"(?P<unit>{unit})s\b(?! old)(?:(?<=hours) (?:later|after)\b)?",
            _lasting,
        ),
        (rf"\b(?P<amount>{count})[ -](?P<unit>{unit})\b(?![ -]olds?\b)", _lasting),
    ]
    return tuple((re.compile(pattern, re.I), read) for pattern, read in table)
