"""How well groups fit events: B-cubed (Bagga and Baldwin 1998)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

COLUMNS = ("P", "R", "F", "F half 0", "F half 1")


def bcubed(
    gold: Sequence[str], found: Sequence[object], counted: Sequence[int] | None = None
) -> tuple[float, float, float]:
    """Precision, recall and F in percent, each report counted once; `counted` are the places of those that count
    (default: all), judged among all the others."""
    events, groups, both = Counter(gold), Counter(found), Counter(zip(gold, found, strict=True))
    places = range(len(gold)) if counted is None else counted
    size = max(1, len(places))
    precision = sum(both[gold[i], found[i]] / groups[found[i]] for i in places) / size
    recall = sum(both[gold[i], found[i]] / events[gold[i]] for i in places) / size
    return 100 * precision, 100 * recall, 200 * precision * recall / max(1e-9, precision + recall)


def cells(gold: Sequence[str], halves: Sequence[int], found: Sequence[object]) -> dict[str, float]:
    """The figures of a whole pile, and F over the reports of each half, all in one pile."""
    parts = [bcubed(gold, found, [i for i, h in enumerate(halves) if h == half])[2] for half in (0, 1)]
    return dict(zip(COLUMNS, (*bcubed(gold, found), *parts), strict=True))
