"""A place is taken only where a place stands in the slot of the verb."""

from __future__ import annotations

import pytest

from secondsource.assertions.happenings.events import find_events
from secondsource.language.english import English
from secondsource.model.parse import Parse, Sentence
from secondsource.model.report import Report
from secondsource.model.span import Span


@pytest.fixture(scope="module")
def engine() -> English:
    return English()


def labels(engine: English, text: str) -> list[str]:
    report = Report("r", "r.txt", "", text)
    return [event.label for event in find_events(report, engine.parse(report), ())]


@pytest.mark.parametrize(
    "text",
    [
        "A bridge fell on Monday.",
        "The town held a festival.",
        "The village held its breath.",
        "The city took first place.",
        "Temperatures fell in the town.",
        "The town fell silent.",
        "The town fell silent as rebels and soldiers watched.",
        "For 72 hours the town held.",
        "Police seized drugs in the town.",
        "The takeover of the company failed.",
        "The school holds half of the prizes of the town.",
        "The ceasefire held on Monday.",
        "The truce collapsed.",
    ],
)
def test_nothing_is_taken_or_given_up(engine: English, text: str) -> None:
    assert not {"taking of a place", "withdrawal", "truce"} & set(labels(engine, text))


@pytest.mark.parametrize(
    "text",
    [
        "The town fell to the rebels.",
        "Rebels fought soldiers for weeks. The town fell on Monday.",
        "Rebels took the town on Monday.",
        "The town was seized by rebels.",
        "The capture of the town took two days.",
        "Rebels took over the town.",
        "The army lost control of the town.",
        "Insurgents hold the eastern half of the town.",
    ],
)
def test_a_place_is_taken(engine: English, text: str) -> None:
    assert "taking of a place" in labels(engine, text)


def test_a_truce_that_begins_is_one(engine: English) -> None:
    assert "truce" in labels(engine, "A ceasefire took hold on Monday.")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The town held a festival.", False),
        ("Temperatures fell in the town.", False),
        ("The town fell to the rebels.", True),
    ],
)
def test_without_syntax(text: str, told: bool) -> None:
    report = Report("r", "r.txt", "", text)
    parse = Parse("r", "none", (Sentence(Span("r", 0, len(text)), "body", 0),))
    assert [e.label for e in find_events(report, parse, ())] == (["taking of a place"] if told else [])
