"""A date that the page bears against the days that its text tells of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from secondsource.claims.conflicts.base import Clash
from secondsource.model.parse import Moment, Parse
from secondsource.model.report import Report
from secondsource.text.dates import find_dates

#: Days between a page's date and the news in it that need explaining; below this the page may simply be late.
LATE = 14


def page_dates(reports: Sequence[Report], parses: Sequence[Parse]) -> Iterator[Clash]:
    """One conflict for each report whose page bears a day that cannot be that of its text; `parses` in its order."""
    for report, parse in zip(reports, parses, strict=True):
        told = next(
            (m for m in parse.moments if m.type == "date" and m.anchor and m.earliest and not _inside(m, report)), None
        )
        first, last = report.published.earliest, report.published.latest
        if told is None or not first or not last:
            continue
        for span in report.page_dates:
            day = next((found.value for found in find_dates(report.quote(span))), "")
            if _apart(day, first, last) > LATE:
                words = f"the page is dated {day}, its text tells of days about {first}: a date of the page alone"
                others = tuple(other for other in report.page_dates if other != span)
                yield Clash("date", "hard", span, told.span, words, others)
                break


def _inside(moment: Moment, report: Report) -> bool:
    return any(moment.span.shared(span) for span in report.page_dates)


def _apart(day: str, first: str, last: str) -> int:
    """Days from an ISO day to an interval of ISO days; 0 inside it, or when one of them is no full day."""
    try:
        one, low, high = (date.fromisoformat(text) for text in (day, first, last))
    except ValueError:
        return 0
    return max((low - one).days, (one - high).days, 0)
