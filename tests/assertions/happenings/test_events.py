from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from secondsource.assertions.happenings.events import find_events
from secondsource.model.assertion import EventMention
from secondsource.model.parse import Moment, Name, Parse, Sentence
from secondsource.model.report import Published, Report
from secondsource.model.span import Span

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "events.yml").read_text(encoding="utf-8"))


def events_in(text: str, names: tuple[Name, ...] = (), moments: tuple[Moment, ...] = ()) -> tuple[EventMention, ...]:
    report = Report("r", "r.txt", "", text, published=Published("2031-05-04", "2031-05-04", "2031-05-04", "day"))
    parse = Parse("r", "test", (Sentence(Span("r", 0, len(text)), "body", 0),), names, moments)
    return find_events(report, parse, ())


def name(text: str, form: str, kind: str) -> Name:
    start = text.index(form)
    return Name(Span("r", start, start + len(form)), kind, form, form)  # type: ignore[arg-type]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_events(case: dict[str, Any]) -> None:
    seen = [[e.trigger.of(case["text"]), e.type, e.label, e.mood] for e in events_in(case["text"])]
    assert seen == case["expected"], case["why"]


def test_parties_place_and_day() -> None:
    text = "The depot was bombed by two jets near Quellin in January, Mayor Ada Brenn said."
    start = text.index("January")
    moment = Moment(Span("r", start, start + 7), "date", "2031-01", "month", None, "2031-01-01", "2031-01-31")
    (event,) = events_in(text, (name(text, "Quellin", "place"), name(text, "Ada Brenn", "person")), (moment,))
    assert event.actors == ("two jets",)
    assert event.place is not None and event.place.name == "Quellin"
    assert event.when is not None and event.when.earliest == "2031-01-01"
    assert event.background


def test_odd_texts_are_read_without_complaint() -> None:
    for text in ("", "attack", "killed killed", "????", "strike by by by", "قصف الجيش البلدة"):
        assert isinstance(events_in(text), tuple)
