"""How much alike two pieces of text are: shares of words, of letters, of runs and of order. All from 0 to 1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from secondsource.text.align import blocks


def dice(left: Collection[object], right: Collection[object]) -> float:
    """Twice the items in both (sets) by the items of each."""
    both = len(set(left) & set(right))
    return 2 * both / (len(set(left)) + len(set(right))) if left or right else 0.0


def grams(words: Sequence[str], size: int) -> Counter[str]:
    """The runs of `size` letters of words that are joined by spaces, one before and behind, and how often each is."""
    text = f" {' '.join(words)} "
    return Counter(text[at : at + size] for at in range(max(0, len(text) - size + 1)))


def of_letters(left: Sequence[str], right: Sequence[str], size: int = 4) -> float:
    """Dice's share of the runs of letters."""
    one, other = grams(left, size), grams(right, size)
    whole = one.total() + other.total()
    return 2 * (one & other).total() / whole if whole else 0.0


def of_order(left: Sequence[str], right: Sequence[str]) -> tuple[float, int]:
    """The share of the items that stand in both in one order, and the longest run of them."""
    runs = blocks(left, right)
    whole = len(left) + len(right)
    return (2 * sum(run.size for run in runs) / whole if whole else 0.0), max((run.size for run in runs), default=0)
