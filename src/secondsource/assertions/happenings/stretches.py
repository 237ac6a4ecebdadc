"""Stretches of time as intervals of days: "the past three days", "since Thursday", "between Monday and Wednesday".

Lengths of time that reach back, and times without an end, are reckoned up to the report's publication: 48 hours before
5 December begin on 3 December. An open number of units ("the past few days") gives no interval.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from secondsource.model.parse import Moment
from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.text.days import day_or_none, days_of
from secondsource.text.listed import listed

_BACK = re.compile(r"\b(?:past|last|previous|preceding)\b", re.I)
_SINCE = re.compile(r"\bsince\s+(?:[\w']+\s+){0,4}\Z", re.I)
_LENGTH = re.compile(
    r"P(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,4})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})[MS])*)?"
)
_PAIRS = ((re.compile(r"\bbetween\s+\Z", re.I), re.compile(r"\s+and\s+")),
          (re.compile(r"\bfrom\s+\Z", re.I), re.compile(r"\s+(?:to|until|till|through)\s+")))  # fmt: skip
#: Characters before a time that are looked at, and those in which a rank can stand.
_REACH, _FAR = 40, 100
_WORD = re.compile(r"[^\W\d_]+")
#: Before a stretch they tell of a rank among other events, not of when this one was: "the worst raid since March".
_RANKS = listed(
    "worst best deadliest bloodiest biggest largest heaviest highest lowest greatest fiercest longest strongest",
    "hottest coldest wettest first second third fourth fifth sixth only",
)


def stretched(report: Report, moments: Sequence[Moment]) -> tuple[list[Moment], frozenset[int]]:
    """Moments in order of position with their days where they tell a stretch of time, two that bound one joined; and
    where in the text those stretches begin."""
    found: list[Moment] = []
    starts: set[int] = set()
    for moment in moments:
        if found and (whole := _joined(report, found[-1], moment)):
            found[-1] = whole
            starts.add(whole.span.start)
            continue
        wide = _reaching(report, moment)
        if wide is not moment:
            starts.add(moment.span.start)
        found.append(wide)
    return found, frozenset(starts)


def _joined(report: Report, left: Moment, right: Moment) -> Moment | None:
    """ "Between Monday and Wednesday" as one moment; a weekday that would lie after the other is that of a week
    before."""
    before = report.text[max(0, left.span.start - _REACH) : left.span.start]
    between = report.text[left.span.end : min(right.span.start, left.span.end + _REACH)]
    if not any(a.search(before) and b.fullmatch(between) for a, b in _PAIRS) or not (left.earliest and right.latest):
        return None
    first, last = days_of(left.earliest), days_of(right.latest)
    if first is None or last is None:
        return None
    start, end = first[0], last[1]
    if start > end and (start - end).days < 7 and left.precision == "day" and start > date(1, 1, 8):
        start -= timedelta(days=7)
    start, end = min(start, end), max(start, end)
    span = Span(left.span.report, left.span.start, right.span.end)
    return replace(left, span=span, precision="range", earliest=start.isoformat(), latest=end.isoformat())


def _reaching(report: Report, moment: Moment) -> Moment:
    """A moment that reaches up to the publication, with its days; any other as it is."""
    known = days_of(report.published.latest or "")
    if known is None or (moment.earliest and moment.latest):
        return moment
    before = report.text[max(0, moment.span.start - _REACH) : moment.span.start]
    clause = report.text[max(0, moment.span.start - _FAR) : moment.span.start]
    if not _RANKS.isdisjoint(word.lower() for word in re.split(r"[.;:,]", clause)[-1].split()):
        return moment
    last = known[1].isoformat()
    if moment.earliest and _SINCE.search(before):
        return replace(moment, latest=last) if moment.earliest <= last else moment
    if moment.type != "duration" or not _leads_back(report, moment, before):
        return moment
    if report.text[moment.span.end : moment.span.end + 11].lower() == " and a half":
        return moment
    first = _back((days_of(report.published.earliest or "") or known)[0], moment.value)
    return replace(moment, earliest=first.isoformat(), latest=last) if first else moment


def _leads_back(report: Report, moment: Moment, before: str) -> bool:
    """Whether "past", "last" or the like stands in a length of time or right before it."""
    words = _WORD.findall(before)[-1:] if not before.rstrip().endswith((",", ".", ";", ":")) else []
    return bool(_BACK.search(" ".join((*words, moment.span.of(report.text)[:_REACH]))))


def _back(day: date, length: str) -> date | None:
    """The day that lies so long before another; None for an open length and before the calendar."""
    m = _LENGTH.fullmatch(length)
    if not m or not any(m.groups()):
        return None
    years, months, weeks, days, hours = (int(part or 0) for part in m.groups()[:5])
    total = day.year * 12 + day.month - 1 - 12 * years - months
    year, month = total // 12, total % 12 + 1
    if year < 1:
        return None
    moved = day_or_none(year, month, min(day.day, monthrange(year, month)[1]))
    try:
        return moved - timedelta(days=7 * weeks + days + -(-hours // 24)) if moved else None
    except OverflowError:
        return None
