"""Whether two invented wordings make the same claim, and what speaks for it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from secondsource import stages
from secondsource.engine.serial import Serial
from secondsource.model.wording import Likeness, Pair
from secondsource.settings import Settings


def judged(a: str, b: str) -> Likeness:
    (found,) = stages.same_claim([Pair("pair", a, b)], Settings(), Serial())
    assert isinstance(found, Likeness), found
    return found


QUIT = "The mayor of Lunden resigned on Monday after two weeks of protests."


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (QUIT, "On Monday, after two weeks of demonstrations, Lunden's mayor resigned."),
        (QUIT, QUIT),
        (
            "The ferry sank within an hour off Sund, the coastguard said.",
            "The coastguard said the ferry sank off Sund.",
        ),
        ("At least 12 people were killed in the blast.", "The blast killed 15 people, officials in the town said."),
        ("higher prices", "rising prices"),
    ],
)
def test_the_same(a: str, b: str) -> None:
    assert judged(a, b).same


@pytest.mark.parametrize(
    ("a", "b", "ground", "words"),
    [
        (QUIT, "The mayor of Lunden did not resign on Monday despite two weeks of protests.", "denial", "resign"),
        ("12 people died", "15 people died", "numbers", "12, 15"),
        (
            "The army said 12 soldiers were killed near Sund on Friday.",
            "The army said 40 soldiers were killed near Sund on Friday.",
            "numbers",
            "12, 40",
        ),
        (
            "A man was shot in the harbour of Sund on Friday night, police said.",
            "A man was shot dead in the harbour of Sund on Friday night, police said.",
            "death",
            "does not",
        ),
        (
            "The harbour master of Sund praised the crew of the ferry on Friday.",
            "The harbour master of Sund sued the owner of the ferry on Friday.",
            "what is said",
            "main verb",
        ),
        (
            "The bridge was closed on Tuesday for repairs.",
            "Farmers along the river lost most of their sheep in a flood.",
            "told by one alone",
            "no counterpart",
        ),
    ],
)
def test_another_claim_and_why(a: str, b: str, ground: str, words: str) -> None:
    found = judged(a, b)
    reason = next(reason for reason in found.reasons if reason.name == ground)
    assert reason.score < 0
    assert words in reason.detail
    assert not found.same or ground in (
        "numbers",
        "death",
        "what is said",
    )  # the words of long sentences may outweigh one


def test_which_comes_first_is_all_one() -> None:
    other = "Protests for two weeks made the mayor of Lunden step down."
    assert judged(QUIT, other) == judged(other, QUIT)


def test_the_weightiest_ground_comes_first() -> None:
    scores = [abs(reason.score) for reason in judged(QUIT, "The mayor of Lunden quit after protests.").reasons]
    assert len(scores) > 2
    assert all(one >= two for one, two in pairwise(scores))


def test_numbers_that_fit_one_another_do_not_clash() -> None:
    found = judged("Some 40 people died in the fire at Lunden.", "The fire at Lunden killed 41 people.")
    assert not any("of one thing differ" in reason.detail for reason in found.reasons)


def test_of_a_long_wording_only_the_beginning_is_read() -> None:
    assert judged(f"{QUIT} " * 200 + "The ferry sank. " * 5000, f"{QUIT} " * 200) == judged(
        f"{QUIT} " * 200, f"{QUIT} " * 200
    )
    assert judged("The mayor resigned. " * 2000, "The mayor resigned. " * 1500).same


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The harbour office has not determined whether the leak was an accident.",
            "The harbour office is still trying to determine whether the leak was an accident.",
        ),
        (
            "It was not one man but three who painted the bridge, the mayor said.",
            "The mayor said it was three men who painted the bridge.",
        ),
        ("Their injuries are not life-threatening.", "They have non-life-threatening injuries."),
    ],
)
def test_a_question_and_a_contrast_deny_nothing(a: str, b: str) -> None:
    assert "denial" not in {reason.name for reason in judged(a, b).reasons}


def test_long_answers_are_judged_as_phrases() -> None:
    found = judged(
        "because of the rising price of wheat on the markets of the coast",
        "owing to wheat getting dearer on the markets along the whole coast",
    )
    assert found.same
    assert "what is said" not in {reason.name for reason in found.reasons}
