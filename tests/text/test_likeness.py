"""Shares of words, letters, runs and order."""

from __future__ import annotations

import pytest

from secondsource.text.likeness import dice, grams, of_letters, of_order


def test_dice() -> None:
    assert dice({"a", "b"}, {"b"}) == pytest.approx(2 / 3)
    assert dice((), ()) == 0.0


def test_letters() -> None:
    assert grams(["ab"], 3) == {" ab": 1, "ab ": 1}
    assert of_letters(["ferry"], ["ferry"]) == 1.0
    assert of_letters([], []) == 0.0
    assert 0 < of_letters(["ferries"], ["ferry"]) < 1


def test_order_and_the_longest_run() -> None:
    assert of_order(["a", "b", "c", "d"], ["a", "x", "c", "d"]) == (0.75, 2)
    assert of_order([], []) == (0.0, 0)
