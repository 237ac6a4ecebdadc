"""Readers of dates: days, months, years, seasons, quarters, and what is told from the report's own day."""

from __future__ import annotations

import re

from secondsource.language.timepieces import Found
from secondsource.language.timereading import Expression, unit_of
from secondsource.resources.times import time_words
from secondsource.text.dates import find_dates
from secondsource.text.days import day_or_none
from secondsource.text.listed import listed
from secondsource.text.numerals import ONES, TENS


def in_figures(m: Found) -> Expression | None:
    """ "2021-05-03", "21/06/2018"."""
    mention = next(iter(find_dates(m.row.text[m.start : m.end])), None)
    if mention is None:
        return None
    kind, clock = ("time", mention.clock) if mention.clock else ("date", "")
    return Expression(m.start, m.end, "time" if kind == "time" else "date", day=("value", mention.value), clock=clock)


def _year(m: Found) -> str:
    """The stated year in four digits, "XXXX" when there is none; '88 is 1988 and '05 is 2005."""
    words = m.words("year")
    if not words:
        return "XXXX"
    if words.isdigit():
        return words
    digits = words[-2:]
    return ("19" if int(digits) >= 40 else "20") + digits


def _number(m: Found, label: str) -> int:
    """The number that a part tells: "23", "23rd", "third"."""
    words = m.words(label)
    digits = re.match(r"\d{1,4}", words)
    return int(digits[0]) if digits else int(time_words()["ordinals"].get(words, "0"))


def month_day(m: Found) -> Expression | None:
    """ "Monday, Oct. 26, 2009", "3 May", "June 3-5"."""
    year, month = _year(m), int(m.code("month", "months", "short_months"))
    days = [_number(m, label) for label in ("day", "to") if m.has(label)]
    known = int(year) if year.isdigit() else 2000
    if not all(day_or_none(known, month, day) for day in days) or (len(days) == 2 and days[0] >= days[1]):
        return None
    value = "/".join(f"{year}-{month:02}-{day:02}" for day in days)
    which = m.code("weekday", "weekdays", "short_weekdays") if m.has("weekday") else ""
    return Expression(m.start, m.end, day=("value", value), which=which)


def second_day(m: Found) -> Expression | None:
    """The "25" of "April 24 and 25"."""
    month = int(m.code("month", "months", "short_months"))
    if not day_or_none(2000, month, _number(m, "second")):
        return None
    return Expression(m.start, m.end, day=("value", f"{_year(m)}-{month:02}-{_number(m, 'second'):02}"))


def month_year(m: Found) -> Expression | None:
    """ "August 2011", "June last year", "January of this year"."""
    month = m.code("month", "months", "short_months")
    if m.has("which"):
        return Expression(m.start, m.end, day=("month", int(month)), which=f"{m.words('which')} year")
    return Expression(m.start, m.end, day=("value", f"{_year(m)}-{month}"))


#: Months whose names are also words or given names: alone they need a preposition, an article or a modifier before.
_ALSO_WORDS = listed("march april may june august")
_BEFORE_MONTH = listed(
    "in since until till by of last next this from to through during for late early mid - a the and or before after",
    "between",
)


def month_alone(m: Found) -> Expression | None:
    """ "March", "last April", "this September"."""
    words = m.words("month").rstrip(".")
    named = m.before_capital()
    if words in time_words()["short_months"] and not m.words("month").endswith("."):
        return None
    if words in _ALSO_WORDS and not m.has("which") and (m.before() not in _BEFORE_MONTH or named):
        return None
    if words in ("may", "march") and m.before() in ("a", "the", "and", "or", "to") and named:
        return None
    return Expression(
        m.start, m.end, day=("month", int(m.code("month", "months", "short_months"))), which=m.words("which")
    )


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


# ---- years --------------------------------------------------------------------------------------------------------

_SUMS = listed("$ £ € ¥ # + = @ / °")
_TELL_YEAR = listed(
    "in since until till during by year years after before through throughout for between from of the its his her",
    "their our this 's early late mid than election elections",
)
_SPLIT = re.compile(r"[a-z]{3,}s$")


def bare_year(m: Found) -> Expression | None:
    """A number of four digits where it is a year: not a sum, not a count, not a piece of a name."""
    before, after = m.before(), m.after()
    if before in _SUMS or after in ("%", "percent", "°", "/") or _is_counted(m):
        return None
    if before in ("-", "–", "—") and not (
        _is_year(m.before(2)) or m.before(2) in ("mid", "pre", "post", "early", "late")
    ):
        return None
    if after == "-" and m.after(2)[:1].isalpha() and m.after(2) not in ("era", "style", "model"):
        return None
    if before in _TELL_YEAR or before in ("(", "["):
        return _of_year(m)
    if m.after_capital() and not after.isalpha():
        return None
    joined = before in ("and", "or", "to", ",", "-", "–", "vs") and any(_is_year(m.before(k)) for k in (2, 3))
    if joined or (m.has("modern") and before not in ("at", "to", ",", "and", "or", ".") and not before.isdigit()):
        return _of_year(m)
    if before == "to" and m.before(2) in ("back", "dating", "dates", "dated", "prior", "up", "down"):
        return _of_year(m)
    if m.has("modern") and before in (",", "") and after in (",", "", "."):
        return _of_year(m)
    return None


def _of_year(m: Found) -> Expression:
    return Expression(m.start, m.end, day=("value", _year(m)))


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and "1000" <= word < "2200"


def _is_counted(m: Found) -> bool:
    """Whether the number counts what stands behind it ("the 2000 people", "2000 new homes")."""
    after, before = m.after(), m.before()
    if after in time_words()["counted"] or m.after(2) in time_words()["counted"]:
        return True
    round_one = m.words("year").endswith("00") or not m.has("modern")
    return round_one and bool(_SPLIT.match(after)) and before not in ("in", "since", "year")


def year_named(m: Found) -> Expression | None:
    """ "the year 2000", "fiscal 1990", "nineteen ninety-four"."""
    if m.has("year"):
        return _of_year(m)
    return Expression(m.start, m.end, day=("value", _spelled(m)))


def _spelled(m: Found) -> str:
    words = m.words("spelled").replace("-", " ").split()
    rest = sum(TENS.get(w, 0) + ONES.get(w, 0) for w in words[1:] if w not in ("thousand", "hundred", "and"))
    return str({"nineteen": 1900, "eighteen": 1800, "twenty": 2000, "two": 2000}[words[0]] + rest)


def decade(m: Found) -> Expression | None:
    """ "the 1990s", "the '80s", "the nineties"."""
    words = m.words("decade")
    if words.isalpha():
        digits = str(TENS[words.removesuffix("ies") + "y"] // 10)
        return Expression(m.start, m.end, day=("value", f"19{digits}"))
    digits = re.sub(r"\D", "", words)
    century = digits[:2] if len(digits) == 4 else "20" if digits < "20" else "19"
    return Expression(m.start, m.end, day=("value", f"{century}{digits[-2]}"))


def century(m: Found) -> Expression | None:
    """ "the 11th century" is 10, as its years begin."""
    number = _number(m, "ordinal")
    return Expression(m.start, m.end, day=("value", f"{number - 1:02}")) if 1 <= number <= 22 else None


# ---- seasons, quarters, halves ------------------------------------------------------------------------------------


def season(m: Found) -> Expression | None:
    """ "the summer of 2015", "last fall", "over the summer"; "in winter" is a habit."""
    code = time_words()["seasons"][m.words("season")]
    if m.has("year") or m.has("spelled"):
        return Expression(m.start, m.end, day=("value", f"{_spelled(m) if m.has('spelled') else _year(m)}-{code}"))
    if m.has("habit"):
        return Expression(m.place("season")[0], m.end, "set", f"XXXX-{code}")
    start = m.start if m.has("which") else m.place("season")[0]
    return Expression(start, m.end, day=("season", code), which=m.words("which"))


def quarter(m: Found) -> Expression | None:
    """ "the third quarter of 1984", "this year's first quarter", "the year-ago quarter", "the latest quarter"."""
    number = _number(m, "ordinal") if m.has("ordinal") else 0
    if m.has("ordinal") and not 1 <= number <= 4:
        return None
    if m.has("year"):
        return Expression(m.start, m.end, day=("value", f"{_year(m)}-Q{number}"))
    which = "year ago" if m.has("ago") else m.words("which") + (" year" if m.has("of_year") else "")
    return Expression(m.start, m.end, day=("quarter", number), which=which)


def half_year(m: Found) -> Expression | None:
    """ "the first half of 1989", "the last half of the year"."""
    number = 2 if m.words("ordinal") in ("second", "last") else 1
    if m.has("year"):
        return Expression(m.start, m.end, day=("value", f"{_year(m)}-H{number}"))
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
    return Expression(m.start, m.end, shift=(unit, 0), which="the")


def year_end(m: Found) -> Expression | None:
    """ "year-end": the last day of the year in which the report stands."""
    return Expression(m.start, m.end, day=("year part", "12-31"), which=m.before())


def holiday(m: Found) -> Expression | None:
    """A holiday or another day with a name, perhaps with its year."""
    name = m.words("holiday")
    code = time_words()["holidays"].get(name, "")
    which = _year(m) if m.has("year") else m.words("which")
    return Expression(m.start, m.end, day=("holiday", code), which=which) if code else None


def reference(m: Found) -> Expression | None:
    """ "now", "recently", "the near future"."""
    value = m.code("name", "references", "named_references")
    if m.words("name") == "soon" and (m.before() == "as" or m.after() in ("after", "before", "as", "enough")):
        return None
    return Expression(m.start, m.end, "date", value) if value else None
