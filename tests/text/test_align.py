from __future__ import annotations

from secondsource.text.align import Block, blocks
from secondsource.text.shingle import shingles


def test_blocks_are_the_common_runs_in_order() -> None:
    assert blocks(["a", "b", "c", "x", "d"], ["a", "b", "c", "d"]) == [Block(0, 0, 3), Block(4, 3, 1)]


def test_blocks_of_nothing() -> None:
    assert blocks([], ["a"]) == []


def test_shingles_are_the_same_for_the_same_run() -> None:
    assert shingles(["the", "old", "bridge", "fell"], 3) & shingles(["when", "the", "old", "bridge"], 3)
    assert shingles(["short"], 3) == frozenset()
