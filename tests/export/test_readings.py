"""A reading as JSON: offsets count the text's code points, run-ons join what they lean on, nothing is lost."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import secondsource
from secondsource.export.readings import as_object, joined, line
from secondsource.language.rules import Rules
from secondsource.model.assertion import (
    Assertions,
    ControlMention,
    EventMention,
    Place,
    Speaker,
    Statement,
    Toll,
    When,
)
from secondsource.model.parse import Token
from secondsource.model.place import Candidate, PlaceMention, Site
from secondsource.model.reading import Reading, Unread
from secondsource.model.reason import Reason
from secondsource.model.span import Span
from secondsource.settings import Settings

TEXT = (
    "😀 “The dam will hold,” Ana Ruiz, spokeswoman of the Arn Water Board, told Meridian on Monday.\r\n"
    "Two workers were hurt. Ruiz denied that there were cracks."
)


def read(text: str = TEXT, **told: str) -> Reading:
    return secondsource.analyze(text, settings=Settings(language="rules"), **told)


def words(text: str, places: list[dict[str, Any]]) -> list[str]:
    return [text[place["start"] : place["end"]] for place in places]


def test_every_place_is_in_code_points_of_the_text() -> None:
    made = as_object(read())
    assert words(TEXT, made["sentences"])[1:] == ["Two workers were hurt.", "Ruiz denied that there were cracks."]
    assert words(TEXT, made["tokens"])[:4] == ["😀", "“", "The", "dam"]
    assert ("Ana Ruiz", "person") in [(e["name"], e["type"]) for e in made["entities"]]
    said, denied = made["statements"]
    assert words(TEXT, said["content"]) == ["The dam will hold,"] or words(TEXT, said["content"]) == [
        "“The dam will hold,”"
    ]
    assert words(TEXT, said["cue"]) == ["told"]
    assert denied["stance"] == "deny"
    assert words(TEXT, denied["source"]) == ["Ruiz"]
    assert words(TEXT, denied["content"]) == ["there were cracks"]
    assert words(TEXT, made["times"]) == ["on Monday"] or words(TEXT, made["times"]) == ["Monday"]
    assert made["figures"][0]["value"] == 2
    assert TEXT[made["figures"][0]["start"] :].startswith("Two")


def test_speaker_and_chain_are_words_and_end_with_the_report_itself() -> None:
    said = as_object(read(outlet="Vale Post"))["statements"][0]
    assert "Ana Ruiz" in said["speaker"]
    first, via, last = said["chain"]
    assert first["label"] == said["speaker"]
    assert TEXT[first["start"] : first["end"]].startswith("Ana Ruiz")
    assert via["label"] == "Meridian"
    assert last == {"label": "Vale Post", "kind": "outlet"}
    assert as_object(read())["statements"][0]["chain"][-1]["label"] == "this report"


def test_every_field_of_a_statement_is_there_but_what_the_joining_uses_up() -> None:
    made = as_object(read())["statements"][0]
    fields = set(Statement.__dataclass_fields__) - {"report", "leans_on", "hops", "whole"}
    assert fields <= set(made)
    json.dumps(made, allow_nan=False)


def test_heads_count_the_tokens_of_the_whole_report() -> None:
    reading = read("Rain fell. It stopped.")
    first, second = reading.parse.sentences
    syntax = (Token(11, 13, "it", "PRON", "PRP", 1, "nsubj"), Token(14, 21, "stop", "VERB", "VBD", -1, "root"))
    parse = replace(reading.parse, sentences=(first, replace(second, syntax=syntax)))
    tokens = as_object(replace(reading, parse=parse))["tokens"]
    assert len(tokens) == len(first.tokens) + 2
    assert list(tokens[-2].values()) == [11, 13, "it", "PRON", "PRP", len(tokens) - 1, "nsubj"]
    assert [token["head"] for token in tokens if token["deprel"] != "nsubj"] == [-1] * (len(tokens) - 1)


def statement(id_: str, at: int, leans_on: str | None = None) -> Statement:
    content = (Span("r", at, at + 4),)
    return Statement(id_, "r", content, (), (), "direct", "assert", "s", ("s",), leans_on=leans_on)


def test_what_goes_on_is_put_into_what_it_leans_on() -> None:
    found = joined([statement("a", 0), statement("b", 5, "a"), statement("c", 10, "b"), statement("d", 15, "gone")])
    assert [(s.id, [span.start for span in s.content]) for s in found] == [("a", [0, 5, 10]), ("d", [15])]


def test_a_circle_loses_nothing() -> None:
    found = joined([statement("a", 0, "b"), statement("b", 5, "a")])
    assert sorted(span.start for s in found for span in s.content) == [0, 5]


def test_what_points_at_a_statement_points_at_the_one_it_was_put_into() -> None:
    reading = read("Two workers were hurt, Ana Ruiz said.")
    (own,) = reading.assertions.statements
    figure = replace(reading.assertions.figures[0], statement="later")
    said = Assertions(
        reading.report.id,
        (Speaker(own.speaker, "r", "Ana Ruiz", "person"),),
        (own, replace(own, id="later", leans_on=own.id)),
        (figure,),
    )
    made = as_object(replace(reading, assertions=said))
    assert [s["id"] for s in made["statements"]] == [made["figures"][0]["statement"]] == [own.id]


def test_facts_carry_their_words_their_days_and_their_places() -> None:
    text = "Rebels seized the port of Arn."
    where, day = Span("r", 26, 29), When("2026-03-01", "2026-03-02", "range")
    site = Site("supplement:arn", "Arn", 48.5, 3.25, "settlement", 4.0, "FR", "Grand Est", 900)
    other = Candidate(replace(site, id="supplement:arn-2", lat=0.0), "fuzzy", 0.2, (Reason("far", 0.1, "far away"),))
    reading = read(text)
    said = Assertions(
        "r",
        events=(
            EventMention("e", "r", Span("r", 7, 13), "ASSAULT", "seizure", place=Place("Arn", span=where), when=day),
        ),
        control=(
            ControlMention("c", "r", Span("r", 0, 29), "Arn", "army", "rebels", "assert", kind="non_state_takes"),
        ),
        places=(
            PlaceMention("p", "r", where, "Arn", site, "exact", 0.9, (), (other,)),
            PlaceMention("q", "r", where, "B"),
        ),
        toll=Toll("r", 3, 0, (("civilian", 2),), (), (where,)),
    )
    made = as_object(replace(reading, assertions=said))
    assert made["events"][0]["date"] == {"earliest": "2026-03-01", "latest": "2026-03-02", "precision": "range"}
    assert words(text, [made["events"][0]["place"], made["events"][0]]) == ["Arn", "seized"]
    control = made["control"][0]
    assert (control["from"], control["to"], control["kind"]) == ("army", "rebels", "non_state_takes")
    known, unknown = made["places"]
    assert (known["lat"], known["lon"], known["country"], known["gazetteer_id"]) == (48.5, 3.25, "FR", "supplement:arn")
    assert (known["name"], known["site"], known["others"][0]["lat"]) == ("Arn", "Arn", 0)
    assert known.keys() == unknown.keys() and unknown["lat"] is None
    assert made["toll"] == {
        "killed": 3,
        "injured": 0,
        "by_class": {"civilian": 2},
        "injured_by_class": {},
        "evidence": [{"start": 26, "end": 29}],
    }


def test_another_language_is_named_and_only_its_sentences_are_there() -> None:
    text = "Der Sprecher sagte am Montag, dass die Brücke nicht sicher ist. Sie wird gesperrt."
    made = as_object(read(text))
    assert made["language"] == "de"
    assert words(text, made["sentences"])[1] == "Sie wird gesperrt."
    assert not any(value for key, value in made.items() if key not in ("id", "language", "sentences"))


def test_an_engine_that_sees_another_language_is_believed() -> None:
    reading = read("Rain fell.")
    made = as_object(replace(reading, parse=replace(reading.parse, language="cy"), assertions=Assertions("r")))
    assert (made["language"], made["tokens"]) == ("cy", [])


def test_the_text_is_there_when_asked_for_and_for_pages() -> None:
    reading = read()
    assert "text" not in as_object(reading)
    assert as_object(reading, text=True)["text"] == TEXT
    page = replace(reading, report=replace(reading.report, kind="html"))
    assert as_object(page)["text"] == TEXT


def test_a_line_is_one_line_in_any_encoding() -> None:
    reading = replace(read("One line.\n\nAnother\u2028one."), id="\ud800 id")
    written = line(reading, text=True)
    assert "\n" not in written
    assert json.loads(written.encode().decode())["id"] == "\ud800 id"
    assert json.loads(line(Unread(None, "no text"))) == {"id": None, "skipped": "no text"}


def test_the_rules_give_tokens_without_syntax() -> None:
    assert Rules().name == "rules"
    token = as_object(read("Rain fell."))["tokens"][0]
    assert token == {"start": 0, "end": 4, "lemma": "", "upos": "", "xpos": "", "head": -1, "deprel": ""}
