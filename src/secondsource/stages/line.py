"""The order of the stages, from captures to the dossier."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from secondsource import assertions, claims, clean, dossier, lineage, stories
from secondsource.engine.base import Engine
from secondsource.errors import ItemError
from secondsource.model import packed
from secondsource.model.capture import Capture, Late, Skipped
from secondsource.model.dossier import Dossier
from secondsource.model.judged import judged
from secondsource.model.judgement import Judgement
from secondsource.model.made import Made, Memory, made_key
from secondsource.model.report import Report
from secondsource.resources.publishers import directory
from secondsource.settings import Settings
from secondsource.stages.comparing import compare_all
from secondsource.stages.options import Progress, clean_options, methods
from secondsource.stages.order import distinct, in_order, label_all, name_all
from secondsource.stages.reading import Read, not_read, read_report
from secondsource.stages.remembered import Step, done
from secondsource.version import VERSION


class Pile(NamedTuple):
    """A dossier, and the ids (digests) of its reports by their sigla."""

    dossier: Dossier
    ids: dict[str, str]


def run(
    captures: Sequence[Capture],
    skipped: Sequence[Skipped],
    settings: Settings,
    engine: Engine,
    progress: Progress,
    judgements: Sequence[Judgement] = (),
) -> Dossier:
    """The whole line, from captures to the dossier. `judgements` (a log, or those of it in force) outrank what the
    stages find.

    The result does not depend on the order or the names of the captures. Raises BadInput when the file of publishers
    that the settings name cannot be used.
    """
    return pile(captures, skipped, settings, engine, progress, judgements).dossier


def pile(
    captures: Sequence[Capture],
    skipped: Sequence[Skipped],
    settings: Settings,
    engine: Engine,
    progress: Progress,
    judgements: Sequence[Judgement] = (),
    memory: Memory | None = None,
    sigla: Mapping[str, str] | None = None,
    unseen: Sequence[tuple[str, frozenset[str]]] = (),
) -> Pile:
    """The same with the reports' ids. What a `memory` keeps is not made again, and what is made is kept there at once.
    `sigla` (by report id) are those that reports have already; the others get the next ones that are free. `unseen`
    does the same for the letters of unseen ancestors (see `order.label_all`)."""
    known = directory(Path(settings.publishers) if settings.publishers else None)
    cleaned, dropped = clean_all(captures, settings, engine, progress, memory)
    found = distinct(cleaned)
    told = judged(judgements, {report.id: report.text for report in found})
    forms = stories.unite_forms(clean.with_furniture(found, told))
    dated = in_order(clean.without_refused(stories.infer_dates(clean.with_dates(forms, told)), told))
    read, unread = _read_all(dated, settings, engine, progress, memory)
    reports, parses, said = [r.report for r in read], [r.read.parse for r in read], [r.read.said for r in read]
    said = [assertions.with_places(one, told) for one in said]
    signatures, keys = [r.read.signature for r in read], [r.key for r in read]
    compared, stock = compare_all(signatures, settings, engine, progress, told, keys, memory)
    progress("tracing lineage", 0, 0)
    traced = label_all(lineage.weave(reports, parses, compared, stock, told), unseen)
    grouped = stories.group(reports, parses, traced)
    progress("reconciling claims", 0, 0)
    unjudged = lineage.weave(reports, parses, compared, stock) if told.of("edge") else None
    findings = claims.reconcile(grouped, reports, parses, said, traced, known, told, unjudged)
    made = Made("secondsource", VERSION, settings.digest(), settings.language)
    left_out = [*skipped, *dropped, *unread]
    named = name_all([report.id for report in reports], sigla or {})
    told_how = methods(settings)
    built = dossier.build(made, reports, parses, traced, grouped, said, findings, left_out, told_how, named, told)
    return Pile(built, {siglum: id_ for id_, siglum in named.items()})


class _Reading(NamedTuple):
    """A report with all that was read out of it alone, and the key of that."""

    report: Report
    read: Read
    key: str


def clean_all(
    captures: Sequence[Capture], settings: Settings, engine: Engine, progress: Progress, memory: Memory | None
) -> tuple[list[Report], list[Skipped]]:
    """The reports that captures hold, and what could not be used."""
    reports: list[Report] = []
    dropped: list[Skipped] = []
    options = clean_options(settings)
    step = Step[Capture, Report | Skipped](
        "clean", Report, partial(_clean, options=options), _not_cleaned, settings.html_seconds
    )
    known = captures.known if isinstance(captures, Late) else captures
    keys = [_clean_key(capture, options) for capture in known] if memory is not None else []
    results = done(step, captures, keys, engine, memory)
    for i, (capture, result) in enumerate(zip(known, results, strict=True), 1):
        if isinstance(result, Report):
            reports.append(replace(result, file=capture.name))  # what else it holds does not hang on its name
        else:
            dropped.append(result)
        progress("cleaning", i, len(captures))
    return reports, dropped


def _read_all(
    reports: Sequence[Report], settings: Settings, engine: Engine, progress: Progress, memory: Memory | None
) -> tuple[list[_Reading], list[Skipped]]:
    read: list[_Reading] = []
    dropped: list[Skipped] = []
    keys = [_read_key(report, settings.language) for report in reports] if memory is not None else [""] * len(reports)
    work = partial(read_report, engine=settings.language)
    step = Step[Report, Read | Skipped]("read", Read, work, not_read, settings.read_seconds)
    results = done(step, reports, keys, engine, memory)
    for i, (report, key, result) in enumerate(zip(reports, keys, results, strict=True), 1):
        if isinstance(result, Skipped):
            dropped.append(result)
        else:
            read.append(_Reading(report, result, key))
        progress("reading", i, len(reports))
    return read, dropped


def _clean_key(capture: Capture, options: clean.Options) -> str:
    return made_key("clean", VERSION, str(options), capture.kind, capture.sha256)


def _read_key(report: Report, engine: str) -> str:
    """What is read out of a report follows from all that cleaning and dating made of it, but for its names."""
    unnamed = replace(report, file="", aliases=())
    return made_key("read", VERSION, engine, packed.pack(unnamed))


def _clean(capture: Capture, options: clean.Options) -> Report | Skipped:
    try:
        return clean.clean(capture, options)
    except ItemError as error:
        return Skipped(error.item, "clean", error.reason)


def _not_cleaned(capture: Capture, reason: str) -> Report | Skipped:
    return Skipped(capture.name, "clean", reason)
