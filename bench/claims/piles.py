"""Several reports of one event read as the program reads them, and the courses of their counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from secondsource import assertions, claims, clean, language, lineage, stories
from secondsource.model.assertion import Assertions
from secondsource.model.claim import Findings
from secondsource.model.course import Course
from secondsource.model.lineage import Lineage
from secondsource.model.parse import Parse
from secondsource.model.report import Report
from secondsource.model.story import Story
from secondsource.settings import Settings

#: Policies that have figures of their own; the first is the one that is meant where none is named.
POLICIES = ("ucdp", "latest", "acled", "range")


@dataclass(frozen=True)
class Pile:
    """Reports in the order of their days, what each says, and what they say together. `rows`: id of a report -> the
    rows of the corpus that it was made from (a text that stands there twice is one report)."""

    reports: Sequence[Report]
    said: Sequence[Assertions]
    findings: Findings
    rows: Mapping[str, Sequence[Mapping[str, Any]]]


@cache
def _engine() -> language.Analyzer:
    return language.load(Settings().language)


def read(rows: Iterable[Mapping[str, Any]], *, one_story: bool) -> Pile:
    """The pile of some rows with `id`, `title`, `text` and `date`. With `one_story` they are known to tell of one
    event; else the program parts them itself."""
    found: dict[str, Report] = {}
    behind: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        record = {"text": f"{row['title']}\n\n{row['text']}", "published": row["date"]}
        report = clean.report_of(clean.given(row["id"], record))
        found.setdefault(report.id, report)
        behind.setdefault(report.id, []).append(row)
    reports = sorted(found.values(), key=lambda r: (r.published.earliest or "9999", r.published.latest or "9999", r.id))
    parses = [_engine().parse(report) for report in reports]
    said = [assertions.find(report, parse, said_only=True) for report, parse in zip(reports, parses, strict=True)]
    traced = _lineage(reports, parses)
    one = (Story("story", reports[0].id, tuple(report.id for report in reports)),)
    grouped = one if one_story else stories.group(reports, parses, traced)
    return Pile(reports, said, claims.reconcile(grouped, reports, parses, said, traced), behind)


def _lineage(reports: Sequence[Report], parses: Sequence[Parse]) -> Lineage:
    marks = [lineage.sign(report, parse) for report, parse in zip(reports, parses, strict=True)]
    pile = lineage.weigh(marks)
    pairs = lineage.pair(marks, pile.stock, Settings().lineage_days)
    return lineage.weave(reports, parses, [lineage.compare(marks[i], marks[j], pile) for i, j in pairs], pile.shown)


def course(courses: Iterable[Course], status: str, people: str = "") -> Course | None:
    """The course of a fate of people at large (or of a class), in the scope of the story itself."""
    fits = (c for c in courses if (c.status, c.unit, c.people, c.of) == (status, "person", people, ""))
    return next(fits, None)
