"""Formulas of news prose, as numbers."""

from __future__ import annotations

from secondsource.resources.formulas import MASK, formulas
from secondsource.text.shingle import numbered


def known(words: str) -> list[bool]:
    return [run & MASK in formulas() for run in numbered(words.split(), 5)]


def test_formulas_are_known() -> None:
    assert all(known("was pronounced dead at the scene"))
    assert any(known("anyone with information is asked to call"))


def test_other_words_are_none() -> None:
    assert not any(known("the cannery gives work to every third family of the town"))
