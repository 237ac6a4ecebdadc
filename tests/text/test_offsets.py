from __future__ import annotations

from secondsource.text.offsets import outside


def test_what_is_taken_is_gone_and_nothing_else() -> None:
    assert outside("abcdef", []) == "abcdef"
    assert outside("abcdef", [(4, 5), (1, 2)]) == "a\ncd\nf"
    assert outside("abcdef", [(0, 6)]) == "\n"


def test_stretches_may_overlap() -> None:
    assert outside("abcdef", [(1, 4), (2, 3), (3, 5)]).replace("\n", "") == "af"
