"""Whether a sentence says that something happened, or takes it as known."""

from __future__ import annotations

import pytest

from secondsource import language
from secondsource.claims.alignment.predicates import negated, states, tells, tells_first
from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.resources.wording import key
from secondsource.settings import Settings


@pytest.mark.parametrize(
    ("text", "trigger", "told", "above_all"),
    [
        ("The barge sank off Orva on Monday.", "sank", True, True),
        ("Nine sailors were rescued after the barge sank off Orva.", "sank", True, False),
        ("The mayor thanked the divers after the explosion.", "explosion", False, False),
        ("The attack was the largest since the spring.", "attack", False, True),
        ("The explosion killed two divers.", "explosion", True, True),
        ("An explosion tore through the mill on Monday.", "explosion", True, True),
        ("The burned mill will be torn down.", "burned", False, False),
    ],
)
def test_tells(text: str, trigger: str, told: bool, above_all: bool) -> None:
    parse = language.load(Settings().language).parse(Report("r", "r.txt", "0" * 64, text))
    at = text.index(trigger)
    span = Span("r", at, at + len(trigger))
    sentence = next(s for s in parse.sentences if s.span.covers(span))
    assert (tells(sentence, span, text), tells_first(sentence, span)) == (told, above_all)


@pytest.mark.parametrize(
    ("text", "no"),
    [
        ("The barge was not overloaded.", True),
        ("Not one window of the mill was broken.", True),
        ("No pilot left the harbour.", True),
        ("Nobody saw the barge sink.", True),
        ("The barge held grain and flour, nothing else.", False),
        ("Divers found a raft that had not opened.", False),
        ("The barge sank.", False),
    ],
)
def test_negated(text: str, no: bool) -> None:
    parse = language.load(Settings().language).parse(Report("r", "r.txt", "0" * 64, text))
    sentence = parse.sentences[0]
    assert negated(sentence, [sentence.span], text) is no


def test_states_of_things_are_turned_by_not() -> None:
    text = "The mobile telephone network is not working."
    parse = language.load(Settings().language).parse(Report("r", "r.txt", "0" * 64, text))
    found = states(parse.sentences[0], [parse.sentences[0].span], text)
    assert {(scale, first) for scale, first, _ in found} == {("at work", False)}
    assert key("phones") in {thing for _, _, thing in found}
