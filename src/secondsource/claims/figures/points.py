"""The numbers of a tally as points of a course: one for each report and voice that gives it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from secondsource.claims.alignment.figure_facts import number
from secondsource.claims.alignment.handed import COPY, Trail
from secondsource.claims.alignment.items import Item
from secondsource.claims.weight.tallies import FAR, Tally
from secondsource.model.assertion import SourceKind, When, Window
from secondsource.model.claim import Status
from secondsource.model.course import Point, Standing
from secondsource.model.ids import digest
from secondsource.model.lineage import Lineage
from secondsource.model.report import Report
from secondsource.model.span import Span

#: Characters that two reports share beside a sentence, for the one to be a copy of the other: a short sentence.
MORE = 40
_STANDING: dict[Status, Standing] = {"superseded": "superseded", "corrected": "corrected", "denied": "denied"}


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a pile when its courses are drawn: reports by id, the status of each claim, kind and label of
    each source, and the figures (by id) that were altered in copying."""

    reports: Mapping[str, Report]
    status: Mapping[str, Status]
    kinds: Mapping[str, SourceKind]
    labels: Mapping[str, str]
    altered: frozenset[str] = frozenset()


def points_of(tally: Tally, known: Known) -> list[Point]:
    """The points that a tally makes, in order of position; what one voice repeats in a report is one point."""
    together: dict[tuple[object, ...], list[tuple[Item, tuple[str, ...]]]] = {}
    for item, origins in zip(tally.items, tally.of_member, strict=True):
        figure = item.figure
        if figure is not None:
            key = (item.report, item.speaker, figure.value, *((figure.low, figure.high) if not figure.value else ()))
            together.setdefault(key, []).append((item, origins))
    told = {(item.report, item.speaker is None) for item in tally.items if item.figure and not item.title}
    return [
        _point(rows, tally, known)
        for rows in together.values()
        if not _headline_only(rows, {report for report, _ in told})
    ]


def altered(
    items: Sequence[Item],
    trail: Trail,
    shared: Mapping[tuple[str, str], Sequence[Span]],
    reports: Mapping[str, Report],
) -> Iterator[str]:
    """The figures among the items of a claim that differ from those in the sentences that theirs were made from.

    Where it is open which of two reports stands on the other, none is. Nor is a number of another day, as what a toll
    has come to since is told in the words of yesterday; nor where the two have nothing in common but that sentence.
    """
    for item, other, link in trail.joined([item for item in items if item.figure]):
        child, parent = (other, item) if link.down else (item, other)
        assert child.figure is not None and parent.figure is not None
        known = link.trust >= COPY and trail.stands_on(child.report, parent.report)
        more = sum(len(s) - s.shared(child.sentence) for s in shared.get((child.report, parent.report), ()))
        one_day = _meet(published(reports[child.report]), published(reports[parent.report]))
        if known and one_day and more >= MORE and number(child.figure) != number(parent.figure):
            yield child.figure.id


def shared_text(lineage: Lineage) -> dict[tuple[str, str], tuple[Span, ...]]:
    """The passages of a report that stand in another too, by the pair of them (child, parent)."""
    return {(edge.child, edge.parent): tuple(p.child for p in edge.passages) for edge in lineage.edges}


def _meet(left: When, right: When) -> bool:
    """Whether two reports may be of one day."""
    ends = (left.earliest or "", left.latest or "9"), (right.earliest or "", right.latest or "9")
    return max(a for a, _ in ends)[:10] <= min(b for _, b in ends)[:10]


def _headline_only(rows: Sequence[tuple[Item, tuple[str, ...]]], told: set[str]) -> bool:
    """Whether only a headline says so in a report whose text gives the number in its own way."""
    return all(item.title for item, _ in rows) and rows[0][0].report in told


def _point(rows: Sequence[tuple[Item, tuple[str, ...]]], tally: Tally, known: Known) -> Point:
    """One point of what one voice says in one report; text comes before headlines."""
    ordered = sorted(rows, key=lambda row: (row[0].title, row[0].key))
    item, origins = ordered[0]
    figure = item.figure
    assert figure is not None
    standing = _STANDING.get(known.status.get(tally.claim, "single-origin"), "stands")
    standing = "altered" if figure.id in known.altered else standing
    return Point(
        digest("point", tally.claim, *(part for one, _ in ordered for part in one.key)),
        item.report,
        tuple(one.span for one, _ in ordered),
        figure.value,
        figure.low,
        figure.high,
        figure.qualifier,
        asof(item, known.reports[item.report], standing in _STANDING.values()),
        "stated",
        standing,
        item.speaker,
        known.kinds.get(item.speaker or ""),
        origins,
        tally.claim,
        figure.id,
    )


def asof(item: Item, report: Report, behind: bool) -> When:
    """The days of which a number is told.

    A window that the sentence gives ("on Friday they had counted") counts where the number is told as what was said
    before, or is left `behind`. Else it may be that of what happened, and the number is of the day of its report.
    """
    figure, day = item.figure, published(report)
    window = figure.window if figure else None
    if window and window.end and (behind or item.recalled) and recent(window, day):
        return When(window.end, window.end, "day")
    return day


def published(report: Report) -> When:
    """The days on which a report may have been published, with their precision."""
    found = report.published
    return When(found.earliest or found.value, found.latest or found.value, found.precision)


def recent(window: Window, day: When) -> bool:
    """Whether a window ends no later than its report, and not so long before that it tells of another time."""
    return not _days_behind(window, day) and not of_another_time(window, day)


def of_another_time(window: Window, day: When) -> bool:
    """Whether a window ended more than FAR days before the report."""
    end, last = parsed(window.end), parsed(day.earliest)
    return end is not None and last is not None and end < last - timedelta(days=FAR)


def _days_behind(window: Window, day: When) -> bool:
    end, last = parsed(window.end), parsed(day.latest)
    return end is None or last is None or end > last


def parsed(day: str | None) -> date | None:
    """An ISO day, None where it is none (or a month or a year)."""
    try:
        return date.fromisoformat((day or "")[:10])
    except ValueError:
        return None
