"""Mark what stands around the story: title, byline, dateline, credits, furniture, dates."""

from __future__ import annotations

from secondsource.clean.hints import Hints
from secondsource.model.report import Report


def mark(report: Report, hints: Hints) -> Report:
    """The report with everything around the story marked as spans; its text stays as it is."""
    return report
