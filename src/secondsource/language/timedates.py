"""Readers of dates: days, months, seasons, quarters, and what is told from the report's own day."""

from __future__ import annotations

from secondsource.language.timepieces import Found
from secondsource.language.timereading import Expression, unit_of
from secondsource.language.timeyears import dated_by, nothing, number_of, odd_year, spelled_year, year_of
from secondsource.resources.times import time_words
from secondsource.text.dates import find_dates
from secondsource.text.days import day_or_none
from secondsource.text.listed import listed


def in_figures(m: Found) -> Expression | None:
    """ "2021-05-03", "21/06/2018"."""
    mention = next(iter(find_dates(m.row.text[m.start : m.end])), None)
    if mention is None:
        return None
    kind, clock = ("time", mention.clock) if mention.clock else ("date", "")
    return Expression(m.start, m.end, "time" if kind == "time" else "date", day=("value", mention.value), clock=clock)


def month_day(m: Found) -> Expression | None:
    """ "Monday, Oct. 26, 2009", "3 May", "June 3-5"."""
    year, month, end = year_of(m), int(m.code("month", "months", "short_months")), m.end
    if odd := odd_year(m):
        year, end = odd
    days = [number_of(m, label) for label in ("day", "to") if m.has(label)]
    known = int(year) if year.isdecimal() else 2000
    if not all(day_or_none(known, month, day) for day in days) or (len(days) == 2 and days[0] >= days[1]):
        return _month_of(m, year, month, end) if year.isdecimal() else None
    value = "/".join(f"{year}-{month:02}-{day:02}" for day in days)
    which = m.code("weekday", "weekdays", "short_weekdays") if m.has("weekday") else ""
    return Expression(m.start, end, day=("value", value), which=which)


def _month_of(m: Found, year: str, month: int, end: int) -> Expression:
    """The month of a day that does not exist ("30 February 2021"); no time where its year does not exist either."""
    return Expression(m.start, end, day=("value", f"{year}-{month:02}")) if int(year) else nothing(m.start, end)


def second_day(m: Found) -> Expression | None:
    """The "25" of "April 24 and 25"."""
    month = int(m.code("month", "months", "short_months"))
    if not day_or_none(2000, month, number_of(m, "second")):
        return None
    return Expression(m.start, m.end, day=("value", f"{year_of(m)}-{month:02}-{number_of(m, 'second'):02}"))


def month_year(m: Found) -> Expression | None:
    """ "August 2011", "June last year", "January of this year"."""
    month = m.code("month", "months", "short_months")
    if m.has("which"):
        return Expression(m.start, m.end, day=("month", int(month)), which=f"{m.words('which')} year")
    return Expression(m.start, m.end, day=("value", f"{year_of(m)}-{month}"))


#: Months whose names are also words or given names: alone they need a preposition, an article or a modifier before.
_ALSO_WORDS = listed("march april may june august")
_BEFORE_MONTH = listed(
    "in since until till by of last next this from to through during for late early mid - a the and or before after",
    "between",
)


def month_alone(m: Found) -> Expression | None:
    """ "March", "last April", "this September"."""
    words = m.words("month").rstrip(" .")
    named = m.before_capital()
    if words in time_words()["short_months"] and not m.words("month").endswith("."):
        return None
    if words in _ALSO_WORDS and not m.has("which") and (m.before() not in _BEFORE_MONTH or named):
        return None
    if words in ("may", "march") and m.before() in ("a", "the", "and", "or", "to") and named:
        return None
    month = int(m.code("month", "months", "short_months"))
    if odd := odd_year(m):
        return _month_of(m, odd[0], month, odd[1])
    return Expression(m.start, m.end, day=("month", month), which=m.words("which"))


def weekday(m: Found) -> Expression | None:
    """ "Tuesday", "last Friday", "the previous Friday"; "a Friday" and "every Friday" are habits."""
    number, which = int(m.code("weekday", "weekdays")), m.words("which")
    if which == "a" and m.before() != "on":
        return Expression(m.place("weekday")[0], m.end, day=("weekday", number))
    if which in ("a", "every", "each"):
        return Expression(m.start, m.end, "set", f"XXXX-WXX-{number}")
    nearby = "'s" if m.after() in ("'s", "’s") else ""
    return Expression(m.start, m.end, day=("weekday", number), which=which or nearby)


def many_weekdays(m: Found) -> Expression | None:
    """ "on Mondays"."""
    number = time_words()["weekdays"][m.words("weekday").removesuffix("s")]
    return Expression(m.start, m.end, "set", f"XXXX-WXX-{number}")


# ---- seasons, quarters, halves ------------------------------------------------------------------------------------


def season(m: Found) -> Expression | None:
    """ "the summer of 2015", "last fall", "over the summer"; "in winter" is a habit."""
    code = time_words()["seasons"][m.words("season")]
    if m.has("year") or m.has("spelled"):
        return Expression(
            m.start, m.end, day=("value", f"{spelled_year(m) if m.has('spelled') else year_of(m)}-{code}")
        )
    if m.has("habit"):
        return Expression(m.place("season")[0], m.end, "set", f"XXXX-{code}")
    if odd := odd_year(m):
        return dated_by(m, odd, f"{odd[0]}-{code}")
    start = m.start if m.has("which") else m.place("season")[0]
    return Expression(start, m.end, day=("season", code), which=m.words("which"))


def quarter(m: Found) -> Expression | None:
    """ "the third quarter of 1984", "this year's first quarter", "the year-ago quarter", "the latest quarter"."""
    number = number_of(m, "ordinal") if m.has("ordinal") else 0
    if m.has("ordinal") and not 1 <= number <= 4:
        return None
    if m.has("year"):
        return Expression(m.start, m.end, day=("value", f"{year_of(m)}-Q{number}"))
    which = "year ago" if m.has("ago") else m.words("which") + (" year" if m.has("of_year") else "")
    return Expression(m.start, m.end, day=("quarter", number), which=which)


def half_year(m: Found) -> Expression | None:
    """ "the first half of 1989", "the last half of the year"."""
    number = 2 if m.words("ordinal") in ("second", "last") else 1
    if m.has("year"):
        return Expression(m.start, m.end, day=("value", f"{year_of(m)}-H{number}"))
    return Expression(m.start, m.end, day=("half", number), which=m.words("which") or "this")


# ---- told from a day ----------------------------------------------------------------------------------------------


def day_word(m: Found) -> Expression | None:
    """ "yesterday", "today", "tomorrow", "tonight"."""
    step = {"yesterday": -1, "today": 0, "tomorrow": 1, "tonight": 0}[m.words("day")]
    part = "NI" if m.words("day") == "tonight" else ""
    return Expression(m.start, m.end, "time" if part else "date", day=("publication", step), part=part)


def two_days(m: Found) -> Expression | None:
    """ "the day before yesterday"."""
    return Expression(m.start, m.end, day=("publication", -2 if m.words("way") == "before" else 2))


def one_of(m: Found) -> Expression | None:
    """ "this week", "last month", "next year", "the previous day", "that year", "this past spring"."""
    which, unit = m.words("which"), unit_of(m.words("unit"))
    if m.is_title("unit"):
        return None
    told = which in time_words()["told"]
    step = int(time_words()["told" if told else "nearby"].get(which, "0"))
    if m.words("unit") in ("day", "night"):
        part = "NI" if m.words("unit") == "night" else ""
        base = "publication" if which in ("this", "last", "current", "coming") else "told"
        return Expression(m.start, m.end, "time" if part else "date", day=(base, step), part=part)  # type: ignore[arg-type]
    return Expression(m.start, m.end, shift=(unit, step), told=told)


def the_one(m: Found) -> Expression | None:
    """ "the year", "the week", "the weekend": the one that holds the day of the report; "later in the day"."""
    unit = unit_of(m.words("unit"))
    if unit == "D":
        return Expression(m.start, m.end, day=("told", 0))
    if unit == "Y" and (odd := odd_year(m)):
        return dated_by(m, odd, odd[0])
    return Expression(m.start, m.end, shift=(unit, 0), which="the")


def middle(m: Found) -> Expression | None:
    """ "Mid-year"."""
    return Expression(m.start, m.end, shift=(unit_of(m.words("unit")), 0), mod="MID")


def year_end(m: Found) -> Expression | None:
    """ "year-end": the last day of the year in which the report stands."""
    return Expression(m.start, m.end, day=("year part", "12-31"), which=m.before())


def holiday(m: Found) -> Expression | None:
    """A holiday or another day with a name, perhaps with its year."""
    name = m.words("holiday")
    code = time_words()["holidays"].get(name, "")
    which = year_of(m) if m.has("year") else m.words("which")
    if odd := odd_year(m):
        return nothing(m.start, odd[1])
    return Expression(m.start, m.end, day=("holiday", code), which=which) if code else None


def reference(m: Found) -> Expression | None:
    """ "now", "recently", "the near future"."""
    value = m.code("name", "references", "named_references")
    if m.words("name") == "soon" and (m.before() == "as" or m.after() in ("after", "before", "as", "enough")):
        return None
    return Expression(m.start, m.end, "date", value) if value else None
