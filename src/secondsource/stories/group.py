"""Parting a pile into stories."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.model.ids import digest
from secondsource.model.lineage import Lineage
from secondsource.model.parse import Parse
from secondsource.model.report import Report
from secondsource.model.story import Story


def group(reports: Sequence[Report], parses: Sequence[Parse], lineage: Lineage) -> tuple[Story, ...]:
    """Stories in order of their first report; every report is in at least one."""
    ids = tuple(r.id for r in reports)
    return (Story(digest("story", *ids), "", ids),) if ids else ()
