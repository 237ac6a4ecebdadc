from __future__ import annotations

import pytest

from secondsource.assertions.happenings.control import find_control
from secondsource.model.assertion import ControlMention
from secondsource.model.parse import Name, Parse, Sentence
from secondsource.model.report import Report
from secondsource.model.span import Span

WAR = " The rebels and the army fought in Ostrel, a town of mills."


def control_in(sentence: str) -> list[ControlMention]:
    text = sentence + WAR
    names = []
    at = text.find("Ostrel")
    while at >= 0:
        names.append(Name(Span("r", at, at + 6), "place", "ostrel", "Ostrel"))
        at = text.find("Ostrel", at + 1)
    report = Report("r", "r.txt", "", text)
    cut = len(sentence)
    sentences = (Sentence(Span("r", 0, cut), "body", 0), Sentence(Span("r", cut + 1, len(text)), "body", 0))
    return list(find_control(report, Parse("r", "test", sentences, tuple(names)), ()))


@pytest.mark.parametrize(
    ("sentence", "place", "taker", "loser", "stance"),
    [
        ("Rebels captured the northern half of Ostrel.", "northern half of Ostrel", "Rebels", None, "assert"),
        ("The airfield was retaken by government troops.", "airfield, Ostrel", "government troops", None, "assert"),
        ("The army has lost the bridge.", "bridge, Ostrel", None, "army", "assert"),
        ("Not a single street of Ostrel has been lost, he said.", "street of Ostrel", None, None, "deny"),
        ("No part of the harbour was in rebel hands.", "part of the harbour, Ostrel", "rebel", None, "deny"),
        ("The army denied that rebels had entered Ostrel.", "Ostrel", "rebels", None, "deny"),
        ("The army admitted that rebels hold the barracks.", "barracks, Ostrel", "rebels", None, "admit"),
        ("The fall of Ostrel surprised the army.", "Ostrel", None, None, "assert"),
    ],
)
def test_a_place_changes_hands(sentence: str, place: str, taker: str | None, loser: str | None, stance: str) -> None:
    (mention,) = control_in(sentence)
    assert (mention.place, mention.taker, mention.loser, mention.stance) == (place, taker, loser, stance)


@pytest.mark.parametrize(
    "sentence",
    [
        "The road to the coast is open.",
        "The army shut the border on its own side.",
        "The army still holds the barracks.",
        "Rebels captured 40 soldiers.",
        "Rebels took part in talks.",
        "A rebel-held village was calm.",
    ],
)
def test_no_place_changes_hands(sentence: str) -> None:
    assert control_in(sentence) == []


def test_to_come_to_a_place_is_not_to_hold_it() -> None:
    (mention,) = control_in("Rebels reached the heart of Ostrel.")
    assert mention.reached


def test_peaceful_reports_have_no_control() -> None:
    report = Report("r", "r.txt", "", "The minister entered the hall and took the market square.")
    parse = Parse("r", "test", (Sentence(Span("r", 0, len(report.text)), "body", 0),))
    assert find_control(report, parse, ()) == ()
