from __future__ import annotations

import pytest

from secondsource.text.phrases import count_of, full_sentence, joined, shortened


def test_one_and_many() -> None:
    assert [count_of(n, "report") for n in (0, 1, 2)] == ["0 reports", "1 report", "2 reports"]
    assert count_of(2, "story", "stories") == "2 stories"


@pytest.mark.parametrize(
    ("words", "expected"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")]
)
def test_joined(words: list[str], expected: str) -> None:
    assert joined(words) == expected


def test_a_long_line_is_cut_between_words_and_never_longer_than_allowed() -> None:
    assert shortened("The mayor said,  that it rained", 18) == "The mayor said…"
    assert shortened(" two\nlines ", 16) == "two lines"
    assert all(len(shortened("x" * 50 + " y", limit)) <= limit for limit in range(1, 60))


def test_a_sentence_ends_once() -> None:
    assert [full_sentence(s) for s in ("It rained", "Why?", "It …")] == ["It rained.", "Why?", "It …"]
