"""Reports laid side by side, pair by pair."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from secondsource import lineage
from secondsource.engine.base import Engine
from secondsource.errors import RunError
from secondsource.model.lineage import Stock
from secondsource.model.reuse import Reuse
from secondsource.settings import Settings
from secondsource.stages.options import Progress

#: Pairs of reports that are handed over together: about a third of a second of comparing.
TOGETHER = 64


def compare_all(
    signatures: Sequence[lineage.Signature], settings: Settings, engine: Engine, progress: Progress
) -> tuple[list[Reuse], tuple[Stock, ...]]:
    """The pairs that may be related, laid side by side: some at a time, so that the pile's habits travel seldom. With
    them the sentences that bind nobody."""
    pile = lineage.weigh(signatures)
    pairs = lineage.pair(signatures, pile.stock, settings.lineage_days)
    parts = [pairs[at : at + TOGETHER] for at in range(0, len(pairs), TOGETHER)]
    sides = ([(signatures[i], signatures[j]) for i, j in part] for part in parts)
    compared: list[Reuse] = []
    for reuses in engine.map(partial(_compare, pile=pile), sides, _not_compared):
        compared += reuses
        progress("comparing pairs", len(compared), len(pairs))
    return compared, pile.shown


def _compare(pairs: Sequence[tuple[lineage.Signature, lineage.Signature]], pile: lineage.Pile) -> list[Reuse]:
    return [lineage.compare(left, right, pile) for left, right in pairs]


def _not_compared(pairs: Sequence[tuple[lineage.Signature, lineage.Signature]], reason: str) -> list[Reuse]:
    # To go on without would count copies as origins.
    raise RunError(f"reports could not be compared: {reason}")
