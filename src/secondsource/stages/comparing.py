"""Reports laid side by side, pair by pair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from secondsource import lineage
from secondsource.engine.base import Engine
from secondsource.errors import RunError
from secondsource.model.judged import NOTHING, Judged
from secondsource.model.lineage import Stock
from secondsource.model.made import Memory, made_key
from secondsource.model.reuse import Reuse
from secondsource.settings import Settings
from secondsource.stages.options import Progress
from secondsource.stages.remembered import Step, done
from secondsource.version import VERSION

#: Pairs of reports that are handed over together: about a third of a second of comparing.
TOGETHER = 64

_Pairs = Sequence[tuple[int, int]]
_Sides = Sequence[tuple[lineage.Signature, lineage.Signature]]


@dataclass(frozen=True, slots=True)
class _Compared:
    """What some pairs have in common."""

    reuses: tuple[Reuse, ...]


def compare_all(
    signatures: Sequence[lineage.Signature],
    settings: Settings,
    engine: Engine,
    progress: Progress,
    told: Judged = NOTHING,
    keys: Sequence[str] = (),
    memory: Memory | None = None,
) -> tuple[list[Reuse], tuple[Stock, ...]]:
    """The pairs that may be related, laid side by side: some at a time, so that the pile's habits travel seldom. With
    them the sentences that bind nobody.

    What two reports have in common hangs on the habits of the pile: it is remembered (by the `keys` of the signatures)
    for as long as no report comes or goes, so that a run that was broken off, or one after a judgement, need not begin
    again.
    """
    pile = lineage.weigh(signatures)
    pairs = lineage.pair(signatures, pile.stock, settings.lineage_days)
    # Those that a person named come behind the others, so that these are remembered as they were.
    more = sorted(lineage.judged_pairs(told, [signature.report for signature in signatures]).difference(pairs))
    parts = [some[at : at + TOGETHER] for some in (pairs, more) for at in range(0, len(some), TOGETHER)]
    sides = [[(signatures[i], signatures[j]) for i, j in part] for part in parts]
    step = Step[_Sides, _Compared]("compare", _Compared, partial(_compare, pile=pile), _not_compared)
    compared: list[Reuse] = []
    for some in done(step, sides, _keys(parts, keys) if memory is not None else (), engine, memory):
        compared += some.reuses
        progress("comparing pairs", len(compared), len(pairs) + len(more))
    return compared, pile.shown


def _keys(parts: Sequence[_Pairs], keys: Sequence[str]) -> list[str]:
    """What is made of some pairs follows from their reports and from the pile, in whatever order it came."""
    pile = made_key("pile", VERSION, "", *sorted(keys))
    return [made_key("compare", VERSION, pile, *(keys[i] for pair in part for i in pair)) for part in parts]


def _compare(pairs: _Sides, pile: lineage.Pile) -> _Compared:
    return _Compared(tuple(lineage.compare(left, right, pile) for left, right in pairs))


def _not_compared(pairs: _Sides, reason: str) -> _Compared:
    # To go on without would count copies as origins.
    raise RunError(f"reports could not be compared: {reason}")
