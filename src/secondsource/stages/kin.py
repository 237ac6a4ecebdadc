"""Lineage and stories of a pile without its claims, in one go or on a shelf that grows."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from secondsource import clean, lineage, stories
from secondsource.engine.base import Engine
from secondsource.errors import ItemError
from secondsource.model.kinship import Kinship, Shelved
from secondsource.model.parse import Parse
from secondsource.model.reading import Unread
from secondsource.model.report import Report
from secondsource.settings import Settings
from secondsource.stages.alone import Item, not_read_alone
from secondsource.stages.comparing import compare_all
from secondsource.stages.options import Progress, clean_options
from secondsource.stages.order import distinct, in_order
from secondsource.stages.reading import parse_of


def trace(items: Iterable[Item], settings: Settings, engine: Engine, progress: Progress) -> Kinship:
    """The lineage and the stories of a pile, without its claims: what is said in the reports is not looked at.

    Neither the order of the items nor what they are called changes anything but the names in the result.
    """
    held, called, unread = _clean_items(items, settings, engine, progress)
    ordered = in_order(stories.infer_dates(distinct(held)))
    seen = list[tuple[Report, Parse, lineage.Signature]]()
    results = engine.map(partial(_see, engine=settings.language), ordered, _not_seen, settings.read_seconds)
    for i, (report, result) in enumerate(zip(ordered, results, strict=True), 1):
        if isinstance(result, str):
            unread += [Unread(name, result) for name in called.pop(report.id)]
        else:
            seen.append((report, *result))
        progress("reading", i, len(ordered))
    reports, parses = [report for report, _, _ in seen], [parse for _, parse, _ in seen]
    traced = lineage.weave(reports, parses, *compare_all([mark for _, _, mark in seen], settings, engine, progress))
    progress("grouping", 0, 0)
    grouped = stories.group(reports, parses, traced)
    names = {id_: tuple(known) for id_, known in called.items()}
    sentences = tuple(sentence for parse in parses for sentence in parse.sentences)
    return Kinship(tuple(reports), names, traced, tuple(grouped), sentences, tuple(unread))


def shelve(
    items: Iterable[Item], shelf: stories.Folder, settings: Settings, engine: Engine, progress: Progress
) -> Shelved:
    """Put the reports that are not there yet on a shelf, by publication, and tell the stories that it holds now.

    What has been read is kept at once: when the run is broken off, the next goes on from there. Neither lineage nor the
    dates of other reports are asked: a report is laid beside the others by its own words.
    """
    held, called, unread = _clean_items(items, settings, engine, progress)
    before, size = shelf.stories, len(shelf)
    for known in filter(shelf.knows, list(called)):
        for name in called.pop(known):
            shelf.call(known, name)
    fresh = in_order(distinct([report for report in held if not shelf.knows(report.id)]))
    results = engine.map(partial(_note, engine=settings.language), fresh, _not_noted, settings.read_seconds)
    for i, (report, result) in enumerate(zip(fresh, results, strict=True), 1):
        if isinstance(result, str):
            unread += [Unread(name, result) for name in called[report.id]]
        else:
            shelf.take(result, called[report.id])
        progress("reading", i, len(fresh))
    progress("grouping", 0, 0)
    shelf.settle()
    return Shelved(shelf.called, shelf.stories, before, len(shelf) - size, tuple(unread))


def _note(report: Report, engine: str) -> stories.Notes | str:
    return stories.note(report, parse_of(report, engine))


def _not_noted(report: Report, reason: str) -> stories.Notes | str:
    return reason


def _clean_items(
    items: Iterable[Item], settings: Settings, engine: Engine, progress: Progress
) -> tuple[list[Report], dict[str, list[Any]], list[Unread]]:
    """The reports, what the user calls each of them, and what could not be used."""
    held, unread = list[Report](), list[Unread]()
    called: dict[str, list[Any]] = {}
    work = partial(_clean_one, options=clean_options(settings))
    for i, (name, cleaned) in enumerate(engine.map(work, items, _not_cleaned_one, settings.html_seconds), 1):
        if isinstance(cleaned, Unread):
            unread.append(cleaned)
        else:
            held.append(cleaned)
            called.setdefault(cleaned.id, []).append(name)
        progress("cleaning", i, 0)
    return held, called, unread


def _clean_one(item: Item, options: clean.Options) -> tuple[Any, Report | Unread]:
    if isinstance(item, Unread):
        return item.id, item
    if isinstance(item, clean.Given):
        return item.id, clean.report_of(item)
    try:
        return item.name, clean.clean(item, options)
    except ItemError as error:
        return item.name, Unread(item.name, error.reason)


def _not_cleaned_one(item: Item, reason: str) -> tuple[Any, Report | Unread]:
    unread = not_read_alone(item, reason)
    assert isinstance(unread, Unread)
    return unread.id, unread


def _see(report: Report, engine: str) -> tuple[Parse, lineage.Signature] | str:
    parse = parse_of(report, engine)
    return parse, lineage.sign(report, parse)


def _not_seen(report: Report, reason: str) -> tuple[Parse, lineage.Signature] | str:
    return reason
