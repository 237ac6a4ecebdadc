"""Places that the engine takes for something else are told by where they stand."""

from __future__ import annotations

import pytest

from secondsource.assertions.find import find
from secondsource.assertions.placing.unseen import with_places
from secondsource.language.english import English
from secondsource.model.assertion import Assertions
from secondsource.model.parse import Name, Parse, Sentence
from secondsource.model.report import Report
from secondsource.model.span import Span


@pytest.fixture(scope="module")
def engine() -> English:
    return English()


def found(engine: English, text: str) -> Assertions:
    report = Report("r", "r.txt", "", text)
    return find(report, engine.parse(report))


def placed(assertions: Assertions) -> list[tuple[str, str]]:
    return [(m.name, m.site.country if m.site else "") for m in assertions.places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels captured Homs and Hama.", [("Homs", "SY"), ("Hama", "SY")]),
        ("The army entered Khan Shaykhun.", [("Khan Shaykhun", "SY")]),
        ("Warplanes bombed Homs. The fall of Homs stunned the army.", [("Homs", "SY"), ("Homs", "SY")]),
        ("Rebels in Syria captured Maraat al Numan on Sunday.", [("Syria", "SY"), ("Maraat al Numan", "SY")]),
        ("Islamic State fighters seized Palmyra from the army.", [("Palmyra", "SY")]),
    ],
)
def test_what_is_taken_or_bombed_is_a_place(engine: English, text: str, expected: list[tuple[str, str]]) -> None:
    assert placed(found(engine, text)) == expected


def test_control_knows_them_too(engine: English) -> None:
    assert [c.place for c in found(engine, "Rebels captured Homs and Hama.").control] == ["Homs", "Hama"]


@pytest.mark.parametrize(
    "text",
    [
        "Police captured Lincoln Burgess near the mill.",
        "The general praised Hunter. Rebels captured Hunter on Monday, his brother said.",
        "Confidence in Lincoln fell.",
        "Fans followed Preston to the hall.",
    ],
)
def test_persons_stay_persons(engine: English, text: str) -> None:
    assert placed(found(engine, text)) == []


def test_part_of_a_persons_name_is_no_place(engine: English) -> None:
    text = "Ali Hama, a baker from Syria, said that he fled. Rebels captured Hama on Monday."
    assert placed(found(engine, text)) == [("Syria", "SY")]


def test_nothing_is_asked_of_a_parse_without_syntax() -> None:
    text = "Rebels captured Homs."
    name = Name(Span("r", 16, 20), "org", "homs", "Homs")
    parse = Parse("r", "none", (Sentence(Span("r", 0, len(text)), "body", 0),), (name,))
    assert with_places(Report("r", "r.txt", "", text), parse) is parse
