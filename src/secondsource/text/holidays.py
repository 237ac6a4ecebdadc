"""Days that have a name: by month and day, by weekday, or by Easter."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from secondsource.text.days import day_or_none


def holiday(rule: str, near: date | None, which: str, future: bool) -> date | None:
    """The day of a holiday in the year that `which` states (four digits), or near a known day.

    `rule` is "MM-DD", "MM W N" (the Nth ISO weekday W of the month, from the end where N is negative) or "easter N"
    (days from Easter). With "last" and "next" it lies before and after the known day, else by tense. None when neither
    a year nor a day is known.
    """
    if which.isdecimal():
        return day_in(rule, int(which))
    if near is None:
        return None
    days = [d for year in range(near.year - 1, near.year + 2) if 1 < year < 9998 and (d := day_in(rule, year))]
    if which in ("last", "past", "previous") or (not future and which not in ("next", "this", "coming")):
        close = [d for d in days if which == "" and 0 < (d - near).days <= 14]
        return max((d for d in days if d <= near), default=None) if not close else close[0]
    return min((d for d in days if d >= near), default=None)


def day_in(rule: str, year: int) -> date | None:
    """The day of a holiday in a year; None when there is none or the rule is not understood."""
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule.split()[1]))
    if rule == "election":  # of the United States: the Tuesday after the first Monday of November
        return day_in("11 1 1", year) and date(year, 11, day_in("11 1 1", year).day + 1)  # type: ignore[union-attr]
    if "-" in rule[:3]:
        return day_or_none(year, int(rule[:2]), int(rule[3:]))
    month, weekday, count = (int(part) for part in rule.split())
    if count < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.isoweekday() - weekday) % 7 + 7 * (-count - 1))
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (count - 1))


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian algorithm, Nature 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
