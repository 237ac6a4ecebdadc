"""Which pairs of reports are worth laying side by side, without looking at all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from secondsource.lineage.signature import Signature

ALL_PAIRS = 48  # reports; below this every pair is compared: 1,128 pairs take about a second
MIN_SHINGLES = 2  # shared runs of five own words that make a pair
RETOLD = 0.05  # chance of a rewrite from which a pair is worth laying side by side


def pair(signatures: Sequence[Signature], stock: frozenset[int] = frozenset(), days: int = 0) -> list[tuple[int, int]]:
    """Pairs of positions (smaller first, sorted) that share runs of words that are no stock, or of which one may be a
    rewrite of the other. `days`: those published farther apart are left out (0: none is; nor is one without a day)."""
    if len(signatures) <= ALL_PAIRS:
        able = list(combinations(range(len(signatures)), 2))
    else:
        able = sorted({*_sharing_runs(signatures, stock), *_retold(signatures)})
    if not days:
        return able
    known = [date.fromisoformat(s.day).toordinal() if s.day else None for s in signatures]
    return [(i, j) for i, j in able if (a := known[i]) is None or (b := known[j]) is None or abs(a - b) <= days]


def _retold(signatures: Sequence[Signature]) -> Iterator[tuple[int, int]]:
    """The pairs of which one report may tell the other again."""
    from secondsource.lineage.routes import retellings, traces

    return ((left, right) for left, right, _ in retellings(list(map(traces, signatures)), likely=RETOLD))


def _sharing_runs(signatures: Sequence[Signature], stock: frozenset[int]) -> Iterator[tuple[int, int]]:
    """The pairs that share MIN_SHINGLES runs of own words that are no stock."""
    import numpy as np

    from secondsource.lineage.index import Index

    own = [sorted(s.shingles - stock) for s in signatures]
    index = Index()
    owners = np.repeat(np.arange(len(own)), [len(runs) for runs in own])
    index.add(np.array([run for runs in own for run in runs], dtype=np.uint64), owners, len(own))
    found = index.pairs(least=MIN_SHINGLES, contained=0.0)
    return zip(found.left.tolist(), found.right.tolist(), strict=True)
