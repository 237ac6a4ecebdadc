"""The one place that knows the order of the stages, and turns settings into each stage's options.

captures -> clean -> unite -> date -> parse -> trace -> group -> find -> reconcile -> build
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache, partial

from secondsource import assertions, claims, clean, dossier, ingest, language, lineage, stories
from secondsource.engine.base import Engine
from secondsource.errors import ItemError
from secondsource.model.assertion import Assertions
from secondsource.model.capture import Capture, Skipped
from secondsource.model.dossier import Dossier
from secondsource.model.made import Made
from secondsource.model.parse import Parse
from secondsource.model.report import Report
from secondsource.settings import Settings
from secondsource.version import VERSION

#: Told what is being done, how many items are done and how many there are (0, 0 for a stage that does not count).
Progress = Callable[[str, int, int], None]


def ingest_options(settings: Settings) -> ingest.Options:
    """What the reading stage needs to know."""
    return ingest.Options(max_bytes=settings.max_bytes)


def clean_options(settings: Settings) -> clean.Options:
    """What the cleaning stage needs to know."""
    return clean.Options(html_seconds=settings.html_seconds, html_depth=settings.html_depth)


def run(
    captures: Sequence[Capture], skipped: Sequence[Skipped], settings: Settings, engine: Engine, progress: Progress
) -> Dossier:
    """The whole line, from captures to the dossier.

    The result does not depend on the order or the names of the captures.
    """
    cleaned, dropped = _clean_all(captures, settings, engine, progress)
    read, unread = _read_all(
        _in_order(stories.infer_dates(stories.unite_forms(_distinct(cleaned)))), settings, engine, progress
    )
    reports, parses, said = [r for r, _, _ in read], [p for _, p, _ in read], [a for _, _, a in read]
    progress("tracing lineage", 0, 0)
    traced = lineage.trace(reports, parses)
    grouped = stories.group(reports, parses, traced)
    progress("reconciling claims", 0, 0)
    findings = claims.reconcile(grouped, reports, parses, said, traced)
    made = Made("secondsource", VERSION, settings.digest(), settings.language)
    return dossier.build(made, reports, parses, traced, grouped, said, findings, [*skipped, *dropped, *unread])


def _clean_all(
    captures: Sequence[Capture], settings: Settings, engine: Engine, progress: Progress
) -> tuple[list[Report], list[Skipped]]:
    reports: list[Report] = []
    dropped: list[Skipped] = []
    work = partial(_clean, options=clean_options(settings))
    for i, result in enumerate(engine.map(work, captures, _not_cleaned, settings.html_seconds), 1):
        if isinstance(result, Report):
            reports.append(result)
        else:
            dropped.append(result)
        progress("cleaning", i, len(captures))
    return reports, dropped


def _read_all(
    reports: Sequence[Report], settings: Settings, engine: Engine, progress: Progress
) -> tuple[list[tuple[Report, Parse, Assertions]], list[Skipped]]:
    read: list[tuple[Report, Parse, Assertions]] = []
    dropped: list[Skipped] = []
    results = engine.map(partial(_read, engine=settings.language), reports, _not_read, settings.read_seconds)
    for i, (report, result) in enumerate(zip(reports, results, strict=True), 1):
        if isinstance(result, Skipped):
            dropped.append(result)
        else:
            read.append((report, *result))
        progress("reading", i, len(reports))
    return read, dropped


def _clean(capture: Capture, options: clean.Options) -> Report | Skipped:
    try:
        return clean.clean(capture, options)
    except ItemError as error:
        return Skipped(error.item, "clean", error.reason)


def _not_cleaned(capture: Capture, reason: str) -> Report | Skipped:
    return Skipped(capture.name, "clean", reason)


def _not_read(report: Report, reason: str) -> tuple[Parse, Assertions] | Skipped:
    return Skipped(report.file, "read", reason)


@lru_cache(maxsize=1)
def _analyzer(name: str) -> language.Analyzer:
    return language.load(name)


def _read(report: Report, engine: str) -> tuple[Parse, Assertions] | Skipped:
    parse = _analyzer(engine).parse(report)
    return parse, assertions.find(report, parse)


def _distinct(reports: Sequence[Report]) -> list[Report]:
    """One report for each text; further names under which it was found become its aliases."""
    by_id: dict[str, list[Report]] = {}
    for report in sorted(reports, key=lambda r: (r.id, r.file)):
        by_id.setdefault(report.id, []).append(report)
    return [
        replace(first, aliases=tuple(r.file for r in others)) if others else first for first, *others in by_id.values()
    ]


def _in_order(reports: Sequence[Report]) -> list[Report]:
    """By publication, then by content: never by file name or the order of reading."""
    return sorted(reports, key=lambda r: (r.published.earliest or "9999", r.published.latest or "9999", r.id))
