"""Events by the syntax that the engine reads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from secondsource.assertions import find
from secondsource.assertions.happenings.events import find_events
from secondsource.language.english import English
from secondsource.model.assertion import EventMention
from secondsource.model.report import Published, Report

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "told.yml").read_text(encoding="utf-8"))
DAY = Published("2031-05-14", "2031-05-14", "2031-05-14", "day")  # a Wednesday


@pytest.fixture(scope="module")
def engine() -> English:
    return English()


def told(engine: English, text: str) -> tuple[EventMention, ...]:
    report = Report("r", "r.txt", "", text, published=DAY)
    return find_events(report, engine.parse(report), ())


def days(event: EventMention) -> tuple[str | None, str | None, str] | None:
    return (event.when.earliest, event.when.latest, event.when.precision) if event.when else None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_events(engine: English, case: dict[str, Any]) -> None:
    seen = [
        [e.trigger.of(case["text"]), e.type, list(e.actors), list(e.targets), e.mood]
        for e in told(engine, case["text"])
    ]
    assert seen == case["expected"], case["why"]


def test_the_day_of_the_words_is_not_that_of_what_they_tell(engine: English) -> None:
    (event,) = told(engine, "The envoy said on Tuesday that rebels attacked the depot on Sunday.")
    assert days(event) == ("2031-05-11", "2031-05-11", "day")


def test_the_day_of_a_reaction_is_not_that_of_the_event(engine: English) -> None:
    condemned, attack = told(engine, "The envoy condemned on Tuesday the attack on the depot.")
    assert days(condemned) == ("2031-05-13", "2031-05-13", "day")
    assert days(attack) == ("2031-05-13", "2031-05-14", "news")


def test_an_undated_event_takes_the_day_of_its_like(engine: English) -> None:
    text = "Rebels attacked the depot on Sunday. The clerk fled. The attack killed three guards."
    attack = told(engine, text)[0]
    later = [e for e in told(engine, text) if e.trigger.start > 40 and e.type == "ASSAULT"]
    assert days(attack) == ("2031-05-11", "2031-05-11", "day")
    assert [days(e) for e in later] == [("2031-05-11", "2031-05-11", "inherited")] * 2


def test_events_in_general_have_no_day(engine: English) -> None:
    for text in ("Attacks on travellers are a worry.", "Rebels have killed thousands over the past ten years."):
        assert [days(e) for e in told(engine, text) if e.type == "ASSAULT"] == [None], text


def test_deaths_by_accident_are_no_assault(engine: English) -> None:
    text = "A ferry capsized off Tarn. Nine passengers were killed."
    assert [(e.trigger.of(text), e.type) for e in told(engine, text)] == [("capsized", ""), ("killed", "")]


def test_an_attack_on_fighters_is_fighting(engine: English) -> None:
    assert [e.label for e in told(engine, "Rebels ambushed an army patrol.")] == ["fighting"]
    assert [e.label for e in told(engine, "Rebels ambushed a bus.")] == ["attack"]


@pytest.mark.parametrize(
    "text",
    [
        "In 2016, the general regained the town, leading to the withdrawal of the rebels after a long siege.",
        "It was their first return since 2016, when the army and its friends retook the town and the rebels withdrew.",
    ],
)
def test_a_year_dates_all_that_is_told_under_it(engine: English, text: str) -> None:
    events = told(engine, text)
    assert len(events) > 1
    assert {days(event) for event in events} == {("2016-01-01", "2016-12-31", "year")}
    assert all(event.background for event in events)


def test_a_year_of_another_clause_dates_nothing_else(engine: English) -> None:
    (event,) = (e for e in told(engine, "Built in 1970, the depot was bombed by two jets.") if e.label == "air strike")
    assert days(event) is None or days(event)[0] != "1970-01-01"  # type: ignore[index]


def test_a_demonym_is_no_place_of_an_event(engine: English) -> None:
    text = "Rescuers said the army of the Syrian government bombed a school in rebel-held Aleppo on Monday."
    report = Report("r", "r.txt", "", text, published=DAY)
    (raid,) = find(report, engine.parse(report)).events
    assert raid.place is not None and raid.place.name == "Aleppo"
