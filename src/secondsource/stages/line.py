"""The order of the stages, from captures to the dossier."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from secondsource import claims, clean, dossier, lineage, stories
from secondsource.engine.base import Engine
from secondsource.errors import ItemError
from secondsource.model.assertion import Assertions
from secondsource.model.capture import Capture, Skipped
from secondsource.model.dossier import Dossier
from secondsource.model.made import Made
from secondsource.model.parse import Parse
from secondsource.model.report import Report
from secondsource.resources.publishers import directory
from secondsource.settings import Settings
from secondsource.stages.comparing import compare_all
from secondsource.stages.options import Progress, clean_options, methods
from secondsource.stages.order import distinct, in_order
from secondsource.stages.reading import not_read, read_report
from secondsource.version import VERSION


def run(
    captures: Sequence[Capture], skipped: Sequence[Skipped], settings: Settings, engine: Engine, progress: Progress
) -> Dossier:
    """The whole line, from captures to the dossier.

    The result does not depend on the order or the names of the captures. Raises BadInput when the file of publishers
    that the settings name cannot be used.
    """
    known = directory(Path(settings.publishers) if settings.publishers else None)
    cleaned, dropped = _clean_all(captures, settings, engine, progress)
    read, unread = _read_all(
        in_order(stories.infer_dates(stories.unite_forms(distinct(cleaned)))), settings, engine, progress
    )
    reports, parses, said = [r.report for r in read], [r.parse for r in read], [r.said for r in read]
    compared, stock = compare_all([r.signature for r in read], settings, engine, progress)
    progress("tracing lineage", 0, 0)
    traced = lineage.weave(reports, parses, compared, stock)
    grouped = stories.group(reports, parses, traced)
    progress("reconciling claims", 0, 0)
    findings = claims.reconcile(grouped, reports, parses, said, traced, known)
    made = Made("secondsource", VERSION, settings.digest(), settings.language)
    left_out = [*skipped, *dropped, *unread]
    return dossier.build(made, reports, parses, traced, grouped, said, findings, left_out, methods(settings))


class _Reading(NamedTuple):
    """A report with all that was read out of it alone."""

    report: Report
    parse: Parse
    said: Assertions
    signature: lineage.Signature


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
) -> tuple[list[_Reading], list[Skipped]]:
    read: list[_Reading] = []
    dropped: list[Skipped] = []
    results = engine.map(partial(read_report, engine=settings.language), reports, not_read, settings.read_seconds)
    for i, (report, result) in enumerate(zip(reports, results, strict=True), 1):
        if isinstance(result, Skipped):
            dropped.append(result)
        else:
            read.append(_Reading(report, *result))
        progress("reading", i, len(reports))
    return read, dropped


def _clean(capture: Capture, options: clean.Options) -> Report | Skipped:
    try:
        return clean.clean(capture, options)
    except ItemError as error:
        return Skipped(error.item, "clean", error.reason)


def _not_cleaned(capture: Capture, reason: str) -> Report | Skipped:
    return Skipped(capture.name, "clean", reason)
