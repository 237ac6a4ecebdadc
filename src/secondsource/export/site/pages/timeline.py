"""The timeline: the time of events against the time of reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from secondsource.export.site import words
from secondsource.export.site.axis import Axis, Interval, axis
from secondsource.export.site.book import Book, anchor
from secondsource.export.site.holding import over_time
from secondsource.export.site.page import Page
from secondsource.model.claim import Control, Event
from secondsource.model.report import Report

WIDTH, ROW, LEFT, RIGHT, TOP = 1120, 26, 230, 110, 34
MAX_BANDS = 160  # events drawn; the list has all


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of time in a row: from x to x + width, with the address it leads to."""

    x: float
    width: float
    css: str
    href: str
    title: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a chart; `sigla` of the reports that tell of it."""

    y: float
    label: str
    href: str
    title: str
    bands: tuple[Band, ...]
    sigla: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """Rows over one axis; lengths in SVG user units."""

    axis: Axis
    height: float
    rows: tuple[Row, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Item:
    """An event in the list."""

    event: Event
    anchor: str
    when: str
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    reports: tuple[str, ...]


def pages(book: Book) -> Iterator[Page]:
    """The one page."""
    events = sorted(book.dossier.events, key=_event_order)
    changes = sorted(book.dossier.control, key=_control_order)
    line = axis(_known(book), LEFT, WIDTH - RIGHT)
    context = {
        "reports": _reports(book, line) if line else None,
        "events": _events(book, line, events) if line else None,
        "items": [_item(book, event) for event in events],
        "controls": [(anchor(change.id), change) for change in changes],
        "held": over_time(changes, line, TOP, ROW) if line else None,
        "width": WIDTH,
        "left": LEFT,
        "top": TOP,
    }
    yield Page("timeline.html", "timeline", "Timeline", "timeline", context)


def _event_order(event: Event) -> tuple[bool, str, str, str]:
    return event.background, event.date.earliest or "9999", event.date.latest or "9999", event.id


def _control_order(control: Control) -> tuple[str, str]:
    return control.date.earliest or "9999", control.id


def _known(book: Book) -> list[Interval]:
    """What the axis must show: publications, changes of control, and events that are no background."""
    found = [(r.published.earliest or r.published.value, r.published.latest) for r in book.dossier.reports]
    found += [(e.date.earliest, e.date.latest) for e in book.dossier.events if not e.background]
    found += [(change.date.earliest, change.date.latest) for change in book.dossier.control]
    return [stretch for first, last in found if (stretch := _stretch(first, last))]


def _stretch(earliest: str | None, latest: str | None) -> Interval | None:
    """First and last day; one day when only one end is known; None when neither is."""
    a, b = words.ordinal(earliest), words.ordinal(latest)
    first, last = (a if a is not None else b), (b if b is not None else a)
    return None if first is None or last is None else (first, max(first, last))


def _reports(book: Book, line: Axis) -> Chart:
    """A row a report: when it was published, and the days it speaks of."""
    spoken: dict[str, dict[Interval, tuple[str, str]]] = {id_: {} for id_ in book.reports}
    for moment in book.dossier.times:
        stretch = _stretch(moment.earliest, moment.latest)
        if stretch and moment.span.report in spoken:
            title = f"“{book.quote(moment.span)}” = {words.days(moment.earliest, moment.latest)}"
            spoken[moment.span.report].setdefault(stretch, (book.link(moment.span), title))
    rows = []
    for i, report in enumerate(book.dossier.reports):
        bands = [
            _band(line, stretch, "told", href, f"{report.id} speaks of {title}")
            for stretch, (href, title) in sorted(spoken[report.id].items())
        ]
        found = _publication(line, report, book)
        rows.append(
            Row(
                TOP + ROW * i,
                f"{report.id} {words.short(book.outlet(report), 32)}".strip(),
                book.page(report.id),
                book.title(report),
                (*bands, *found),
            )
        )
    return Chart(line, TOP + ROW * len(rows) + 10, tuple(rows), 0)


def _publication(line: Axis, report: Report, book: Book) -> list[Band]:
    stretch = _stretch(report.published.earliest or report.published.value, report.published.latest)
    found = book.origins_of(report.id)
    css = "pub " + (found[0][0].css if found else "")
    title = f"{report.id} published {words.published(report.published)}"
    return [_band(line, stretch, css, book.page(report.id), title)] if stretch else []


def _events(book: Book, line: Axis, events: list[Event]) -> Chart:
    dated = [(e, s) for e in events if (s := _stretch(e.date.earliest, e.date.latest))]
    rows = []
    for i, (event, stretch) in enumerate(dated[:MAX_BANDS]):
        href = f"#{anchor(event.id)}"
        css = "ev bg" if event.background else "ev"
        band = _band(line, stretch, css, href, f"{event.label}: {words.when(event.date)} ({event.date.precision})")
        rows.append(Row(TOP + ROW * i, words.short(event.label, 36), href, event.label, (band,), _tellers(book, event)))
    return Chart(line, TOP + ROW * len(rows) + 10, tuple(rows), len(dated) - len(rows))


def _band(line: Axis, stretch: Interval, css: str, href: str, title: str) -> Band:
    """From the beginning of the first day to the end of the last, cut at the ends of the axis."""
    x, end = line.x(stretch[0]), line.x(stretch[1] + 1)
    return Band(x, round(max(4.0, end - x), 1), css, href, title)


def _tellers(book: Book, event: Event) -> tuple[str, ...]:
    told = {mention.report for mention in event.mentions}
    return tuple(id_ for id_ in book.reports if id_ in told)


def _item(book: Book, event: Event) -> Item:
    reports = _tellers(book, event)
    actors, targets = (tuple(book.who(id_) for id_ in ids) for ids in (event.actors, event.targets))
    return Item(event, anchor(event.id), words.when(event.date), actors, targets, reports)
