"""Which day an expression of time means: reckoned from the publication, from the day that is spoken of, by tense."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from secondsource.language import periods
from secondsource.language.dayclock import DayClock
from secondsource.language.precision import precision_of
from secondsource.language.timereading import Expression
from secondsource.model.parse import Moment
from secondsource.model.report import Published
from secondsource.model.span import Span
from secondsource.text.days import Days, days_of, month_day_by_tense, nearest_weekday, weekday_from, weekday_until
from secondsource.text.holidays import holiday

#: Days: an interval of publication up to this long is taken for its last day.
_NARROW = 3
_LATER_HALF = frozenset({"AF", "EV", "NI"})
_DAY_KINDS = frozenset({"publication", "told", "weekday", "holiday"})
#: A value and the days it spans, None where they are not known.
_Told = tuple[str, Days | None]


@dataclass(slots=True)
class Reckoner:
    """Reads the expressions of one report in order.

    `today` is the day of publication; `since` and `until` are the first and the last day it can be where that is not
    known. `focus` is the day last spoken of, `mention` the first day of the last dated time of any length, `quarter`
    the quarter last spoken of, `half` the part of the day last told beside a day.
    """

    report: str
    today: date | None
    until: date | None
    anchor: str | None
    since: date | None = None
    focus: date | None = None
    mention: date | None = None
    quarter: str = ""
    half: str = field(default="")
    day_clock: DayClock = field(default_factory=DayClock)

    def moment(self, e: Expression, *, future: bool, telling: bool = True) -> Moment | None:
        """The moment that an expression means; None when it tells nothing or lies outside of the calendar (years 1 to
        9999). `telling` says that it stands in the story, so that later expressions may lean on it."""
        try:
            return self._moment(e, future, telling)
        except (OverflowError, ValueError):
            return None

    def _moment(self, e: Expression, future: bool, telling: bool) -> Moment | None:
        if e.hangs is not None:  # what it hangs on is looked for later
            return self._made(e, e.value or "XXXX-XX-XX", None)
        if e.value or e.type in ("duration", "set"):
            return self._made(e, e.value, None)
        if e.shift:
            return self._kept(e, self._shifted(e, future), telling)
        if e.day and e.day[0] not in _DAY_KINDS and not (e.day[0] == "value" and _is_day(str(e.day[1]))):
            return self._kept(e, self._period(e, future), telling)
        day, value = self._day(e, future)
        if telling and e.day and e.day[0] != "told" and day:
            self.focus = self.mention = day
        if telling and e.part and e.which != "overnight":
            self.half = e.part
        days = (day, day) if day and "/" not in value else days_of(value)
        return self._made(e, self._clocked(e, value), days, leaning=not _is_full(e))

    def _kept(self, e: Expression, told: _Told, telling: bool) -> Moment | None:
        value, days = told
        if telling and days:
            self.mention = days[0]
        if telling and e.day and e.day[0] == "quarter" and e.which != "year ago":
            self.quarter = value
        stated = bool(e.day) and e.day == ("value", value)
        return self._made(e, value, days, leaning=not stated)

    # ---- days ---------------------------------------------------------------------------------------------------

    def _day(self, e: Expression, future: bool) -> tuple[date | None, str]:
        """The day meant, and its value with X for what is open."""
        kind, told = e.day or ("", 0)
        day: date | None = None
        if kind == "weekday":
            day = self._weekday(int(told), e.which, future)
            return day, day.isoformat() if day else f"XXXX-WXX-{told}"
        if kind == "value":
            return self._stated(str(told), e.which, future)
        if kind == "holiday":
            day = holiday(str(told), self.until, e.which, future)
            return day, day.isoformat() if day else ""
        if kind == "publication":
            day = _moved(self.today, int(told))
            if not day and self.since:
                return None, _interval(_moved(self.since, int(told)), _moved(self.until, int(told)))
        elif kind == "told":
            base = self.today if future or int(told) <= 0 else None  # "three days later" of a day that nobody told
            day = _moved(self.focus or base, int(told))
        elif e.which == "overnight":
            day = self._night(future)
        else:
            days = [d for d in (self.today, self.focus) if d]
            day = max(days, default=None) if future else self.focus or self.today
        if day and e.clock == "24:00":
            day = _moved(day, 1)
        return day, day.isoformat() if day else "XXXX-XX-XX"

    def _weekday(self, number: int, which: str, future: bool) -> date | None:
        """ "On Tuesday" of a thing past is the last Tuesday up to the publication; of a thing to come the next."""
        if not self.until or (self.since and (self.until - self.since).days > 6):
            return None
        if which in ("previous", "preceding", "prior", "that", "same", "following", "ensuing"):
            base = self.focus or self.until
            if which in ("following", "ensuing"):
                return weekday_from(number, base + timedelta(days=1))
            return weekday_until(number, base - timedelta(days=0 if which in ("that", "same") else 1))
        if which in ("next", "coming", "upcoming"):
            return weekday_from(number, self.until + timedelta(days=1))
        if which in ("last", "past"):
            return weekday_until(number, self.until - timedelta(days=1))
        if which == "'s" and future:  # "before Sunday's vote", "over Sunday's vote"
            return nearest_weekday(number, self.until)
        return weekday_from(number, self.until) if future or which == "this" else weekday_until(number, self.until)

    def _stated(self, value: str, weekday: str, future: bool) -> tuple[date | None, str]:
        known = days_of(value)
        if known is None and value.startswith("XXXX-") and self.until:
            first, *last = value.split("/")
            month, day = int(first[5:7]), int(first[8:10])
            near = month_day_by_tense(month, day, self.until, future, int(weekday or 0))
            if self.since and near != month_day_by_tense(month, day, self.since, future, int(weekday or 0)):
                return None, value  # published on one of many days, which may mean different years
            if near and last:
                return near, f"{near.isoformat()}/{near.year:04}-{last[0][5:]}"
            known = (near, near) if near else None
        if known and "/" in value:
            return known[0], value
        return (known[0], known[0].isoformat()) if known else (None, value)

    def _night(self, future: bool) -> date | None:
        """The night before the day that is spoken of, or before the publication."""
        if future:
            return self.today or self.focus
        return _moved(self.focus or self.today, -1)

    def _clocked(self, e: Expression, value: str) -> str:
        """The value with its time of day; an hour whose half is open takes it from the part told last."""
        if not e.clock:
            return "/".join(f"{day}T{e.part}" for day in value.split("/")) if e.part else value
        clocks = ["00:00" if c == "24:00" else c for c in e.clock.split("/")]
        told = e.part or (self.half if not e.day else "")
        if e.open_half and (told in _LATER_HALF or (not told and self.day_clock.is_later(clocks[0], e.spoken))):
            clocks = [_in_later_half(c) for c in clocks]
        return "/".join(f"{value}T{clock}{e.zone}" for clock in clocks)

    # ---- longer periods -----------------------------------------------------------------------------------------

    def _period(self, e: Expression, future: bool) -> _Told:
        """A month, quarter, season, year, decade by its name."""
        kind, told = e.day or ("value", "")
        if kind == "value":
            return str(told), days_of(str(told))
        known = self.today or self.until
        value = periods.named(kind, told, e.which, known, self.mention, self.quarter, future) if known else ""
        if value and self.since:  # published on one of many days, which may mean different ones
            early = periods.named(kind, told, e.which, self.since, self.mention, self.quarter, future)
            value = value if early == value else ""
        value = (value if days_of(value) else "") or {
            "month": f"XXXX-{int(told):02}" if str(told).isdecimal() else "",
            "season": f"XXXX-{told}",
        }.get(kind, "XXXX")
        return value, days_of(value)

    def _shifted(self, e: Expression, future: bool) -> _Told:
        """The value and the days of a week, month, year, season, so many steps away."""
        letter, step = e.shift or ("", 0)
        base = (self.mention if e.told else None) or self.today or self.until
        if e.told and step > 0 and not self.mention and not future:
            base = None  # "two weeks later" of a time that nobody told
        if base is None:
            return {"W": "XXXX-WXX", "M": "XXXX-XX", "WE": "XXXX-WXX-WE"}.get(letter, "XXXX"), None
        if letter == "Y" and step == -1 and e.which in ("ago", "earlier") and self.quarter[4:5] == "-":
            value = f"{int(self.quarter[:4]) - 1}{self.quarter[4:]}"
        elif letter == "WE" and e.which == "the":
            value = periods.shifted(letter, -1 if not future and base.isoweekday() < 5 else 0, base)
        else:
            value = periods.shifted(letter, step, base)
            first = periods.shifted(letter, step, self.since) if self.since and not e.told else value
            value = value if first == value else f"{first}/{value}"
        days = days_of(value.replace("-WE", ""))
        if days is None:  # outside of the years 1 to 9999
            return "PAST_REF" if step < 0 else "FUTURE_REF", None
        if letter == "WE" and days:
            days = (days[1] - timedelta(days=1), days[1])
        return value, days

    def _made(self, e: Expression, value: str, days: Days | None, *, leaning: bool = True) -> Moment | None:
        if not value:
            return None
        first, last = (days[0].isoformat(), days[1].isoformat()) if days else (None, None)
        anchor = self.anchor if leaning and e.type in ("date", "time") else None
        return Moment(
            Span(self.report, e.start, e.end), e.type, value, precision_of(value), anchor, first, last, mod=e.mod
        )


def reckoner(report: str, published: Published, day_clock: DayClock) -> Reckoner:
    """A reckoner for a report with what is known of its publication and of the hours it speaks of."""
    first, last = _parsed(published.earliest), _parsed(published.latest)
    exact = days_of(published.value) if published.value else None
    if exact and exact[0] == exact[1]:
        return Reckoner(report, exact[0], exact[0], exact[0].isoformat(), day_clock=day_clock)
    last = last or (exact[1] if exact else None)
    first = first or (exact[0] if exact else None)
    narrow = first is not None and last is not None and (last - first).days <= _NARROW
    anchor = f"{first}/{last}" if first and last else None
    return Reckoner(report, last if narrow else None, last, anchor, None if narrow else first, day_clock=day_clock)


def _interval(first: date | None, last: date | None) -> str:
    return f"{first.isoformat()}/{last.isoformat()}" if first and last else "XXXX-XX-XX"


def _parsed(day: str | None) -> date | None:
    days = days_of(day) if day else None
    return days[0] if days else None


def _moved(day: date | None, days: int) -> date | None:
    """So many days on; None at the ends of the calendar."""
    try:
        return day + timedelta(days=days) if day else None
    except OverflowError:
        return None


def _is_day(value: str) -> bool:
    return value[4:5] == "-" and value[7:8] == "-" and value[8:10].isdigit()


def _is_full(e: Expression) -> bool:
    """Whether the words alone say which day it is."""
    return bool(e.day and e.day[0] == "value" and "X" not in str(e.day[1]))


def _in_later_half(clock: str) -> str:
    hour = int(clock[:2])
    return f"{hour + 12:02}{clock[2:]}" if hour < 12 else clock
