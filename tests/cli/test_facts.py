"""The facts of a report in lines: each once, with how often; what is not known says so."""

from __future__ import annotations

from dataclasses import replace

import secondsource
from secondsource.cli.facts import facts_of
from secondsource.model.assertion import ControlMention, EventMention, Place, Toll, When
from secondsource.model.place import PlaceMention, Site
from secondsource.model.span import Span
from secondsource.settings import Settings

TEXT = "Rebels seized Arn on 3 May 2031. Four died in Arn."


def facts(**found: object) -> dict[str, str]:
    reading = secondsource.analyze(TEXT, settings=Settings(language="rules"))
    return dict(facts_of(replace(reading, assertions=replace(reading.assertions, **found))))  # type: ignore[arg-type]


def test_a_report_without_facts_has_no_lines() -> None:
    reading = secondsource.analyze("It rained.", settings=Settings(language="rules"))
    assert dict(facts_of(reading)) == {}


def test_tolls_and_places_say_what_is_known() -> None:
    span = Span("r", 14, 17)
    site = Site("supplement:arn", "Arn", 48.5, 3.25, "settlement", 4.0, "FR")
    known, unknown = PlaceMention("a", "r", span, "Arn", site, "exact", 0.9), PlaceMention("b", "r", span, "Sund")
    made = facts(places=(known, unknown, replace(known, id="c")), toll=Toll("r", 4, 0, (("child", 1),)))
    assert made["where"] == "Arn 48.50, 3.25 (settlement, FR) ×2 · Sund (not known)"
    assert made["toll"] == "4 killed (child 1) · 0 injured"
    assert "3 May 2031 = 2031-05-03" in made["times"]


def test_events_and_control_say_when_and_how_sure() -> None:
    at, day = Span("r", 7, 13), When("2031-05-03", "2031-05-03")
    event = EventMention("e", "r", at, "ASSAULT", "seizure", place=Place("Arn"), when=day, mood="planned")
    change = ControlMention("c", "r", at, "Arn", None, "rebels", "deny", when=day, kind="non_state_takes")
    made = facts(events=(event,), control=(change,))
    assert made["events"] == "seizure in Arn, 2031-05-03 (planned)"
    assert made["control"] == "Arn: ? → rebels (non state takes), 2031-05-03 denied"
