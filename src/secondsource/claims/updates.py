"""Counts that replace one another: the newer word about one thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from secondsource.claims.tallies import FAR, GROWING, Tally, apart


def replaced(blocks: Sequence[Sequence[Tally]], clashing: frozenset[frozenset[str]]) -> Mapping[str, Tally]:
    """Claim id -> the tally that replaces it, the newest if there are several.

    A count is replaced when a later day has another number by the same party; or by another party, where the number
    only ever grows and the two do not clash.
    """
    found: dict[str, Tally] = {}
    for block in blocks:
        for old in block:
            newer = [new for new in block if _replaces(new, old, clashing)]
            if newer:
                found[old.claim] = max(newer, key=lambda t: (t.first, t.low, t.claim))
    return found


def _replaces(new: Tally, old: Tally, clashing: frozenset[frozenset[str]]) -> bool:
    days = apart(old, new)
    if new.claim == old.claim or days is None or not 0 < days <= FAR or new.part:
        return False
    if new.parties & old.parties:
        return True
    grows = old.status in GROWING and new.low > old.high
    return grows and frozenset({new.claim, old.claim}) not in clashing
