"""The pile of bench/candidates: what is planted is there, and lies anywhere."""

from __future__ import annotations

import pytest
from bench.candidates import pile
from bench.candidates.minhash import shingled

POOL = [f"kelp{n} drifts past lamp{n} and the {n % 7} keepers of gate{n // 5} count it twice" for n in range(400)]


def test_a_copy_has_most_words_of_its_original() -> None:
    made = pile.planted(POOL, 200, 0.1)
    assert len(made.texts) == 200 and 20 < len(made.planted) < 60
    for left, right in made.planted:
        one, other = made.texts[left].split(), made.texts[right].split()
        assert left < right and len(one) == len(other)
        assert 0 < sum(a != b for a, b in zip(one, other, strict=True)) < 0.3 * len(one)
    assert sum(right - left > 1 for left, right in made.planted) > len(made.planted) / 2, "they lie apart"


def test_every_volume_has_words_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pile, "VOLUME", 50)
    monkeypatch.setattr(pile, "SPOKEN", 5)
    made = pile.planted(POOL, 300, 0.0)
    sentences = [sentence for text in made.texts for sentence in text.split(". ")]
    assert len(set(sentences)) > 2 * len(POOL)
    assert {word for text in made.texts for word in text.replace(".", "").split()} <= {
        word for sentence in POOL for word in sentence.split()
    }


def test_neighbours_see_runs_of_words() -> None:
    assert shingled("The kelp, the lamp!") == {"the kelp the", "kelp the lamp"}
