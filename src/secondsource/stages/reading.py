"""One report read: its parse, what it says, how lineage sees it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from secondsource import assertions, language, lineage, plugins
from secondsource.model.assertion import Assertions
from secondsource.model.capture import Skipped
from secondsource.model.moved import moved
from secondsource.model.parse import Parse
from secondsource.model.report import Report
from secondsource.model.span import Span


@dataclass(frozen=True, slots=True)
class Read:
    """What was read out of a report alone."""

    parse: Parse
    said: Assertions
    signature: lineage.Signature


@lru_cache(maxsize=1)
def analyzer(name: str) -> language.Analyzer:
    """The language engine of that name, ours or another package's, loaded once. Raises what `language.load` raises,
    and RunError when that of another package is broken."""
    if any(plugin.name == name for plugin in plugins.listed("analyzers") if plugin.distribution != plugins.OWN):
        made: language.Analyzer = plugins.load("analyzers", name)()
        return made
    return language.load(name)


def parse_of(report: Report, engine: str) -> Parse:
    """What the engine sees; of a report that is not in English, its sentences alone."""
    tongue = language.tongue_of(report.text)
    return analyzer(engine).parse(report) if tongue == "en" else language.unread(report, engine, tongue)


def read_report(report: Report, engine: str) -> Read | Skipped:
    """All that is read out of a report alone."""
    parse = parse_of(report, engine)
    said = assertions.find(report, parse, said_only=True)
    return Read(parse, with_headline(report, said, engine), lineage.sign(report, parse))


def not_read(report: Report, reason: str) -> Read | Skipped:
    """What stands in its place when it could not be read."""
    return Skipped(report.file, "read", reason)


def with_headline(report: Report, said: Assertions, engine: str) -> Assertions:
    """What the report says, its toll told by its headline too where that stands beside the text and tells of harm."""
    if not report.headline or not assertions.tells_of_harm(report.headline):
        return said
    head = f"{report.headline}\n\n"
    whole = replace(
        moved(replace(report, source_map=()), len(head)),
        text=head + report.text,
        title=Span(report.id, 0, len(report.headline)),
    )
    toll = assertions.find(whole, parse_of(whole, engine)).toll
    if toll is None:
        return replace(said, toll=None)
    evidence = tuple(span for span in moved(toll.evidence, -len(head)) if span.start >= 0)
    return replace(said, toll=replace(toll, evidence=evidence))
