from __future__ import annotations

import numpy as np

from secondsource.stories.joined import joined, labels


def parted(size: int, pairs: dict[tuple[int, int], float]) -> list[list[int]]:
    left, right = (np.array([pair[side] for pair in pairs], dtype=np.int64) for side in (0, 1))
    return joined(size, left, right, np.array(list(pairs.values()), dtype=float))


def test_a_round_up_glues_no_two_stories_together() -> None:
    # 0-1 and 2-3 are two stories, 4 touches both
    pairs = {(0, 1): 5.0, (2, 3): 5.0, (0, 4): 2.0, (1, 4): 2.0, (2, 4): 1.0, (3, 4): 1.0}
    assert parted(5, pairs) == [[0, 1, 4], [2, 3]]


def test_pairs_that_were_not_looked_at_speak_against() -> None:
    assert parted(3, {(0, 1): 3.0, (1, 2): 2.0}) == [[0, 1], [2]]


def test_one_sure_pair_does_not_outvote_the_others() -> None:
    assert parted(4, {(0, 1): 3.0, (2, 3): 3.0, (0, 2): 90.0}) == [[0, 2], [1], [3]]


def test_the_order_of_pairs_changes_nothing() -> None:
    pairs = {(0, 1): 2.0, (1, 2): 2.0, (0, 2): -1.0, (2, 3): 1.5}
    backwards = dict(reversed(list(pairs.items())))
    assert parted(4, pairs) == parted(4, backwards)


def test_labels_name_the_group_of_each() -> None:
    assert labels([[0, 2], [1]]) == [0, 1, 0]


def test_nothing_is_parted_into_nothing() -> None:
    assert parted(0, {}) == []
