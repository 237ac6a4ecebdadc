"""What an ISO or TIMEX3 date stands for in days, and which day an incomplete one means near a known day.

An X stands for a digit that is not known: "XXXX-05-03" is a 3 May, "XXXX-WXX-2" a Tuesday. Days are
`datetime.date`; weekdays are ISO numbers, Monday 1 to Sunday 7.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

Days = tuple[date, date]

#: First and last month of the seasons of TIMEX3 in the north; winter is cut at the turn of the year.
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 12)}


def days_of(value: str) -> Days | None:
    """First and last day of a date of any grain: 2021, 199X, 2021-05, 2021-W18, 2021-Q2, 2021-SP, 2021-05-03, a/b.

    A clock time after the day is ignored. None when the value leaves the days open or there is no such day.
    """
    text = value.strip().upper()
    if "/" in text:
        first, _, last = text.partition("/")
        left, right = days_of(first), days_of(last)
        return (left[0], right[1]) if left and right and left[0] <= right[1] else None
    try:
        return _one(text)
    except ValueError:  # 30 February, year 0
        return None


def _one(value: str) -> Days | None:
    if m := re.match(r"(\d{4})-(\d\d)-(\d\d)(?!\d)", value):
        day = date(int(m[1]), int(m[2]), int(m[3]))
        return day, day
    if m := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        monday = date.fromisocalendar(int(m[1]), int(m[2]), 1)
        return monday, monday + timedelta(days=6)
    if m := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return _months(int(m[1]), int(m[2]), int(m[2]))
    if m := re.fullmatch(r"(\d{4})-([QH])([1-4])", value):
        size = 3 if m[2] == "Q" else 6
        return _months(int(m[1]), (int(m[3]) - 1) * size + 1, int(m[3]) * size)
    if m := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return _months(int(m[1]), *_SEASONS[m[2]])
    if m := re.fullmatch(r"(\d{3})X?", value):
        return date(int(m[1]) * 10, 1, 1), date(int(m[1]) * 10 + 9, 12, 31)
    if m := re.fullmatch(r"\d\d", value):
        return date(max(1, int(value) * 100), 1, 1), date(int(value) * 100 + 99, 12, 31)
    if m := re.fullmatch(r"\d{4}", value):
        return _months(int(value), 1, 12)
    return None


def _months(year: int, first: int, last: int) -> Days:
    if last > 12:
        raise ValueError("no such month")
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def nearest_weekday(weekday: int, anchor: date) -> date:
    """The day of that weekday at most three days from the anchor: what "on Tuesday" means in a report of that day."""
    ahead = (weekday - anchor.isoweekday()) % 7
    return anchor + timedelta(days=ahead if ahead <= 3 else ahead - 7)


def weekday_until(weekday: int, anchor: date) -> date:
    """The last day of that weekday up to the anchor, that day included: "on Tuesday" of a thing past."""
    return anchor - timedelta(days=(anchor.isoweekday() - weekday) % 7)


def weekday_from(weekday: int, anchor: date) -> date:
    """The first day of that weekday from the anchor on, that day included."""
    return anchor + timedelta(days=(weekday - anchor.isoweekday()) % 7)


def nearest_month_day(month: int, day: int, anchor: date) -> date | None:
    """That day of that month in the year in which it lies nearest to the anchor; None when there is no such day."""
    days = [d for year in range(anchor.year - 1, anchor.year + 2) if (d := day_or_none(year, month, day))]
    return min(days, key=lambda d: (abs(d - anchor), d), default=None)


#: Days: a month and day this near is meant whatever the tense ("the vote was put off to 3 May").
_NEAR = 120


def month_day_by_tense(month: int, day: int, anchor: date, future: bool, weekday: int = 0) -> date | None:
    """Which day a month and day without a year mean in a report of the anchor's day.

    The nearest one when it is near; else the last one, or the next one of a thing to come. A weekday told beside it
    (ISO number, 0 for none) decides where it can. None when there is no such day.
    """
    days = [d for year in range(anchor.year - 4, anchor.year + 5) if (d := day_or_none(year, month, day))]
    if weekday:
        fits = [d for d in days if d.isoweekday() == weekday and abs(d - anchor) < timedelta(days=400)]
        days = fits or days
    nearest = min(days, key=lambda d: (abs(d - anchor), d), default=None)
    if nearest is None or abs(nearest - anchor).days <= _NEAR:
        return nearest
    sided = [d for d in days if (d >= anchor if future else d <= anchor)]
    return min(sided, key=lambda d: abs(d - anchor), default=nearest)


def years_with(month: int, day: int, weekday: int, years: Iterable[int]) -> tuple[int, ...]:
    """The years of those given in which that day of that month falls on that weekday.

    "Monday 3 May" is so in 2010, 2021 and 2027: a weekday beside a date without a year all but fixes the year.
    """
    return tuple(year for year in years if (d := day_or_none(year, month, day)) and d.isoweekday() == weekday)


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The day, or None when there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def occasions(days: Iterable[int], apart: int) -> int:
    """On how many occasions something was seen: day numbers, each `apart` or more from the one counted before."""
    count, last = 0, None
    for day in sorted(days):
        if last is None or day - last >= apart:
            count, last = count + 1, day
    return count


def interval(value: str) -> tuple[str, str] | None:
    """The ISO days of "2026-05-12" or "2026-05-12/2026-05-14"; None where it is neither."""
    first, _, last = value.partition("/")
    try:
        days = date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError:
        return None
    return (days[0].isoformat(), days[1].isoformat()) if days[0] <= days[1] else None
