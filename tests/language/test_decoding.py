from __future__ import annotations

import itertools

import numpy as np
import pytest

from secondsource.language.decoding import attributions, paths, spans, tree


def best_by_trying(arcs: np.ndarray) -> float:
    """The score of the best tree with one root, by trying all of them."""
    n = len(arcs)
    best = -np.inf
    for heads in itertools.product(range(n + 1), repeat=n):
        if list(heads).count(0) == 1 and all(reaches_root(heads, i) for i in range(n)):
            best = max(best, sum(arcs[i, head] for i, head in enumerate(heads)))
    return best


def reaches_root(heads: tuple[int, ...], at: int) -> bool:
    for _ in range(len(heads) + 1):
        if heads[at] == 0:
            return True
        at = heads[at] - 1
    return False


@pytest.mark.parametrize("seed", range(25))
def test_the_tree_is_the_best_there_is(seed: int) -> None:
    n = 2 + seed % 4
    arcs = np.random.default_rng(seed).normal(size=(n, n + 1)).astype(np.float32)
    arcs[np.arange(n), np.arange(1, n + 1)] = -1e4  # no word is its own head
    heads = tree(arcs)
    assert list(heads).count(0) == 1
    assert all(reaches_root(tuple(heads), i) for i in range(n))
    assert sum(arcs[i, head] for i, head in enumerate(heads)) == pytest.approx(best_by_trying(arcs), abs=1e-4)


def test_a_sentence_of_one_word_is_a_root() -> None:
    assert list(tree(np.array([[-5.0, 9.0]], dtype=np.float32))) == [0]


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    arcs = np.array([[1, -9, 5, 0], [0, 5, -9, 0], [3, 0, 0, -9]], dtype=np.float32)
    assert list(tree(arcs)) == [3, 1, 0] or sum(arcs[i, h] for i, h in enumerate(tree(arcs))) == best_by_trying(arcs)


def test_paths_take_no_forbidden_step() -> None:
    steps = np.zeros((3, 3), dtype=np.float32)
    steps[0, 2] = -1e4  # O, B, I: no I behind an O
    row = np.log(np.array([[0.6, 0.3, 0.1], [0.2, 0.2, 0.6], [0.1, 0.1, 0.8]], dtype=np.float32))
    (found,) = paths([row], [steps])
    assert list(found) == [1, 2, 2]


def test_paths_of_rows_of_other_lengths_are_those_of_each_alone() -> None:
    rng = np.random.default_rng(3)
    steps = rng.normal(size=(4, 4)).astype(np.float32)
    rows = [rng.normal(size=(n, 4)).astype(np.float32) for n in (1, 7, 3, 12)]
    together = paths(rows, [steps] * 4)
    for row, found in zip(rows, together, strict=True):
        (alone,) = paths([row], [steps])
        assert list(alone) == list(found)
    assert paths([], []) == []


def test_spans() -> None:
    assert spans(["B-A", "I-A", "O", "I-B", "B-B", "I-A"]) == [(0, 2, "A"), (3, 4, "B"), (4, 5, "B"), (5, 6, "A")]


def test_attributions_hang_on_the_cue_that_their_words_point_at() -> None:
    # 0 Ruiz 1 said 2 it 3 rained 4 Orr 5 denied 6 it
    roles = [(0, 1, "SOURCE"), (1, 2, "CUE"), (2, 4, "CONTENT"), (4, 5, "SOURCE"), (5, 6, "CUE"), (6, 7, "CONTENT")]
    links = np.full((7, 8), 0.01, dtype=np.float32)
    for word, cue in ((0, 1), (1, 1), (2, 1), (3, 1), (4, 5), (5, 5), (6, 5)):
        links[word, cue + 1] = 0.9
    first, second = attributions(roles, links, np.full(7, 0.8, dtype=np.float32))
    assert (first.source, first.cue, first.content) == (((0, 1),), ((1, 2),), ((2, 4),))
    assert (second.source, second.cue, second.content) == (((4, 5),), ((5, 6),), ((6, 7),))
    assert first.sure == pytest.approx(0.8)


def test_a_span_that_points_nowhere_is_left_out() -> None:
    links = np.array([[0.9, 0.0, 0.1], [0.0, 0.0, 1.0]], dtype=np.float32)
    (found,) = attributions([(0, 1, "SOURCE"), (1, 2, "CUE")], links, np.ones(2, dtype=np.float32))
    assert found.source == ()
