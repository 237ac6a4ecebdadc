"""Dates for reports that carry none: from their own words and from the reports that share their story.

Rounds: what a report's own pictures fix; what its mates make of its dateline or page head; what it calls the day of the
story's main event; then, twice, what its mates fix, and the event's day again; then what the calendar fixes; last the
days of its mates as bounds. Each round looks at what the rounds before it found and at nothing of its own, so the order
of the reports changes nothing. A date that stands only on the page around a report, weeks from all its mates and at
odds with its own weekdays, is the day somebody looked at the page; it goes to `page_dates`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from secondsource.model.report import Published, Report
from secondsource.model.span import Span
from secondsource.stories.clues import Clues, read_clues
from secondsource.stories.mates import story_mates
from secondsource.stories.relation import days_told, days_written, event_day
from secondsource.text.dates import DateMention
from secondsource.text.days import days_of, nearest_month_day, nearest_weekday, weekday_until, years_with
from secondsource.text.offsets import outside

#: A stated day this far from all mates' days contradicts them (a reprint is late by days, not by weeks).
FAR = timedelta(days=14)
#: Mates count against a stated day only when they share this much (see `mates`).
CLOSE = 0.15
#: A month and day belong to the story when they lie so near to a mate's day.
REACH = timedelta(days=45)

Mates = Sequence[tuple[int, float]]

#: How the basis of a date ends that was taken from other reports.
_COMPANY = " its story"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A day that is known, how much it counts, and whose it is (a report's id; "" for the report's own pictures)."""

    day: date
    weight: float
    report: str
    days: frozenset[date]


def infer_dates(reports: Sequence[Report]) -> tuple[Report, ...]:
    """The same reports in the same order, the undated ones with an interval and its basis in words."""
    clues = [read_clues(report) for report in reports]
    doubtful = {n for n, report in enumerate(reports) if _only_on_page(report)}
    open_ = {n for n, report in enumerate(reports) if report.published.earliest is None}
    mates = story_mates([_story(report) for report in reports], sorted(open_ | doubtful))
    dated = list(reports)
    for n in sorted(doubtful):
        if _contradicted(reports[n], clues[n], [(reports[m], like) for m, like in mates[n]]):
            dated[n] = _withdraw(reports[n])
            open_.add(n)
    for look in (_by_pictures, _by_head, _by_event, _by_company, _by_company, _by_event, _by_calendar, _by_bounds):
        known = tuple(dated)
        for n in sorted(open_):
            if known[n].published.earliest is None and (found := look(n, known, clues, mates[n])):
                dated[n] = replace(known[n], published=found)
    return tuple(dated)


def own_date(published: Published) -> Published:
    """The date if the report says it itself; nothing is known where it was taken from the company it keeps."""
    borrowed = any(isinstance(basis, str) and basis.endswith(_COMPANY) for basis in published.basis)
    return Published() if borrowed else published


def _story(report: Report) -> str:
    """The report's text without its furniture."""
    return outside(report.text, ((item.span.start, item.span.end) for item in report.furniture))


# ---- dates of the page -------------------------------------------------------------------------------------------


def _only_on_page(report: Report) -> bool:
    """Whether the stated day rests on words around the story and on nothing the container or dateline says."""
    if report.published.earliest is None:
        return False
    basis = report.published.basis
    return bool(basis) and all(
        isinstance(b, Span) and not (report.dateline and report.dateline.covers(b)) for b in basis
    )


def _contradicted(report: Report, clues: Clues, mates: Sequence[tuple[Report, float]]) -> bool:
    """Whether its own weekdays and all its close mates speak against the stated day."""
    stated = _day(report)
    if stated is None or clues.newest is None or (stated - weekday_until(clues.newest[0], stated)).days < 2:
        return False
    days = [day for mate, like in mates if like >= CLOSE and (day := _day(mate))]
    return bool(days) and all(abs(day - stated) > FAR for day in days)


def _withdraw(report: Report) -> Report:
    """The report without its stated day, the words of which become dates of the page."""
    spans = tuple(b for b in report.published.basis if isinstance(b, Span))
    return replace(report, published=Published(), page_dates=tuple(sorted({*report.page_dates, *spans})))


# ---- what each round looks at ------------------------------------------------------------------------------------


def _by_pictures(n: int, reports: Sequence[Report], clues: Sequence[Clues], mates: Mates) -> Published | None:
    """What the days of its own pictures make of the report's words."""
    days = sorted({day for day, _ in clues[n].pictured})
    return _resolve(reports[n], clues[n], [Anchor(day, 1.0, "", frozenset({day})) for day in days])


def _by_head(n: int, reports: Sequence[Report], clues: Sequence[Clues], mates: Mates) -> Published | None:
    """What the days of its dated mates make of its dateline or page head."""
    return _by_company(n, reports, clues, mates) if clues[n].head else None


def _by_company(n: int, reports: Sequence[Report], clues: Sequence[Clues], mates: Mates) -> Published | None:
    """What the days of its dated mates make of the report's words."""
    return _resolve(reports[n], clues[n], _from_mates(reports, clues, mates))


def _by_event(n: int, reports: Sequence[Report], clues: Sequence[Clues], mates: Mates) -> Published | None:
    """The day from which it can speak of the main event as it does ("today", "last night")."""
    own = clues[n]
    if own.head or (reports[n].dateline and own.newest):
        return None
    dated = [(m, like, day) for m, like in mates if (day := _day(reports[m]))]
    event = event_day([(day, days_told(clues[m], day), like) for m, like, day in dated])
    if event is None or (found := days_written(own, event)) is None:
        return None
    day, last = found
    said = f"{event.isoformat()} is the day of which most speak in {_named([reports[m].id for m, _, _ in dated])}"
    spans = tuple(span for _, span in own.deictics[:2]) or (own.newest[1:] if own.newest else ())
    return Published(
        day.isoformat(), day.isoformat(), last.isoformat(), "day" if day == last else "range", (*spans, said)
    )


def _by_bounds(n: int, reports: Sequence[Report], clues: Sequence[Clues], mates: Mates) -> Published | None:
    """The days of its dated mates, when its own words name none."""
    return _between(_from_mates(reports, clues, mates))


def _by_calendar(n: int, reports: Sequence[Report], clues: Sequence[Clues], mates: Mates) -> Published | None:
    """The year that makes its day and its weekday meet."""
    return _alone(clues[n])


def _from_mates(reports: Sequence[Report], clues: Sequence[Clues], mates: Mates) -> list[Anchor]:
    """The days of dated mates, each weighing by the square of its likeness: one twin outweighs several cousins."""
    return [
        Anchor(day, like * like, reports[m].id, clues[m].days_before(day) | {day})
        for m, like in mates
        if (day := _day(reports[m]))
    ]


def _day(report: Report) -> date | None:
    """The likeliest day of publication that is known."""
    days = days_of(report.published.value or report.published.earliest or "")
    return days[0] if days else None


# ---- putting the two together ------------------------------------------------------------------------------------


def _resolve(report: Report, clues: Clues, anchors: Sequence[Anchor]) -> Published | None:
    """The day that the report's month and day, or its weekday, has beside the anchors."""
    for mention, span in clues.head:
        if mention.month_day:
            return _elected(_by_month_day(mention, anchors), (span,), "year", exact=True)
    for mention, span in clues.head:
        if mention.weekday:
            return _elected(_by_weekday(mention.weekday, clues, anchors), (span,), "week", exact=True)
    if clues.newest:
        number, span = clues.newest
        return _elected(_by_weekday(number, clues, anchors), (span,), "week", exact=report.dateline is not None)
    return None


def _by_month_day(mention: DateMention, anchors: Sequence[Anchor]) -> list[tuple[date, Anchor]]:
    month, day = mention.month_day or (0, 0)
    near = [(nearest_month_day(month, day, anchor.day), anchor) for anchor in anchors]
    return [(found, anchor) for found, anchor in near if found and abs(found - anchor.day) <= REACH]


def _by_weekday(number: int, clues: Clues, anchors: Sequence[Anchor]) -> list[tuple[date, Anchor]]:
    """For each anchor the day of that weekday on which the two reports speak of the most days in common.

    Of several such days the nearest: a report of Tuesday and one of Saturday that looks back on Tuesday meet.
    """
    elected = []
    for anchor in anchors:
        near = nearest_weekday(number, anchor.day)
        weeks = [near, near - timedelta(days=7), near + timedelta(days=7)]
        best = max(weeks, key=lambda d: (len((clues.days_before(d) | {d}) & anchor.days), -abs(d - anchor.day)))
        elected.append((best, anchor))
    return elected


def _elected(
    votes: Sequence[tuple[date, Anchor]], spans: tuple[Span, ...], what: str, *, exact: bool
) -> Published | None:
    """The day with the most weight, with what it rests on; a paper may print the next day what was said on this."""
    weights: dict[date, float] = {}
    for day, anchor in votes:
        weights[day] = weights.get(day, 0.0) + anchor.weight
    if not weights:
        return None
    day = max(weights, key=lambda d: (round(weights[d], 9), -d.toordinal()))
    heavy = max(anchor.weight for found, anchor in votes if found == day)
    voters = sorted({(a.day, a.report) for found, a in votes if found == day and a.weight * 4 >= heavy})
    last = day if exact else day + timedelta(days=1)
    said = f"{what} taken from {_named([report for _, report in voters])}"
    return Published(day.isoformat(), day.isoformat(), last.isoformat(), "day" if exact else "range", (*spans, said))


def _named(reports: Sequence[str]) -> str:
    """The reports in words, three at most."""
    if reports == [""] * len(reports):
        return "the dates of its own pictures"
    names = [name for name in reports if name]
    shown = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
    return f"{shown}, which {'share' if len(names) > 1 else 'shares'}{_COMPANY}"


def _between(anchors: Sequence[Anchor]) -> Published | None:
    """The days of the mates when the report's own words name none."""
    mates = [anchor for anchor in anchors if anchor.report]
    if not mates:
        return None
    heavy = max(anchor.weight for anchor in mates)
    close = sorted((anchor for anchor in mates if anchor.weight * 4 >= heavy), key=lambda a: (a.day, a.report))
    said = f"it names no day; taken from {_named([anchor.report for anchor in close])}"
    return Published(None, close[0].day.isoformat(), close[-1].day.isoformat(), "range", (said,))


def _alone(clues: Clues) -> Published | None:
    """A month and day whose weekday fixes the year: the first that fits, not before the last year the report names."""
    for mention, span in clues.head:
        weekday = mention.weekday or (clues.newest[0] if clues.newest else None)
        if mention.month_day and weekday and clues.years:
            month, day = mention.month_day
            after = {weekday} if mention.weekday else {weekday, weekday % 7 + 1}
            years = [
                y
                for w in sorted(after)
                for y in years_with(month, day, w, range(max(clues.years), max(clues.years) + 12))
            ]
            if years:
                found = f"{min(years)}-{month:02}-{day:02}"
                said = f"year: the first since {max(clues.years)}, which it names, in which that day has that weekday"
                return Published(found, found, found, "day", (span, said))
    return None
