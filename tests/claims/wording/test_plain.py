"""Likeness of pieces of reports that are parsed already."""

from __future__ import annotations

from dataclasses import replace

import pytest

from secondsource import clean
from secondsource.claims.wording.plain import Wordings
from secondsource.language.english import English
from secondsource.model.span import Span

ONE = "The ferry sank off Sund on Monday. The mayor of Lunden resigned after two weeks of protests."
TWO = "Lunden's mayor resigned on Friday after two weeks of protests. No bread was left in the shops of the town."


@pytest.fixture(scope="module")
def wordings() -> Wordings:
    english = English()
    reports = [replace(clean.report_of(clean.Given(name, text)), id=name) for name, text in (("A", ONE), ("B", TWO))]
    return Wordings(reports, [english.parse(report) for report in reports])


def span(report: str, words: str) -> Span:
    start = {"A": ONE, "B": TWO}[report].index(words)
    return Span(report, start, start + len(words))


RESIGNED = span("A", "The mayor of Lunden resigned after two weeks of protests.")


def test_rewordings_are_more_alike_than_other_sentences(wordings: Wordings) -> None:
    same = wordings.likeness(RESIGNED, span("B", "Lunden's mayor resigned on Friday after two weeks of protests."))
    other = wordings.likeness(RESIGNED, span("B", "No bread was left in the shops of the town."))
    assert same > 0.5 > 0.1 > other


def test_which_comes_first_is_all_one(wordings: Wordings) -> None:
    two = span("B", "No bread was left in the shops of the town.")
    assert wordings.likeness(RESIGNED, two) == wordings.likeness(two, RESIGNED)


def test_only_the_words_of_the_piece_count(wordings: Wordings) -> None:
    piece = wordings.side(span("A", "The mayor of Lunden resigned"))
    assert piece.written == ("mayor", "Lunden", "resigned")
    assert piece.core == (False, False, True)


def test_an_unknown_report_is_an_error(wordings: Wordings) -> None:
    with pytest.raises(KeyError):
        wordings.side(Span("C", 0, 4))
