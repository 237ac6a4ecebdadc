"""Reports told apart and put in their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import count

from secondsource.model.ids import siglum
from secondsource.model.report import Report


def distinct(reports: Sequence[Report]) -> list[Report]:
    """One report for each text; further names under which it was found become its aliases."""
    by_id: dict[str, list[Report]] = {}
    for report in sorted(reports, key=lambda r: (r.id, r.file)):
        by_id.setdefault(report.id, []).append(report)
    return [
        replace(first, aliases=tuple(r.file for r in others)) if others else first for first, *others in by_id.values()
    ]


def in_order(reports: Sequence[Report]) -> list[Report]:
    """By publication, then by content: never by file name or the order of reading."""
    return sorted(reports, key=lambda r: (r.published.earliest or "9999", r.published.latest or "9999", r.id))


def name_all(reports: Sequence[str], known: Mapping[str, str]) -> dict[str, str]:
    """The siglum of each report (by id): the one that is known of it, else the next that is free."""
    taken = set(known.values())
    free = (name for at in count() if (name := siglum(at)) not in taken)
    return {report: known.get(report) or next(free) for report in reports}
