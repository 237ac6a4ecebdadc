"""Who says what: source, cue, content, stance and chain of every attribution."""

from __future__ import annotations

from secondsource.model.assertion import Speaker, Statement
from secondsource.model.parse import Parse
from secondsource.model.report import Report


def find_statements(report: Report, parse: Parse) -> tuple[tuple[Speaker, ...], tuple[Statement, ...]]:
    """The speakers and statements of a report."""
    return (), ()
