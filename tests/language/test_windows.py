from __future__ import annotations

import itertools

from secondsource.language.pieces import UNKNOWN, Pieces, shape
from secondsource.language.windows import MOST, windows

VOCABULARY = {piece: n for n, piece in enumerate(["a", "river", "##bank", "rain", "##s", "'", "-", "é"], 200)}


def test_words_are_cut_into_the_longest_pieces() -> None:
    pieces = Pieces(VOCABULARY)
    assert pieces("Riverbank") == (VOCABULARY["river"], VOCABULARY["##bank"])
    assert pieces("rain's") == (VOCABULARY["rain"], VOCABULARY["'"], UNKNOWN)
    assert pieces("zzz") == (UNKNOWN,)
    assert pieces("\u200b") == (UNKNOWN,)


def test_accents_are_dropped_and_long_words_end() -> None:
    pieces = Pieces(VOCABULARY)
    assert pieces("RÁIN") == (VOCABULARY["rain"],)
    assert len(pieces("-" * 50)) == 10


def test_shapes() -> None:
    assert [shape(w) for w in ("rain", "Rain", "RAIN", "McKay", "12", "B12", ",", "A")] == [1, 2, 3, 4, 5, 6, 7, 8]


def test_windows_cover_all_words_once_and_fit() -> None:
    words = ["rains"] * 1000
    found = windows(words, range(0, 1000, 90), range(0, 1000, 15), Pieces(VOCABULARY))
    assert found[0].start == 0
    assert found[-1].end == 1000
    assert all(left.end == right.start for left, right in itertools.pairwise(found))
    assert all(sum(map(len, window.pieces)) <= MOST - 2 for window in found)
    assert all(window.start % 90 == 0 for window in found)


def test_windows_break_at_a_sentence_where_no_paragraph_ends() -> None:
    found = windows(["rain"] * 600, [0], range(0, 600, 40), Pieces(VOCABULARY))
    assert [window.start for window in found] == [0, 240, 480]


def test_a_sentence_without_end_is_cut_anywhere() -> None:
    found = windows(["rain"] * 600, [0], [0], Pieces(VOCABULARY))
    assert [window.start for window in found] == [0, 254, 508]
    assert windows([], [], [], Pieces(VOCABULARY)) == []
