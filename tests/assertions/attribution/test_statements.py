from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from secondsource.assertions.attribution.statements import find_statements
from secondsource.language import load
from secondsource.model.assertion import Speaker, Statement
from secondsource.model.report import Report
from secondsource.model.span import Span

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "statements.yml").read_text(encoding="utf-8"))


def read(text: str) -> tuple[tuple[Speaker, ...], tuple[Statement, ...]]:
    report = Report("r", "r.txt", "", text)
    return find_statements(report, load("rules").parse(report))


def words(text: str, spans: tuple[Span, ...]) -> str:
    return " / ".join(span.of(text) for span in spans)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_statements(case: dict[str, Any]) -> None:
    text = case["text"]
    _, found = read(text)
    seen = [[words(text, s.source), words(text, s.cue), words(text, s.content), s.stance] for s in found]
    assert seen == case["expected"], case["why"]


def test_odd_texts_are_read_without_complaint() -> None:
    for text in (
        "",
        "said",
        "said said said",
        "“",
        "” said",
        ", said X",
        "according to",
        "قال الوزير إن",
        "x " * 3000,
        ":::---",
    ):
        assert isinstance(read(text), tuple)


def test_two_groups_of_unnamed_sources_are_two_speakers() -> None:
    speakers, _ = read(
        "Three military sources said the fort had fallen. Opposition sources said it was empty. "
        "The military said nothing was lost. The military sources said the gate was open."
    )
    assert [s.label for s in speakers] == ["Three military sources", "Opposition sources", "The military"]


def test_a_pronoun_means_the_last_who_fits() -> None:
    speakers, statements = read(
        "Ann Lee, the mayor, said the well was dry. The water board denied it. "
        "She said it had no plan. It said it had one."
    )
    label = {s.id: s.label for s in speakers}
    assert [label[s.speaker][:9] for s in statements] == ["Ann Lee, ", "The water", "Ann Lee, ", "The water"]


def test_a_person_named_behind_a_role_is_the_next_pronoun() -> None:
    speakers, statements = read(
        "Lars Vik, the mayor, said he was sorry. This morning the lock keeper, Emil Brandt, showed me a crack as wide "
        'as a hand. "They told me to keep quiet," he said.'
    )
    by_key = {speaker.id: speaker.label for speaker in speakers}
    assert by_key[statements[-1].speaker] == "Emil Brandt"


def test_a_bare_body_is_the_only_one_of_its_side() -> None:
    speakers, _ = read(
        'The Seafarers\' Federation said it would strike. "We will not move," the union said. '
        "The harbour company said it had offered talks."
    )
    assert [speaker.label for speaker in speakers] == ["The Seafarers' Federation", "The harbour company"]


def test_a_headline_speaks_of_the_body_that_comes_first() -> None:
    speakers, statements = read(
        "Ministry concedes convoy was late\n\nThe interior ministry acknowledged that the convoy had taken six hours. "
        "The energy ministry denied that the dam was damaged.\n"
    )
    by_key = {speaker.id: speaker.label for speaker in speakers}
    assert by_key[statements[0].speaker] == "The interior ministry"


def test_sentences_that_run_on_lean_on_the_attribution_that_they_continue() -> None:
    _, found = read('"We will not move," she said. "The snow is too deep. We wait for the plough." Kerr said no.')
    assert [s.leans_on for s in found] == [None, found[0].id, found[0].id, None]


def test_a_second_cue_stands_on_its_own() -> None:
    _, found = read("Kerr said the vote was fair, adding that nobody had been turned away.")
    assert [s.leans_on for s in found] == [None, None]


def test_a_surname_misspelt_later_means_the_same_person() -> None:
    speakers, _ = read("Emil Marlen, mayor of Ostrell, said the well was dry. Marlon said it would rain.")
    assert [len(speaker.mentions) for speaker in speakers] == [2]


def test_a_surname_that_sounds_like_two_means_neither() -> None:
    speakers, _ = read("Emil Marlen said no. Ida Marlan said yes. Marlon said it would rain.")
    assert len(speakers) == 3
