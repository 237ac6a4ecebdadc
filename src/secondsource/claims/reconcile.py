"""From what each report says to what the pile says."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.claims.identity import unite
from secondsource.model.assertion import Assertions
from secondsource.model.claim import Findings
from secondsource.model.lineage import Lineage
from secondsource.model.parse import Parse
from secondsource.model.report import Report
from secondsource.model.story import Story


def reconcile(
    stories: Sequence[Story],
    reports: Sequence[Report],
    parses: Sequence[Parse],
    assertions: Sequence[Assertions],
    lineage: Lineage,
) -> Findings:
    """Identities, events, control, claims and conflicts; `parses` and `assertions` in the order of `reports`."""
    return Findings(unite(reports, parses, assertions))
