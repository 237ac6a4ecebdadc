from __future__ import annotations

import pytest

from secondsource.language.anchors import event_words, stem
from secondsource.language.rules import Rules
from secondsource.model.parse import Moment
from secondsource.model.report import Published, Report

TODAY = Published("2025-03-12", "2025-03-12", "2025-03-12", "day")


def moments(text: str) -> list[Moment]:
    return list(Rules().parse(Report("r", "r.txt", "0", text, published=TODAY)).moments)


@pytest.mark.parametrize(
    ("words", "root"),
    [
        ("sank sinking sink", "sink"),
        ("raids raided raid", "raid"),
        ("bombing bombed", "bomb"),
        ("killed killing", "kill"),
    ],
)
def test_forms_of_a_word_share_a_stem(words: str, root: str) -> None:
    assert {stem(word) for word in words.split()} == {root}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (" the ferry sank, divers came", "the ferry sank"),
        (" the sinking a crane fell", "the sinking"),
        (" the attack on the village and left", "the attack on the village"),
    ],
)
def test_where_the_words_for_an_event_end(text: str, words: str) -> None:
    start, end = event_words(text, 0, len(text))
    assert text[start:end] == words


def test_anchor_and_its_words() -> None:
    text = "The ferry sank on Monday. The day after the ferry sank, divers came."
    _, hung = moments(text)
    assert (hung.value, hung.anchor, hung.type) == ("2025-03-11", "2025-03-10", "date")
    assert hung.anchor_words and hung.anchor_words.of(text) == "the ferry sank"


def test_an_event_without_a_day_keeps_the_words_and_leaves_the_day_open() -> None:
    text = "Two days after the concert they met. The day after the storm was quiet."
    length, day = moments(text)
    assert (length.type, length.value, length.earliest) == ("duration", "P2D", None)
    assert length.anchor_words and length.anchor_words.of(text).startswith("the concert")
    assert (day.type, day.value) == ("date", "XXXX-XX-XX")


def test_the_day_on_which_it_was_told_is_not_the_day_of_the_event() -> None:
    text = "The mayor said on Tuesday the dam broke. The day after the dam broke he left."
    assert moments(text)[-1].value == "XXXX-XX-XX"
