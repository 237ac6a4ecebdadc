"""How well groups fit events: B-cubed (Bagga and Baldwin 1998)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

COLUMNS = ("P", "R", "F", "F half 0", "F half 1")


def bcubed(gold: Sequence[str], found: Sequence[object]) -> tuple[float, float, float]:
    """Precision, recall and F in percent, each report counted once."""
    events, groups, both = Counter(gold), Counter(found), Counter(zip(gold, found, strict=True))
    size = max(1, len(gold))
    precision = sum(both[g, f] / groups[f] for g, f in zip(gold, found, strict=True)) / size
    recall = sum(both[g, f] / events[g] for g, f in zip(gold, found, strict=True)) / size
    return 100 * precision, 100 * recall, 200 * precision * recall / max(1e-9, precision + recall)


def cells(gold: Sequence[str], halves: Sequence[int], found: Sequence[object]) -> dict[str, float]:
    """The figures of a whole pile, and F over the reports of each half as they were grouped in the whole pile."""
    parts = []
    for half in (0, 1):
        kept = [i for i, h in enumerate(halves) if h == half]
        parts.append(bcubed([gold[i] for i in kept], [found[i] for i in kept])[2])
    return dict(zip(COLUMNS, (*bcubed(gold, found), *parts), strict=True))
