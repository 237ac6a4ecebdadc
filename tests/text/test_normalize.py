from __future__ import annotations

import pytest

from secondsource.text.normalize import american, fold, numeral, stem


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Zürich", "zurich"), ("ministry’s", "ministry"), ("sons’", "sons"), ("SAID", "said"), ("", "")],
)
def test_fold(word: str, expected: str) -> None:
    assert fold(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("58,000", "58000"),
        ("2.5", "2.5"),
        ("58.000", "58000"),
        ("seventeen", "17"),
        ("fifty-two", "52"),
        ("ninety", "90"),
        ("twenty-ten", None),
        ("house", None),
    ],
)
def test_numeral(word: str, expected: str | None) -> None:
    assert numeral(word) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [("neighbour", "neighbor"), ("kilometres", "kilometers"), ("organised", "organized"), ("defence", "defense")],
)
def test_spellings_meet(one: str, other: str) -> None:
    assert american(one) == american(other) == other


def test_what_only_looks_british_stays() -> None:
    assert [american(word) for word in ("promise", "four", "hour", "exercise")] == [
        "promise",
        "four",
        "hour",
        "exercise",
    ]


@pytest.mark.parametrize(
    ("one", "other"), [("soldiers", "soldier"), ("dropped", "drop"), ("carried", "carries"), ("searching", "searched")]
)
def test_forms_of_a_word_meet(one: str, other: str) -> None:
    assert stem(one) == stem(other)
