"""What a person says of a page: which stretches are furniture, and when the report was published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from secondsource.model.judged import Judged, in_words, span_of
from secondsource.model.judgement import Judgement
from secondsource.model.report import Furniture, Published, Report
from secondsource.model.span import Span
from secondsource.text.days import interval

#: The kind of furniture that a person has named as such without saying of what kind.
UNNAMED = "judged"


def with_furniture(reports: Sequence[Report], judged: Judged) -> list[Report]:
    """The reports with furniture as it was judged, in the order given."""
    furniture = _by_report(judged.of("furniture"))
    made = []
    for report in reports:
        for entry in furniture.get(report.id, ()):
            for anchor in entry.target.at:
                span = span_of(anchor)
                report = _as_furniture(report, span, entry) if entry.verdict == "positive" else _as_text(report, span)
        made.append(report)
    return made


def with_dates(reports: Sequence[Report], judged: Judged) -> list[Report]:
    """The reports with the days of publication that were judged, and without those that were refused."""
    dates = _by_report(judged.of("date"))
    made = []
    for report in reports:
        for entry in dates.get(report.id, ()):
            report = replace(report, published=_published(report, entry))
        made.append(report)
    return made


def without_refused(reports: Sequence[Report], judged: Judged) -> list[Report]:
    """The reports, none with a day of publication that a person refused, however it was inferred."""
    dates = _by_report(e for e in judged.of("date") if e.verdict == "negative")
    return [_refused(report, dates.get(report.id, ())) for report in reports]


def _by_report(entries: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    found: dict[str, list[Judgement]] = {}
    for entry in entries:
        for report in dict.fromkeys(anchor.report for anchor in entry.target.at):
            found.setdefault(report, []).append(entry)
    return found


def _as_furniture(report: Report, span: Span, entry: Judgement) -> Report:
    """The report with a stretch marked as furniture, which is then neither headline nor heading."""
    kept = [item for item in report.furniture if not span.covers(item.span)]
    marked = sorted([*kept, Furniture(entry.target.value or UNNAMED, span)], key=lambda f: (f.span, f.kind))
    return replace(
        report,
        furniture=tuple(marked),
        title=None if report.title and span.covers(report.title) else report.title,
        headings=tuple(heading for heading in report.headings if not span.covers(heading)),
    )


def _as_text(report: Report, span: Span) -> Report:
    """The report with a stretch taken for text: what is furniture beside it stays."""
    left = [part for item in report.furniture for part in _outside(report, item, span)]
    byline = None if report.byline and span.covers(report.byline) else report.byline
    return replace(report, furniture=tuple(left), byline=byline)


def _outside(report: Report, item: Furniture, span: Span) -> Iterator[Furniture]:
    if not item.span.shared(span):
        yield item
        return
    for start, end in ((item.span.start, span.start), (span.end, item.span.end)):
        words = report.text[start:end]
        if words.strip():
            start += len(words) - len(words.lstrip())
            yield Furniture(item.kind, Span(report.id, start, start + len(words.strip())))


def _published(report: Report, entry: Judgement) -> Published:
    days = interval(entry.target.value)
    if entry.verdict == "negative":
        return Published() if _is_on(report.published, entry.target.value) else report.published
    if days is None:
        return report.published
    first, last = days
    said = in_words(entry, f"published on {first}" if first == last else f"published from {first} to {last}")
    if first == last:
        return Published(first, first, last, "day", (said,))
    return Published(None, first, last, "range", (said,))


def _is_on(published: Published, value: str) -> bool:
    """Whether a date is the one that was refused; "" refuses whatever is there."""
    days = interval(value) or (value, value)
    return not value or value == published.value or days == (published.earliest, published.latest)


def _refused(report: Report, entries: Sequence[Judgement]) -> Report:
    for entry in entries:
        said = in_words(entry, f"not published on {entry.target.value}" if entry.target.value else "not then")
        found = report.published
        held = Published() if found.earliest is not None and _is_on(found, entry.target.value) else found
        report = replace(report, published=replace(held, basis=(*held.basis, said)))
    return report
