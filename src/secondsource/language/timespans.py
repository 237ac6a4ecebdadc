"""Readers of lengths of time, of what is counted from a day ("two weeks ago"), and of what happens again and again."""

from __future__ import annotations

import re

from secondsource.language.timepieces import Found
from secondsource.language.timereading import Expression, amount_of, duration, unit_of
from secondsource.resources.times import time_words

#: What stands before "a day" where it is a rate: "40 loaves", "once", "$500".
_RATE = re.compile(
    r"(?:\b\d[\d,.]*|\b(?P<often>once|twice|times)|\bmillion|\bbillion|[$€£]\S+|\bhours)(?: [\w-]+){0,2} \Z"
)


def lasting(m: Found) -> Expression | None:
    """So many units of time, or an open number of them; "a day" after a count is a rate."""
    words, told = m.words("amount"), m.words("unit")
    many = told in time_words()["many_units"]
    one = words in ("a", "an", "one") and not m.has("half")
    if (
        (words == "many" and m.before() == "as")
        or m.is_title("unit")
        or (one and told in ("second", "quarter", "weekend"))
        or _is_share(m, told)
    ):
        return None
    unit = unit_of(told)
    rate = _RATE.search(m.row.text[max(0, m.start - 40) : m.start]) if one and words != "one" else None
    if rate:  # a sum a year is no time; "once a year" is
        return Expression(m.start, m.end, "set", duration(1, unit)) if told == "day" or rate["often"] else None
    amount = amount_of(words) if words else None if many else 1.0
    if m.has("half"):
        amount = (amount or 0) + 0.5
    return Expression(m.start, m.end, "duration", duration(amount, unit))


def _is_share(m: Found, told: str) -> bool:
    """ "Three-quarters of its food"."""
    return told == "quarters" and m.after() == "of" and (m.words("amount") in ("three", "3") or m.before() == "-")


def leaning(m: Found) -> Expression | None:
    """ "recent years", "the coming weeks"."""
    return Expression(m.start, m.end, "date", m.code("lean", "leaning"))


def from_day(m: Found) -> Expression | None:
    """ "two days ago", "a day earlier", "three weeks later", "last year's two weeks hence"."""
    words, unit, way = m.words("amount"), unit_of(m.words("unit")), m.words("way")
    if not unit:
        season = time_words()["seasons"].get(m.words("unit").removesuffix("s"), "")
        unit = season
    amount = amount_of(words) if words else None
    told = way in time_words()["told_ways"] or way == "before"
    back = -1 if way == "ago" or way == "before" or time_words()["told_ways"].get(way) == "-" else 1
    if (amount is None or unit.startswith("T")) and told:
        return Expression(m.start, m.place("unit")[1], "duration", duration(amount, unit))
    if amount is None:
        return Expression(m.start, m.end, "date", "PAST_REF" if back < 0 else "FUTURE_REF")
    if amount % 1:
        return Expression(m.start, m.end, shift=(unit, back * round(amount)), told=told, which="half")
    if unit == "D":
        return Expression(
            m.start, m.end, day=("told" if told else "publication", back * int(min(amount, 1e6))), which=way
        )
    return Expression(m.start, m.end, shift=(unit, back * int(min(amount, 9_999))), told=told, which=way)


def beside(m: Found) -> Expression | None:
    """ "the day before", "the year after": one unit from what is spoken of."""
    unit, step = unit_of(m.words("unit")), -1 if m.words("way") == "before" else 1
    if unit == "D":
        return Expression(m.start, m.end, day=("told", step))
    return Expression(m.start, m.end, shift=(unit, step), told=True)


#: Before a length of time: how long a thing lasted, not how far it lies from another.
_LASTING = frozenset({"for", "lasted", "lasting", "last", "spent", "within", "in", "waited", "over", "took"})


def hanging(m: Found) -> Expression | None:
    """ "two days after | the raid", "the day after | the ferry sank", "hours before | he fled": from an event."""
    unit, words = unit_of(m.words("unit")), m.words("amount")
    amount = amount_of(words) if words else None if m.words("unit") in time_words()["many_units"] else 1.0
    if m.is_title("unit") or (words in ("a", "an", "one") and m.words("unit") in ("second", "quarter")):
        return None
    way = -1 if m.words("way") in ("before", "prior", "ahead") else 1
    hangs = m.place("way")[1]
    if m.has("the"):
        return Expression(m.start, m.end, "date", shift=(unit, 1), hangs=hangs, way=way)
    value = duration(amount, unit)
    if m.before() in _LASTING:
        return Expression(m.start, m.end, "duration", value)
    return Expression(m.start, m.end, "duration", value, shift=(unit, int(amount or 0)), hangs=hangs, way=way)


def every(m: Found) -> Expression | None:
    """ "every day", "each month", "every two weeks", "every morning"."""
    if m.has("part"):
        return Expression(m.start, m.end, "set", f"XXXX-XX-XXT{time_words()['parts'][m.words('part')]}")
    amount = amount_of(m.words("amount")) if m.has("amount") else 1.0
    return Expression(m.start, m.end, "set", duration(amount, unit_of(m.words("unit"))))


def weekends(m: Found) -> Expression | None:
    """ "On weekends"."""
    return Expression(m.start, m.end, "set", "XXXX-WXX-WE")


def again(m: Found) -> Expression | None:
    """ "daily", "annually"."""
    if m.is_title("name") or m.before_capital():  # a newspaper
        return None
    return Expression(m.start, m.end, "set", time_words()["sets"][m.words("name")])
