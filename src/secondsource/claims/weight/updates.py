"""Counts that replace one another: the newer word about one thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from secondsource.claims.weight.tallies import FAR, GROWING, Tally, apart

#: What may become less as time goes on: the missing are found.
SHRINKING = frozenset({"missing", "trapped"})


#: What cannot be undone: a lower number by the same side takes the higher one back.
MOUNTING = frozenset({"killed", "wounded"})


def lowered(old: Tally, new: Tally) -> bool:
    """Whether a count that replaces another takes it back: the same side, the same people, a lower number of the
    dead or hurt."""
    same = bool(old.parties & new.parties) and old.people == new.people
    return same and old.status in MOUNTING and new.high < old.low


def replaced(blocks: Sequence[Sequence[Tally]], clashing: frozenset[frozenset[str]]) -> Mapping[str, Tally]:
    """Claim id -> the tally that replaces it, the newest if there are several.

    A count is replaced when a later day has another number by the same party; or a greater one that is told as the toll
    of all ("the toll rose to 30"), by whomever; or where both stand in a balance of several fates ("30 dead, 12
    missing"), of which the later is the state of things. Any other number by somebody else stands beside it.
    """
    found: dict[str, Tally] = {}
    kin: dict[tuple[str, str, str], list[Tally]] = {}
    for block in blocks:
        kin.setdefault(block[0].block[:3], []).extend(block)
    for block in kin.values():
        for old in block:
            newer = [new for new in block if _replaces(new, old, clashing)]
            if newer:
                found[old.claim] = max(newer, key=lambda t: (t.first, t.low, t.claim))
    return found


def _replaces(new: Tally, old: Tally, clashing: frozenset[frozenset[str]]) -> bool:
    days = apart(old, new)
    if new.claim == old.claim or days is None or not 0 < days <= FAR or new.part:
        return False
    if old.part and not new.parties & old.parties:
        return False
    if new.people != old.people and not (new.whole and old.whole):
        return False  # counts of other people
    if new.parties & old.parties:
        return True
    if old.balance and new.balance and old.status in GROWING and new.people == old.people:
        return (new.low > old.high or old.status in SHRINKING) and frozenset({new.claim, old.claim}) not in clashing
    grows = old.status in GROWING and new.low > old.high and any(item.running for item in new.items)
    return grows and frozenset({new.claim, old.claim}) not in clashing
