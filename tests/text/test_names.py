from __future__ import annotations

import pytest

from secondsource.text import names


def test_normal() -> None:
    assert names.normal("The  Ángel’s") == "angel"
    assert names.normal("U.N.") == "un"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Qadir", "Kader"),
        ("Gilan", "Jilaan"),
        ("Rashid al-Amin", "Rasheed el Ameen"),
        ("Haddad", "Hadad"),
        ("Yusuf", "Youssef"),
    ],
)
def test_transliterations_sound_alike(one: str, two: str) -> None:
    assert names.sounds(one) == names.sounds(two)


@pytest.mark.parametrize(("one", "two"), [("Iran", "Iraq"), ("Velden", "Welding"), ("Moor", "Mole")])
def test_other_names_do_not(one: str, two: str) -> None:
    assert names.sounds(one) != names.sounds(two)


def test_acronyms() -> None:
    assert names.is_acronym_of("U.N.", "United Nations")
    assert names.is_acronym_of("BOV", "Bank of Velden")
    assert not names.is_acronym_of("Un", "United Nations")


def test_demonyms() -> None:
    assert names.is_demonym_of("Ruvonians", "Ruvonia")
    assert not names.is_demonym_of("Ruvonia", "Ruvonia")
    assert not names.is_demonym_of("Indian", "Indianapolis")
