"""Quantities: how many of what, what became of them, by whose word."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.model.assertion import Figure, Statement
from secondsource.model.parse import Parse
from secondsource.model.report import Report


def find_figures(report: Report, parse: Parse, statements: Sequence[Statement]) -> tuple[Figure, ...]:
    """The figures of a report, in order of position."""
    return ()
