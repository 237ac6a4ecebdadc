"""What the program prints about a text, as attributions: statements that go on with another are joined to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bench.attribution.corpus import Attribution, Stretch
from bench.common.engines import report_of

from secondsource import assertions
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
    """One attribution for each statement that leans on no other, the contents of what leans on it added to its own."""
    by_id = {statement.id: statement for statement in statements}
    contents: dict[str, list[Span]] = {}
    for statement in statements:
        contents.setdefault(_leader(statement, by_id).id, []).extend(statement.content)
    return [
        Attribution(_stretches(by_id[id_].source), _stretches(by_id[id_].cue), _stretches(content))
        for id_, content in contents.items()
    ]


def _leader(statement: Statement, by_id: dict[str, Statement]) -> Statement:
    """The statement at the end of the chain of those leant on."""
    seen = {statement.id}
    while statement.leans_on in by_id and statement.leans_on not in seen:
        statement = by_id[statement.leans_on]
        seen.add(statement.id)
    return statement


def _stretches(spans: Iterable[Span]) -> tuple[Stretch, ...]:
    return tuple(sorted((span.start, span.end) for span in spans))
