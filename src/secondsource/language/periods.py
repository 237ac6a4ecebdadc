"""Which month, quarter, half year or season is meant near a known day, and periods so many steps away."""

from __future__ import annotations

from datetime import date, timedelta

#: First month of each season in the north.
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_BACK = frozenset({"last", "past", "previous", "prior", "preceding", "latest"})
_ON = frozenset({"next", "coming", "upcoming", "following"})


def named(kind: str, told: int | str, which: str, today: date, mention: date | None, quarter: str, future: bool) -> str:
    """The value of a period told by name; "" when it has none.

    `which` tells which of its kind ("last", "this year", "year ago"), `mention` is the day of what was last spoken of,
    `quarter` the quarter last spoken of.
    """
    if kind == "month":
        return _month(int(told), which, today, mention, future)
    if kind == "quarter":
        return _quarter(int(told), which, today, mention, quarter, future)
    if kind == "half":
        return f"{_year(which, today, mention):04}-H{told}"
    if kind == "season":
        return _season(str(told), which, today, mention, future)
    if kind == "year part":
        return _year_end(which, today)
    return ""


def _year(which: str, today: date, mention: date | None) -> int:
    """The year of "last year", "that year"; the year of the day where nothing else is said."""
    word = which.split(" ")[0]
    if word in ("that", "same"):
        return (mention or today).year
    if word in ("following", "previous", "preceding", "prior") and mention:
        return mention.year + (1 if word == "following" else -1)
    return today.year + (-1 if word in _BACK else 1 if word in _ON else 0)


def _month(month: int, which: str, today: date, mention: date | None, future: bool) -> str:
    if which.endswith("year"):
        year = _year(which, today, mention)
    elif which in _BACK:
        year = today.year - (month >= today.month)
    elif which in _ON:
        year = today.year + (month <= today.month)
    elif which:
        year = today.year
    else:
        ahead = future or (month - today.month) % 12 == 1  # next month is seldom that of last year
        year = today.year + (month < today.month if ahead else -(month > today.month))
    return f"{year:04}-{month:02}"


def _months(today: date) -> int:
    return today.year * 12 + today.month - 1


def _quarter(number: int, which: str, today: date, mention: date | None, quarter: str, future: bool) -> str:
    current = _months(today) // 3  # quarters since year 0
    if not number:
        spoken = int(quarter[:4]) * 4 + int(quarter[6]) - 1 if quarter[6:7].isdecimal() else current - 1
        back = {"year ago": 4, "that": 0, "same": 0, "": 0}
        steps = {"this": 0, "current": 0, "last": -1, "past": -1, "next": 1, "coming": 1, "upcoming": 1}
        chosen = spoken - back.get(which, 0) if which not in steps else current + steps[which]
        if which in ("previous", "preceding", "prior"):
            chosen = spoken - 1
        return _quarter_value(chosen)
    if which.endswith("year") or which in ("this", "current"):
        return f"{_year(which, today, mention):04}-Q{number}"
    if which == "year ago":
        return _quarter_value(_last_of(number, current) - 4)
    if which in _BACK:
        return _quarter_value(_last_of(number, current - 1))
    if which in _ON:
        return _quarter_value(_last_of(number, current) + 4)
    last = _last_of(number, current)
    ahead = 4 * (future and last + 4 - current < current - last)
    return _quarter_value(last + ahead)


def _last_of(number: int, current: int) -> int:
    """The last quarter of that number that has begun."""
    return current - (current - (number - 1)) % 4


def _quarter_value(quarters: int) -> str:
    return f"{quarters // 4:04}-Q{quarters % 4 + 1}"


def _season(code: str, which: str, today: date, mention: date | None, future: bool) -> str:
    if which.endswith("year") or which in ("that", "same", "following"):
        return f"{_year(which, today, mention):04}-{code}"
    first, now = _SEASONS[code], _months(today)
    begun = now - (now % 12 - (first - 1)) % 12  # the month in which the last one of its kind began
    over = begun + 3 <= now
    if which in _BACK:
        begun -= 0 if over else 12
    elif which in _ON or (over and (future or (which == "this" and begun // 12 < today.year))):
        begun += 12
    return f"{begun // 12:04}-{code}"


def _year_end(which: str, today: date) -> str:
    """ "Since year-end" is the last one; otherwise that of this year."""
    return f"{today.year - (which == 'since'):04}-12-31"


def shifted(letter: str, step: int, base: date) -> str:
    """The value of the unit that lies `step` units from the one that holds the day; what lies outside of the years 1
    to 9999 has none that `text.days.days_of` reads."""
    if letter in ("W", "2W", "WE"):
        day = _on(base, 7 * step * (2 if letter == "2W" else 1))
        if day is None:
            return ""
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if letter == "WE" else "")
    if letter == "M":
        return f"{(_months(base) + step) // 12:04}-{(_months(base) + step) % 12 + 1:02}"
    if letter == "Q":
        return _quarter_value(_months(base) // 3 + step)
    if letter == "DE":
        return f"{base.year // 10 + step:03}"
    if letter == "CE":
        return f"{base.year // 100 + step:02}"
    if letter in _SEASONS:
        return f"{base.year + step:04}-{letter}"
    if letter == "D" or letter.startswith("T"):
        day = _on(base, step if letter == "D" else 0)
        return day.isoformat() if day else ""
    return f"{base.year + step:04}"


def _on(day: date, days: int) -> date | None:
    """So many days on; None beyond the ends of the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None
