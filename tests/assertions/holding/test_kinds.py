"""Which kind of change of control a snippet tells of: tests/cases/control.yml, read by the engine that ships."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from secondsource.assertions.happenings.control import find_control
from secondsource.language.english import English
from secondsource.model.report import Report

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "control.yml").read_text(encoding="utf-8"))
NOT_YET = CASES.pop("not_yet")


@pytest.fixture(scope="module")
def engine() -> English:
    return English()


def kind_of(engine: English, text: str) -> str:
    report = Report("r", "r.txt", "", text)
    kinds = (mention.kind for mention in find_control(report, engine.parse(report), ()))
    return next((kind for kind in kinds if kind), "none")


@pytest.mark.parametrize("kind", CASES)
def test_a_snippet_is_of_its_kind(engine: English, kind: str) -> None:
    given = {text: kind_of(engine, text) for text in CASES[kind]}
    assert {text: found for text, found in given.items() if found != kind} == {}


@pytest.mark.parametrize(("text", "kind"), [(text, kind) for kind, texts in NOT_YET.items() for text in texts])
@pytest.mark.xfail(strict=True, raises=AssertionError, reason="not told yet")
def test_a_snippet_is_not_yet_of_its_kind(engine: English, text: str, kind: str) -> None:
    assert kind_of(engine, text) == kind


def test_a_side_that_only_leaves_transfers_nothing(engine: English) -> None:
    alone = "Army troops have withdrawn from Ostrel, residents said."
    assert kind_of(engine, alone) == "none"
    assert kind_of(engine, alone + " Rebels took over the town the next morning.") == "peaceful_transfer"


def test_a_later_sentence_tells_how_a_place_was_taken(engine: English) -> None:
    first = "The rebels seized control of the border post of Ostrel on Thursday."
    assert kind_of(engine, first) == "non_state_takes"
    later = " The rebels took over the post after the withdrawal of the army from it."
    assert kind_of(engine, first + later) == "peaceful_transfer"


def test_a_distance_is_no_place_to_flee_from(engine: English) -> None:
    assert kind_of(engine, "The militants fled after the attack, around 50 km from Ostrel.") == "none"
