"""Accounts that cannot both hold: every kind of conflict, once for each pair of readings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from secondsource.claims.conflicts.absence import denied_or_absent
from secondsource.claims.conflicts.altered import altered_attributions
from secondsource.claims.conflicts.altered_numbers import altered_figures
from secondsource.claims.conflicts.base import Clash
from secondsource.claims.conflicts.chains import altered_chains
from secondsource.claims.conflicts.claimed import claimed_by_two
from secondsource.claims.conflicts.contrast import contrasted
from secondsource.claims.conflicts.crowds import clashing_crowds, implied_counts
from secondsource.claims.conflicts.dates import page_dates
from secondsource.claims.conflicts.frames import clashing_frames
from secondsource.claims.conflicts.lasting import clashing_lengths
from secondsource.claims.conflicts.names import altered_names
from secondsource.claims.conflicts.numbers import clashing_counts
from secondsource.claims.conflicts.pile import Pile
from secondsource.claims.conflicts.plural import one_for_many
from secondsource.claims.conflicts.polarity import denials, hardened, softened
from secondsource.claims.conflicts.quoted import reworded_quotations
from secondsource.claims.conflicts.reversal import reversals
from secondsource.claims.conflicts.reworded import reworded
from secondsource.claims.conflicts.states import clashing_states
from secondsource.claims.conflicts.times import clashing_clocks, clashing_times
from secondsource.claims.conflicts.within import clashing_wordings
from secondsource.claims.weight.drafts import tallies
from secondsource.model.claim import Conflict
from secondsource.model.ids import digest
from secondsource.model.span import Span


def find_conflicts(pile: Pile) -> tuple[Conflict, ...]:
    """The conflicts among claims, in an order that follows from content."""
    drafts, trail, parties = pile.drafts, pile.trail, pile.parties
    refusals = [*hardened(drafts, trail), *softened(pile), *reversals(pile)]
    blocks = tallies(drafts)
    found = [
        *clashing_counts(blocks, pile),
        *implied_counts([tally for block in blocks for tally in block], pile),
        *contrasted(pile),
        *altered_figures(pile),
        *clashing_crowds(pile),
        *refusals,
        *denials(pile, refusals),
        *denied_or_absent(pile),
        *clashing_clocks(drafts, trail, parties),
        *clashing_times(pile),
        *clashing_frames(pile),
        *clashing_wordings(pile),
        *clashing_lengths(pile),
        *claimed_by_two(pile),
        *clashing_states(drafts, parties),
        *altered_attributions(drafts, trail, parties),
        *altered_chains(pile),
        *one_for_many(pile),
        *altered_names(trail, pile.cast),
        *reworded(pile),
        *reworded_quotations(pile),
        *page_dates([pile.reports[r] for r in pile.order], [pile.parses[r] for r in pile.order]),
    ]
    conflicts = {conflict.id: conflict for clash in _once(found, pile) if (conflict := _conflict(clash))}
    return tuple(sorted(conflicts.values(), key=lambda c: (c.a, c.b, c.id)))


def _once(found: Sequence[Clash], pile: Pile) -> Iterator[Clash]:
    """The clashes, of several of one kind between the same two sentences the first."""
    seen: set[tuple[str, frozenset[Span]]] = set()
    for clash in found:
        ends = [pile.sentence(end) for end in (clash.a, clash.b)]
        at = clash.kind, frozenset(s.span if s else end for s, end in zip(ends, (clash.a, clash.b), strict=True))
        if at not in seen:
            seen.add(at)
            yield clash


def _conflict(clash: Clash) -> Conflict:
    a, b = sorted((clash.a, clash.b))
    made = digest("conflict", clash.kind, a, b)
    return Conflict(made, clash.kind, clash.severity, a, b, clash.explanation, tuple(clash.more), tuple(clash.claims))
