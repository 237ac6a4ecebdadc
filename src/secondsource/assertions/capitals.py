"""Reports all in capitals, as the rules read them: in small letters, but for what the parse takes for names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from secondsource.model.parse import Parse
from secondsource.model.report import Report
from secondsource.text.capitals import cased, shouted


def sentence_case(report: Report, parse: Parse) -> Report:
    """The report as its parse would have it written; offsets stay. One that is not all in capitals comes back as is."""
    return replace(report, text=cased(report.text, _names(parse))) if shouted(report.text) else report


def _names(parse: Parse) -> Iterator[tuple[int, int]]:
    """Where names and proper nouns stand."""
    for sentence in parse.sentences:
        for token in sentence.syntax:
            if token.upos == "PROPN":
                yield token.start, token.end
    for name in parse.names:
        yield name.span.start, name.span.end
