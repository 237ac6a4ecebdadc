"""When a report says it was published, and which dates of the page are not to be trusted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from secondsource.clean.dateline import Dateline
from secondsource.clean.hints import Hints
from secondsource.clean.layout import Layout
from secondsource.clean.lines import Line
from secondsource.model.report import Published, Report
from secondsource.model.span import Span
from secondsource.text.dates import DateMention, find_dates
from secondsource.text.days import day_or_none, days_of


@dataclass(frozen=True, slots=True)
class Stated:
    """A date the report gives for itself: where, and how much it is to be trusted (higher first)."""

    rank: int
    mention: DateMention
    span: Span


def read_published(
    report: Report, hints: Hints, layout: Layout, lead: Line | None, dateline: Dateline | None
) -> tuple[Published, tuple[Span, ...]]:
    """The publication date with its basis, and the page's dates that are not trusted as such."""
    chrome = _chrome(report, layout)
    if hints.published and (day := _iso_day(hints.published)):
        return _known(day, (f"{hints.published_basis or 'page'}: {hints.published}",)), chrome
    rough = _rough(hints)
    stated = sorted(_stated(report, layout, lead, dateline, chrome), key=lambda s: (-s.rank, s.span))
    for one in stated:
        if one.mention.complete and one.mention.grain == "day" and _within(one.mention.value, rough):
            return _known(one.mention.value, (one.span,)), chrome
    if (day := _url_day(hints.url or report.url or "")) and _within(day, rough):
        return _known(day, (f"url: {hints.url or report.url}",)), chrome
    if rough:
        return rough, chrome
    return Published(basis=tuple(one.span for one in stated)), chrome


def _known(day: str, basis: tuple[Span | str, ...]) -> Published:
    return Published(day, day, day, "day", basis)


def _rough(hints: Hints) -> Published | None:
    """The month or year that the container states; it counts where no day within it is stated."""
    told = (hints.published or "").strip()
    mention = next((m for m in find_dates(told) if m.complete and m.grain in ("month", "year")), None)
    value = told if re.fullmatch(r"\d{4}(?:-\d\d)?", told) else mention.value if mention else ""
    days = days_of(value)
    if days is None:
        return None
    basis = (f"{hints.published_basis or 'page'}: {told}",)
    return Published(value, days[0].isoformat(), days[1].isoformat(), "year" if len(value) == 4 else "month", basis)


def _within(day: str, rough: Published | None) -> bool:
    """Whether a day lies in the month or year that the container states, or it states none."""
    return rough is None or (rough.earliest or "") <= day[:10] <= (rough.latest or "9999")


def _chrome(report: Report, layout: Layout) -> tuple[Span, ...]:
    """Dates that stand more than once over the headline: the page's clock shows the day of the visit."""
    top = [line for line in layout.of_kind("page-date") if layout.title and line.number < layout.title.number]
    days: dict[str, list[Line]] = {}
    for line in top:
        for mention in find_dates(line.text):
            days.setdefault(mention.value, []).append(line)
    return tuple(Span(report.id, line.start, line.end) for group in days.values() if len(group) > 1 for line in group)


def _stated(
    report: Report, layout: Layout, lead: Line | None, dateline: Dateline | None, chrome: tuple[Span, ...]
) -> Iterator[Stated]:
    """Dates in the dateline, then beside the title; those called an update last."""
    if lead and dateline and dateline.date:
        at = dateline.date
        yield Stated(3, at, Span(report.id, lead.start + at.start, lead.start + at.end))
    for line in layout.of_kind("page-date", "masthead", "byline"):
        span = Span(report.id, line.start, line.end)
        if span in chrome or (lead and line.number > lead.number):
            continue
        updated = re.match(r"\W*(?:last )?(?:updated|modified)", line.text, re.I)
        for mention in find_dates(line.text)[:2]:
            yield Stated(
                1 if updated else 2, mention, Span(report.id, line.start + mention.start, line.start + mention.end)
            )


def _iso_day(value: str) -> str | None:
    """The day of an ISO date or of any date that says its day."""
    for mention in find_dates(value.strip()):
        if mention.complete and mention.grain == "day":
            return mention.value
    return None


def _url_day(url: str) -> str | None:
    """The day in a path such as /2021/05/03/ or /2021-05-03-."""
    if m := re.search(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/-])", url):
        day = day_or_none(int(m[1]), int(m[2]), int(m[3]))
        return day.isoformat() if day else None
    return None
