from __future__ import annotations

import numpy as np

from secondsource.stories.second import LEAST, look
from secondsource.stories.traits import BAGS, Traits


def told(name: str, *words: str) -> Traits:
    return Traits(name, {bag: dict.fromkeys(words, 1) if bag == "words" else {} for bag in BAGS})


def fights() -> tuple[list[Traits], np.ndarray, np.ndarray, np.ndarray]:
    """Eight reports of one boxer, four of each of two fights; every pair looks alike at first."""
    first = [told(f"a{i}", "boxer", "title", "ring", "rahman", "december", f"x{i}") for i in range(4)]
    second = [told(f"b{i}", "boxer", "title", "ring", "thompson", "july", f"y{i}") for i in range(4)]
    pairs = [(i, j) for i in range(8) for j in range(i + 1, 8)]
    left, right = (np.array([pair[side] for pair in pairs]) for side in (0, 1))
    return first + second, left, right, np.ones(len(pairs))


def test_inside_a_subject_only_what_differs_counts() -> None:
    traits, left, right, odds = fights()
    seen = look(traits, left, right, odds)
    same = (left[seen.pairs] < 4) == (right[seen.pairs] < 4)
    assert seen.company[same].min() > 0 > seen.company[~same].max()


def test_a_small_subject_is_not_looked_at_again() -> None:
    traits, left, right, odds = fights()
    few = (left < LEAST - 1) & (right < LEAST - 1)
    assert not len(look(traits[: LEAST - 1], left[few], right[few], odds[few]).pairs)


def test_no_pairs_are_no_trouble() -> None:
    none = np.empty(0, dtype=np.int64)
    assert not len(look([told("a", "word")], none, none, np.empty(0)).pairs)
