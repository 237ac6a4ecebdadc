"""Find the dates that a text states: full ("3 May 2021"), partial ("Oct. 9", "late 2009") and weekdays.

Relative expressions ("yesterday", "three weeks ago") are not dates; they belong to the parse. What a found value
stands for in days is told by `text.days`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from secondsource.text.days import day_or_none, days_of

Grain = Literal["day", "month", "season", "year", "decade", "range"]
#: What a form reads from its words: value and grain; None when there is no such date.
_Value = tuple[str, Grain] | None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text: characters `start` to `end`, and its value in ISO or TIMEX3 form.

    What the words leave open is X in the value: "XXXX-05-03" (no year), "XXXX-WXX-2" (a Tuesday). `weekday` (Monday 1
    to Sunday 7) is set when the words name one, `clock` ("18:30") when a time of day belongs to the date, `part`
    ("early", "mid", "late") when only that part of the month or year is meant. A value "a/b" is a range of days, or
    one day in figures that can be read in two ways (`ambiguous`).
    """

    start: int
    end: int
    value: str
    grain: Grain
    weekday: int | None = None
    clock: str | None = None
    part: str | None = None
    ambiguous: bool = False

    @property
    def complete(self) -> bool:
        """Whether the value says which days are meant."""
        return days_of(self.value) is not None

    @property
    def month_day(self) -> tuple[int, int] | None:
        """Month and day, when both are stated (with or without the year)."""
        m = re.fullmatch(r"[\dX]{4}-(\d\d)-(\d\d)", self.value)
        return (int(m[1]), int(m[2])) if m else None


def find_dates(text: str, day_first: bool | None = None) -> tuple[DateMention, ...]:
    """Every date stated in the text, in order and without overlap.

    `day_first` says how 05/06/2021 is to be read; None takes it from the text's other dates in figures, and leaves
    the date ambiguous when they do not tell.
    """
    if day_first is None:
        day_first = _custom(text)
    taken: dict[int, DateMention] = {}  # every character of a date to its mention: the first form that fits has it
    for pattern, read in _forms():
        for match in pattern.finditer(text):
            if match.start() in taken or match.end() - 1 in taken:
                continue
            if mention := _mention(match, read, day_first):
                taken |= dict.fromkeys(range(mention.start, mention.end), mention)
    return tuple(sorted({m.start: m for m in taken.values()}.values(), key=lambda m: m.start))


def _mention(
    match: re.Match[str], read: Callable[[dict[str, str]], _Value], day_first: bool | None
) -> DateMention | None:
    words = {name: text for name, text in match.groupdict().items() if text}
    if day_first is not None:
        words["day_first"] = "yes" if day_first else ""
    if not (found := read(words)):
        return None
    value, grain = found
    weekday = _number(words["weekday"], _DAYS) if "weekday" in words else None
    part = words["part"].lower() if "part" in words else None
    ambiguous = "f1" in words and grain == "range"
    return DateMention(match.start(), match.end(), value, grain, weekday, _clock(words), part, ambiguous)


def _custom(text: str) -> bool | None:
    """Whether dates in figures put the day first, by those that can only be read in one way; None when mixed."""
    figures = re.finditer(r"(?<![\d/.])(\d{1,2})[/.](\d{1,2})[/.]\d{4}(?!\d)", text)
    firsts = {int(m[1]) > 12 for m in figures if max(int(m[1]), int(m[2])) > 12}
    return firsts.pop() if len(firsts) == 1 else None


# ---- what the words of each form say ----------------------------------------------------------------------------

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}


def _number(name: str, names: list[str]) -> int:
    """The number of a month or weekday by the first three letters of its name, from 1."""
    return next(i for i, full in enumerate(names, 1) if full.startswith(name[:3].lower()))


def _clock(words: dict[str, str]) -> str | None:
    if "hour" not in words:
        return None
    hour = int(words["hour"])
    if "half" in words:
        hour = hour % 12 + (12 if words["half"] in "pP" else 0)
    return f"{hour:02}:{words['minute']}"


def _day(year: str, month: int, day: int) -> str | None:
    """The ISO day, its year perhaps open; None when there is no such day in that year (or in any)."""
    if not day_or_none(int(year) if year.isdecimal() else 2000, month, day):
        return None
    return f"{year}-{month:02}-{day:02}"


def _month_day(words: dict[str, str]) -> _Value:
    year = words.get("year", "XXXX")
    month = _number(words["month"], _MONTHS)
    first = _day(year, month, int(words["day"]))
    if first and "to" in words and int(words["to"]) > int(words["day"]):
        last = _day(year, month, int(words["to"]))
        return (f"{first}/{last}", "range") if last else None
    return (first, "day") if first and "to" not in words else None


def _iso(words: dict[str, str]) -> _Value:
    value = _day(words["year"], int(words["month"]), int(words["day"]))
    return (value, "day") if value else None


def _figures(words: dict[str, str]) -> _Value:
    one, two = int(words["f1"]), int(words["f2"])
    readings = {True: _day(words["year"], two, one), False: _day(words["year"], one, two)}
    if "day_first" in words and readings[bool(words["day_first"])]:
        value = readings[bool(words["day_first"])]
        return (value, "day") if value else None
    possible = sorted({value for value in readings.values() if value})
    if not possible:
        return None
    return (possible[0], "day") if len(possible) == 1 else ("/".join(possible), "range")


def _month(words: dict[str, str]) -> _Value:
    return f"{words.get('year', 'XXXX')}-{_number(words['month'], _MONTHS):02}", "month"


def _season(words: dict[str, str]) -> _Value:
    return f"{words['year']}-{_SEASONS[words['season'].lower()]}", "season"


def _year(words: dict[str, str]) -> _Value:
    return words["year"], "year"


def _decade(words: dict[str, str]) -> _Value:
    return words["decade"] + "X", "decade"


def _weekday(words: dict[str, str]) -> _Value:
    return f"XXXX-WXX-{_number(words['weekday'], _DAYS)}", "day"


# ---- the forms ----------------------------------------------------------------------------------------------------

#: Months whose names are also words or given names are taken for months only beside a year, a day or a preposition.
_PLAIN_MONTHS = ("January", "February", "July", "September", "October", "November", "December")
_OTHER_MONTHS = ("March", "April", "May", "June", "August")
#: "in 2009" is a year; so is "the 2009 treaty", but not "the 2009 people" nor "the 2009 survivors".
_BEFORE_YEAR = ("in", "In", "since", "Since", "until", "Until", "till", "during", "During", "by", "year", "after")
_COUNTED = r"(?:[a-z]+s|people|men|women|children|dead|percent|per)\b"


def _after(words: tuple[str, ...]) -> str:
    """A look-behind for one of some words and a space."""
    return "(?:" + "|".join(rf"(?<=\b{word} )" for word in words) + ")"


def _either(names: tuple[str, ...] | list[str]) -> str:
    """Names of months or days as a group: capitalised or all in capitals, never in small letters."""
    return "|".join(form for name in names for form in (name.capitalize(), name.upper()))


@lru_cache(maxsize=1)
def _forms() -> tuple[tuple[re.Pattern[str], Callable[[dict[str, str]], _Value]], ...]:
    """Each form of a date as a pattern and what reads it, the more telling forms first."""
    part = r"(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate)(?: in)?[ -])"
    short = _either(["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec"])
    month = rf"(?P<month>{_either(_MONTHS)}|(?:{short})\b\.?)"
    weekday = rf"(?:(?P<weekday>{_either(_DAYS)}|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?),? +(?:the +)?)?"
    day = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?: ?[-–] ?(?P<to>[12]?\d|3[01])(?:st|nd|rd|th)?)?"
    year = r"(?P<year>(?:1[5-9]|20)\d\d)(?!\d|[.,:]\d)"
    time = r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?: ?(?P<half>[aApP])\.?[mM]\b\.?)?"
    clock, clock_before = rf"(?:(?:,| at| -| –| \|)? {time}(?!\d))?", rf"{time},? +"
    iso_clock = r"(?:[T ](?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?"
    not_counted = r"(?!\d|[.,:/]\d| ?(?:%|percent|per cent))"
    forms = [
        (rf"{clock_before}{weekday}{day} +(?:of +)?{month},? +{year}", _month_day),
        (rf"{weekday}{day} +(?:of +)?{month}(?:,? +{year})?{clock}", _month_day),
        (rf"{weekday}{month} +{day}{not_counted}(?:,? +{year})?{clock}", _month_day),
        (rf"(?P<year>\d{{4}})(?P<sep>[-/.])(?P<month>\d\d)(?P=sep)(?P<day>\d\d){iso_clock}(?!\d)", _iso),
        (rf"(?P<f1>\d{{1,2}})(?P<sep>[/.])(?P<f2>\d{{1,2}})(?P=sep)(?P<year>\d{{4}})(?!\d|\.\d){clock}", _figures),
        (rf"{part}?{month},? +(?:of +)?{year}", _month),
        (rf"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter) +(?:of +)?{year}", _season),
        (rf"{part}?(?P<decade>(?:1[5-9]|20)\d)0s\b", _decade),
        (rf"{part}{year}(?!-)", _year),
        (rf"{_after(_BEFORE_YEAR)}{year}(?!-| {_COUNTED})", _year),
        (rf"{_after(('the', 'The', 'a', 'A', 'of', 'of the', 'from'))}{year}(?= +[a-z])(?! {_COUNTED})", _year),
        (rf"{part}?(?P<month>{'|'.join(_PLAIN_MONTHS)})\b", _month),
        (rf"{part}(?P<month>{'|'.join(_OTHER_MONTHS)})\b", _month),
        (
            rf"{_after(('in', 'In', 'since', 'until', 'by', 'of', 'last', 'next', 'this', 'from', 'to'))}"
            rf"(?P<month>{'|'.join(_OTHER_MONTHS)})\b(?! [A-Z])",
            _month,
        ),
        (rf"(?P<weekday>{_either(_DAYS)})\b", _weekday),
    ]
    return tuple((re.compile(rf"(?<![\w/-]){pattern}"), read) for pattern, read in forms)
