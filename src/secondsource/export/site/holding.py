"""Control of places over time: a row a place, a band from each change to the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from secondsource.export.site import words
from secondsource.export.site.axis import Axis
from secondsource.export.site.book import anchor
from secondsource.model.claim import Control

LETTER = 6.0  # units of a letter in a band
MAX_ROWS = 60


@dataclass(frozen=True, slots=True)
class Hold:
    """Somebody's time in a place: a band with their name, if it fits; `css` tells how sure the change is."""

    x: float
    width: float
    css: str
    label: str
    href: str
    title: str


@dataclass(frozen=True, slots=True)
class Row:
    """A place with those who are said to have held it, in order of time."""

    y: float
    place: str
    holds: tuple[Hold, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Rows over the axis of the timeline; lengths in SVG user units."""

    axis: Axis
    height: float
    rows: tuple[Row, ...]
    left_out: int


def over_time(changes: Iterable[Control], line: Axis, top: float, row: float) -> Chart | None:
    """The chart of all dated changes; None where there are none."""
    places: dict[str, list[Control]] = {}
    for change in changes:
        if change.date.earliest and (change.taker or change.loser):
            places.setdefault(_key(change), []).append(change)
    made = []
    for i, told in enumerate(list(places.values())[:MAX_ROWS]):
        told.sort(key=lambda change: (change.date.earliest or "", change.date.latest or "", change.id))
        made.append(Row(top + row * i, words.short(told[0].place, 36), tuple(_holds(told, line))))
    return Chart(line, top + row * len(made) + 10, tuple(made), len(places) - len(made)) if made else None


def _key(change: Control) -> str:
    """What makes two changes one row: the same site, or the same words."""
    whole = change.where.gazetteer_id if change.where and change.extent != "partial" else None
    return whole or change.place.casefold()


def _holds(told: Sequence[Control], line: Axis) -> Iterable[Hold]:
    """Before the first change whoever lost the place; after each whoever took it, up to the next."""
    starts = [line.x(day) for change in told if (day := words.ordinal(change.date.earliest)) is not None]
    first = told[0]
    if first.loser and starts[0] > line.left:
        yield _hold(line.left, starts[0], "before", first.loser, first)
    for change, (start, end) in zip(told, pairwise([*starts, line.right]), strict=True):
        yield _hold(start, end, change.status, change.taker or f"not {change.loser}", change)


def _hold(start: float, end: float, css: str, who: str, change: Control) -> Hold:
    width = round(max(6.0, end - start), 1)
    label = words.short(who, int((width - 8) / LETTER)) if width > 30 else ""
    title = (
        f"{change.place}: {change.loser or '?'} → {change.taker or '?'}, {words.when(change.date)} ({change.status})"
    )
    return Hold(start, width, css, label, f"#{anchor(change.id)}", title)
