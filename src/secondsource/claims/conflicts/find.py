"""Accounts that cannot both hold: every kind of conflict, once for each pair of readings."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.claims.alignment.handed import Trail
from secondsource.claims.conflicts.altered import altered_attributions
from secondsource.claims.conflicts.base import Clash
from secondsource.claims.conflicts.dates import page_dates
from secondsource.claims.conflicts.names import altered_names
from secondsource.claims.conflicts.numbers import clashing_counts
from secondsource.claims.conflicts.polarity import denials, hardened
from secondsource.claims.conflicts.states import clashing_states
from secondsource.claims.conflicts.times import clashing_clocks
from secondsource.claims.identity.parties import Parties
from secondsource.claims.weight.drafts import Draft, tallies
from secondsource.model.claim import Cast, Conflict
from secondsource.model.ids import digest
from secondsource.model.parse import Parse
from secondsource.model.report import Report


def find_conflicts(
    drafts: Sequence[Draft],
    trail: Trail,
    parties: Parties,
    cast: Cast,
    reports: Sequence[Report],
    parses: Sequence[Parse],
) -> tuple[Conflict, ...]:
    """The conflicts among claims, in an order that follows from content."""
    refusals = list(hardened(drafts, trail))
    found = [
        *clashing_counts(tallies(drafts), trail, parties),
        *refusals,
        *denials(drafts, refusals),
        *clashing_clocks(drafts, trail, parties),
        *clashing_states(drafts, parties),
        *altered_attributions(drafts, trail, parties),
        *altered_names(trail, cast),
        *page_dates(reports, parses),
    ]
    conflicts = {conflict.id: conflict for clash in found if (conflict := _conflict(clash))}
    return tuple(sorted(conflicts.values(), key=lambda c: (c.a, c.b, c.id)))


def _conflict(clash: Clash) -> Conflict:
    a, b = sorted((clash.a, clash.b))
    made = digest("conflict", clash.kind, a, b)
    return Conflict(made, clash.kind, clash.severity, a, b, clash.explanation, tuple(clash.more), tuple(clash.claims))
