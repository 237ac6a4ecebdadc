"""Renderings of one name in Latin letters, and words that only look alike."""

from __future__ import annotations

import pytest

from secondsource.text.spelling import same_sound


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Tariq", "Tarik"),
        ("Yousef", "Yusef"),
        ("Sami", "Samee"),
        ("al-Madina", "el Madina"),
        ("Farouk", "Faruq"),
        ("Ghazi", "Ghazy"),
        ("Mîna", "Mina"),
    ],
)
def test_one_name(left: str, right: str) -> None:
    assert same_sound(left, right)


@pytest.mark.parametrize(
    ("left", "right"), [("Harlan", "Harlon"), ("Brook", "Lake"), ("Dunn", "Dunne-Smith"), ("", "a")]
)
def test_two_names(left: str, right: str) -> None:
    assert not same_sound(left, right)
