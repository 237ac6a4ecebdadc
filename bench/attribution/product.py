"""What the program prints about a text, as attributions: statements that go on with another are joined to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bench.attribution.corpus import Attribution, Stretch
from bench.common.engines import report_of

from secondsource import assertions
from secondsource.export import readings
from secondsource.language import Analyzer
from secondsource.model.assertion import Speaker, Statement
from secondsource.model.span import Span

#: The label of a statement's speaker where the report names none.
NOBODY = "no source named"


@dataclass(frozen=True, slots=True)
class Said:
    """The attributions of one text, and of its statements how many there are and how many have no known speaker."""

    attributions: tuple[Attribution, ...]
    statements: int
    unknown: int


def read(text: str, analyzer: Analyzer) -> Said:
    """Everything that is found in a text; statements of both acts, as they are printed."""
    report = report_of(text)
    found = assertions.find(report, analyzer.parse(report))
    unknown = sum(s.speaker in nobodies(found.speakers) for s in found.statements)
    return Said(tuple(joined(found.statements)), len(found.statements), unknown)


def nobodies(speakers: Iterable[Speaker]) -> set[str]:
    """The ids of speakers that are nobody."""
    return {speaker.id for speaker in speakers if speaker.label in ("", NOBODY)}


def joined(statements: Sequence[Statement]) -> list[Attribution]:
    """The statements as they are printed: what goes on with another is joined to it."""
    return [
        Attribution(_stretches(s.source), _stretches(s.cue), _stretches(s.content)) for s in readings.joined(statements)
    ]


def _stretches(spans: Iterable[Span]) -> tuple[Stretch, ...]:
    return tuple(sorted((span.start, span.end) for span in spans))
