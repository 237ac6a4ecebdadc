"""What happened: mentions of events with type, actors, place and time."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.model.assertion import EventMention, Statement
from secondsource.model.parse import Parse
from secondsource.model.report import Report


def find_events(report: Report, parse: Parse, statements: Sequence[Statement]) -> tuple[EventMention, ...]:
    """The event mentions of a report, in order of position."""
    return ()
