"""The line that stands for a claim begins with what it is about."""

from __future__ import annotations

import pytest

from secondsource.claims.alignment.propositions import tidy, unclear
from secondsource.model.dossier import Dossier


@pytest.mark.parametrize(
    ("words", "grade"),
    [
        ("The ferry left late", 0),
        ("Some 40 people were on board", 0),
        ("There was no list", 0),
        ("they had seen no list", 1),
        ("its crew had no radio", 1),
        ("to return to the quay", 2),
        ("left the quay by night", 2),
        ("sailing without lights", 2),
        ("union claims that the lists were forged", 2),
        ("The lists were forged, the union said", 2),
        ("", 0),
    ],
)
def test_how_far_words_are_from_being_read_alone(words: str, grade: int) -> None:
    assert unclear(words) == grade


def test_a_pronoun_has_its_speaker_before_it(pass_town: Dossier) -> None:
    lines = {claim.proposition for claim in pass_town.claims}
    assert any(line.startswith("Rebels in the north of Varnia: they had entered the town") for line in lines)
    assert not any(line.startswith(("They had", "Its fighters", "To ")) for line in lines)


def test_an_altered_number_does_not_stand_for_the_claim(pass_town: Dossier) -> None:
    assert "Killed (civilian): at least 15" in {claim.proposition for claim in pass_town.claims}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("“The lock is shut,”", "The lock is shut"),
        ('The tide waits for nobody."', "The tide waits for nobody"),
        ("At noon”, and nobody came", "At noon, and nobody came"),
        ('"Fog," he wrote, "and ice"', '"Fog," he wrote, "and ice"'),
        ("• 30 boats are lost.", "30 boats are lost"),
        ("the pilot’s log", "the pilot’s log"),
    ],
)
def test_marks_without_their_other_half_are_left_out(words: str, told: str) -> None:
    assert tidy(words) == told


def test_a_refusal_is_told_with_who_refused(fire: Dossier) -> None:
    lines = [claim.proposition for claim in fire.claims]
    assert not any(line.startswith(("To comment", "For comment")) for line in lines)
