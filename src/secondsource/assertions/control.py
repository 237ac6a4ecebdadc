"""Who took, holds or lost a place, by whose word."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.model.assertion import ControlMention, Statement
from secondsource.model.parse import Parse
from secondsource.model.report import Report


def find_control(report: Report, parse: Parse, statements: Sequence[Statement]) -> tuple[ControlMention, ...]:
    """The control mentions of a report, in order of position."""
    return ()
