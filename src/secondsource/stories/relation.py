"""How a report stands to the day of its story's main event: what it calls today, yesterday or last night."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from secondsource.stories.clues import Clues
from secondsource.text.days import weekday_until

#: Days: the first reports of an event come so soon after it.
_SOON = 3
#: Days: a report so far from the weightiest one tells of another event.
_FAR = 14


def event_day(told: Sequence[tuple[date, frozenset[date], float]]) -> date | None:
    """The day of which most dated reports speak, of those shortly up to the first report; of equals the last.

    For each report: its day, the days it speaks of, how much it counts.
    """
    if not told:
        return None
    nearest = max(told, key=lambda report: (report[2], report[0]))[0]
    told = [report for report in told if abs((report[0] - nearest).days) <= _FAR]
    first = min(day for day, _, _ in told)
    votes: Counter[date] = Counter()
    for _, days, weight in told:
        for day in days:
            if timedelta(0) <= first - day <= timedelta(days=_SOON):
                votes[day] += round(weight * 1e6)
    return max(votes, key=lambda day: (votes[day], day), default=None)


def days_written(clues: Clues, event: date) -> tuple[date, date] | None:
    """The likeliest day and the last one on which a report could speak of the event as it does; None when it is mute.

    Whoever says "yesterday" does not look back beyond the event; whoever names its weekday does not write of "today",
    and whoever tells in the first person what happened on a weekday writes on another day.
    """
    offsets = [offset for offset, _ in clues.deictics]
    named = event.isoweekday() in clues.weekdays
    if not offsets:
        return _later(event) if named and clues.in_person and set(clues.weekdays) == {event.isoweekday()} else None
    back = max(-offset for offset in offsets)
    day = event + timedelta(days=max(back, int(named)))
    if any(weekday_until(number, day) < event for number in clues.weekdays):
        return None
    return day, (day + timedelta(days=1) if named else day)


def _later(event: date) -> tuple[date, date]:
    return event + timedelta(days=1), event + timedelta(days=2)


def days_told(clues: Clues, published: date) -> frozenset[date]:
    """The days a report speaks of, were it published on this day."""
    near = {published + timedelta(days=offset) for offset, _ in clues.deictics}
    return clues.days_before(published) | near | frozenset(_stated(clues.stated, published))


def _stated(stated: Iterable[tuple[int, int]], published: date) -> Iterable[date]:
    """Days given by month and day, in the year that puts them before the publication."""
    for month, day in stated:
        for year in (published.year, published.year - 1):
            try:
                found = date(year, month, day)
            except ValueError:
                continue
            if found <= published:
                yield found
                break
