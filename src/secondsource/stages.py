"""The one place that knows the order of the stages, and turns settings into each stage's options.

captures -> clean -> unite -> date -> parse, find, sign -> compare -> weave -> group -> reconcile -> build

A report that is read by itself goes clean -> parse, find.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from secondsource import assertions, claims, clean, dossier, ingest, language, lineage, stories
from secondsource.engine.base import Engine
from secondsource.errors import ItemError, RunError
from secondsource.model.assertion import Assertions
from secondsource.model.capture import Capture, Skipped
from secondsource.model.dossier import Dossier
from secondsource.model.judged import NOTHING, Judged, judged
from secondsource.model.judgement import Judgement
from secondsource.model.kinship import Kinship, Shelved
from secondsource.model.lineage import Stock
from secondsource.model.made import Made
from secondsource.model.method import Measure, Method
from secondsource.model.moved import moved
from secondsource.model.parse import Parse, Token
from secondsource.model.reading import Reading, Unread
from secondsource.model.report import Report
from secondsource.model.reuse import Reuse
from secondsource.model.span import Span
from secondsource.model.wording import Likeness, Pair
from secondsource.resources.publishers import directory
from secondsource.settings import Settings
from secondsource.version import VERSION

#: Told what is being done, how many items are done and how many there are (0, 0 for a stage that does not count).
Progress = Callable[[str, int, int], None]

#: What is read by itself: a capture, a text handed over as it is, or (passed on) what could not be opened.
Item = Capture | clean.Given | Unread
#: Words of a sentence, and those that somebody else has cut.
Words = tuple[str, ...]

#: Pairs of reports that are handed over together: about a third of a second of comparing.
TOGETHER = 64


class _Reading(NamedTuple):
    """A report with all that was read out of it alone."""

    report: Report
    parse: Parse
    said: Assertions
    signature: lineage.Signature


def ingest_options(settings: Settings) -> ingest.Options:
    """What the reading stage needs to know."""
    return ingest.Options(max_bytes=settings.max_bytes)


def clean_options(settings: Settings) -> clean.Options:
    """What the cleaning stage needs to know."""
    return clean.Options(html_seconds=settings.html_seconds, html_depth=settings.html_depth)


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
    known = directory(Path(settings.publishers) if settings.publishers else None)
    cleaned, dropped = _clean_all(captures, settings, engine, progress)
    distinct = _distinct(cleaned)
    told = judged(judgements, {report.id: report.text for report in distinct})
    forms = stories.unite_forms(clean.with_furniture(distinct, told))
    dated = clean.without_refused(stories.infer_dates(clean.with_dates(forms, told)), told)
    read, unread = _read_all(_in_order(dated), settings, engine, progress)
    reports, parses, said = (
        [r.report for r in read],
        [r.parse for r in read],
        [assertions.with_places(r.said, told) for r in read],
    )
    compared, stock = _compare_all([r.signature for r in read], settings, engine, progress, told)
    progress("tracing lineage", 0, 0)
    traced = lineage.weave(reports, parses, compared, stock, told)
    grouped = stories.group(reports, parses, traced)
    progress("reconciling claims", 0, 0)
    unjudged = lineage.weave(reports, parses, compared, stock) if told.of("edge") else None
    findings = claims.reconcile(grouped, reports, parses, said, traced, known, told, unjudged)
    made = Made("secondsource", VERSION, settings.digest(), settings.language)
    left_out = [*skipped, *dropped, *unread]
    return dossier.build(made, reports, parses, traced, grouped, said, findings, left_out, methods(settings), told)


def methods(settings: Settings) -> tuple[Method, ...]:
    """The tables and thresholds that the stages go by, and the settings that can change a result."""
    rows = tuple(Measure(name, value, meaning) for name, value, meaning in settings.told())
    chosen = Method(
        "settings", "Settings in force", "Everything that a user may set and that can change a result.", rows
    )
    return (chosen, *stories.methods(), *lineage.methods(), *claims.methods())


def trace(items: Iterable[Item], settings: Settings, engine: Engine, progress: Progress) -> Kinship:
    """The lineage and the stories of a pile, without its claims: what is said in the reports is not looked at.

    Neither the order of the items nor what they are called changes anything but the names in the result.
    """
    held, called, unread = _clean_items(items, settings, engine, progress)
    ordered = _in_order(stories.infer_dates(_distinct(held)))
    seen = list[tuple[Report, Parse, lineage.Signature]]()
    results = engine.map(partial(_see, engine=settings.language), ordered, _not_seen, settings.read_seconds)
    for i, (report, result) in enumerate(zip(ordered, results, strict=True), 1):
        if isinstance(result, str):
            unread += [Unread(name, result) for name in called.pop(report.id)]
        else:
            seen.append((report, *result))
        progress("reading", i, len(ordered))
    reports, parses = [report for report, _, _ in seen], [parse for _, parse, _ in seen]
    traced = lineage.weave(reports, parses, *_compare_all([mark for _, _, mark in seen], settings, engine, progress))
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
    fresh = _in_order(_distinct([report for report in held if not shelf.knows(report.id)]))
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
    return stories.note(report, _parse(report, engine))


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
    unread = _not_read_alone(item, reason)
    assert isinstance(unread, Unread)
    return unread.id, unread


def _see(report: Report, engine: str) -> tuple[Parse, lineage.Signature] | str:
    parse = _parse(report, engine)
    return parse, lineage.sign(report, parse)


def _not_seen(report: Report, reason: str) -> tuple[Parse, lineage.Signature] | str:
    return reason


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
    results = engine.map(partial(_read, engine=settings.language), reports, _not_read, settings.read_seconds)
    for i, (report, result) in enumerate(zip(reports, results, strict=True), 1):
        if isinstance(result, Skipped):
            dropped.append(result)
        else:
            read.append(_Reading(report, *result))
        progress("reading", i, len(reports))
    return read, dropped


def _compare_all(
    signatures: Sequence[lineage.Signature],
    settings: Settings,
    engine: Engine,
    progress: Progress,
    told: Judged = NOTHING,
) -> tuple[list[Reuse], tuple[Stock, ...]]:
    """The pairs that may be related, laid side by side: some at a time, so that the pile's habits travel seldom. With
    them the sentences that bind nobody."""
    pile = lineage.weigh(signatures)
    pairs = lineage.pair(signatures, pile.stock, settings.lineage_days)
    pairs = sorted({*pairs, *lineage.judged_pairs(told, [signature.report for signature in signatures])})
    parts = [pairs[at : at + TOGETHER] for at in range(0, len(pairs), TOGETHER)]
    sides = ([(signatures[i], signatures[j]) for i, j in part] for part in parts)
    compared: list[Reuse] = []
    for reuses in engine.map(partial(_compare, pile=pile), sides, _not_compared):
        compared += reuses
        progress("comparing pairs", len(compared), len(pairs))
    return compared, pile.shown


def _compare(pairs: Sequence[tuple[lineage.Signature, lineage.Signature]], pile: lineage.Pile) -> list[Reuse]:
    return [lineage.compare(left, right, pile) for left, right in pairs]


def _not_compared(pairs: Sequence[tuple[lineage.Signature, lineage.Signature]], reason: str) -> list[Reuse]:
    # To go on without would count copies as origins.
    raise RunError(f"reports could not be compared: {reason}")


def _clean(capture: Capture, options: clean.Options) -> Report | Skipped:
    try:
        return clean.clean(capture, options)
    except ItemError as error:
        return Skipped(error.item, "clean", error.reason)


def _not_cleaned(capture: Capture, reason: str) -> Report | Skipped:
    return Skipped(capture.name, "clean", reason)


def _not_read(report: Report, reason: str) -> tuple[Parse, Assertions, lineage.Signature] | Skipped:
    return Skipped(report.file, "read", reason)


@lru_cache(maxsize=1)
def _analyzer(name: str) -> language.Analyzer:
    return language.load(name)


@lru_cache(maxsize=1)
def _vectorizer(name: str) -> language.Vectorizer:
    return language.load_vectorizer(name)


@lru_cache(maxsize=1)
def _tagger(name: str) -> language.Tagger:
    return language.load_tagger(name)


def _parse(report: Report, engine: str) -> Parse:
    """What the engine sees; of a report that is not in English, its sentences alone."""
    tongue = language.tongue_of(report.text)
    return _analyzer(engine).parse(report) if tongue == "en" else language.unread(report, engine, tongue)


def _read(report: Report, engine: str) -> tuple[Parse, Assertions, lineage.Signature] | Skipped:
    parse = _parse(report, engine)
    said = assertions.find(report, parse, said_only=True)
    return parse, _with_headline(report, said, engine), lineage.sign(report, parse)


def _with_headline(report: Report, said: Assertions, engine: str) -> Assertions:
    """What the report says, its toll told by its headline too where that stands beside the text and tells of harm."""
    if not report.headline or not assertions.tells_of_harm(report.headline):
        return said
    head = f"{report.headline}\n\n"
    whole = replace(
        moved(replace(report, source_map=()), len(head)),
        text=head + report.text,
        title=Span(report.id, 0, len(report.headline)),
    )
    toll = assertions.find(whole, _parse(whole, engine)).toll
    if toll is None:
        return replace(said, toll=None)
    evidence = tuple(span for span in moved(toll.evidence, -len(head)) if span.start >= 0)
    return replace(said, toll=replace(toll, evidence=evidence))


def take(lines: Iterable[tuple[int, bytes | None]], settings: Settings) -> Iterator[Item]:
    """The texts in the lines of a JSONL file, each exactly as given; None is a line that was too long to hold."""
    for number, line in lines:
        yield Unread(number, ingest.too_long(settings.max_bytes)) if line is None else clean.take(number, line)


def read(items: Iterable[Item], settings: Settings, engine: Engine) -> Iterator[Reading | Unread]:
    """Each item read by itself, in the order of the items, as soon as it is ready.

    Raises what `language.load` raises.
    """
    _analyzer(settings.language)  # a name that is wrong is wrong for every item
    work = partial(_read_alone, options=clean_options(settings), engine=settings.language)
    yield from engine.map(work, items, _not_read_alone, settings.read_seconds)


def _read_alone(item: Item, options: clean.Options, engine: str) -> Reading | Unread:
    if isinstance(item, Unread):
        return item
    if isinstance(item, clean.Given):
        return analyze(item.id, clean.report_of(item), engine)
    try:
        return analyze(item.name, clean.clean(item, options), engine)
    except ItemError as error:
        return Unread(item.name, error.reason)


def analyze(called: Any, report: Report, engine: str) -> Reading:
    """The report with its parse and what it says; of one that is not in English only the sentences are read."""
    parse = _parse(report, engine)
    said = _with_headline(report, assertions.find(report, parse), engine)
    return Reading(called, report, parse, said)


def _not_read_alone(item: Item, reason: str) -> Reading | Unread:
    return Unread(item.name if isinstance(item, Capture) else item.id, reason)


def take_pairs(lines: Iterable[tuple[int, bytes | None]], settings: Settings) -> Iterator[Pair | Unread]:
    """The pairs of wordings in the lines of a JSONL file; None is a line that was too long to hold."""
    for number, line in lines:
        yield Unread(number, ingest.too_long(settings.max_bytes)) if line is None else clean.take_pair(number, line)


def same_claim(pairs: Iterable[Pair | Unread], settings: Settings, engine: Engine) -> Iterator[Likeness | Unread]:
    """Whether the two wordings of each pair make the same claim, in the order of the pairs, as soon as it is known.

    Raises what `language.load_vectorizer` raises.
    """
    _vectorizer(settings.language)
    work = partial(_same_claim, engine=settings.language)
    yield from engine.map(work, pairs, _not_judged, settings.read_seconds)


def _same_claim(pair: Pair | Unread, engine: str) -> Likeness | Unread:
    if isinstance(pair, Unread):
        return pair
    if (tongue := language.tongue_of(f"{pair.a} {pair.b}")) != "en":  # one of them is often too short to tell
        return Unread(pair.id, f'not in English (it seems to be "{tongue}")')
    return claims.judge(pair.id, *(_side(text[: claims.CHARACTERS], engine) for text in (pair.a, pair.b)))


@lru_cache(maxsize=256)
def _side(text: str, engine: str) -> claims.Side:
    """A wording made ready; one wording often stands in many pairs."""
    able = _vectorizer(engine)
    return claims.side(text, able.parse(clean.report_of(clean.Given("wording", text))), *able.word_vectors(text))


def _not_judged(pair: Pair | Unread, reason: str) -> Likeness | Unread:
    return Unread(pair.id, reason)


def tag(
    batches: Iterable[Sequence[Words]], settings: Settings, engine: Engine
) -> Iterator[list[tuple[Token, ...]] | str]:
    """The syntax of sentences that are cut already, batch by batch in their order; the reason where one failed.

    Raises what `language.load_tagger` raises.
    """
    _tagger(settings.language)
    yield from engine.map(partial(_tag, engine=settings.language), batches, _not_tagged, settings.read_seconds)


def _tag(batch: Sequence[Words], engine: str) -> list[tuple[Token, ...]] | str:
    return _tagger(engine).tag(batch)


def _not_tagged(batch: Sequence[Words], reason: str) -> list[tuple[Token, ...]] | str:
    return reason


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
