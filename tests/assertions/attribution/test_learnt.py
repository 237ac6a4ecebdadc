from __future__ import annotations

from dataclasses import replace

from secondsource import assertions
from secondsource.export.readings import joined
from secondsource.language.rules import Rules
from secondsource.model.assertion import Assertions, Statement
from secondsource.model.parse import Attribution, Parse, Token
from secondsource.model.report import Report
from secondsource.model.span import Span


def spans(text: str, words: str) -> tuple[Span, ...]:
    """Where words stand; several places are told apart by "|", none by ""."""
    parts = [part for part in words.split("|") if part]
    return tuple(Span("r", text.index(part), text.index(part) + len(part)) for part in parts)


def find(
    text: str, *seen: tuple[str, str, str], said_only: bool = False, subjects: tuple[str, ...] = (), title: str = ""
) -> Assertions:
    """What is found in a text in which an engine saw attributions (source, cue, content) and subjects of clauses."""
    report = Report("r", "r.txt", "0", text, title=next(iter(spans(text, title)), None))
    parse = Rules().parse(report)
    learnt = tuple(Attribution(*(spans(text, part) for part in parts), 0.9) for parts in seen)
    parse = replace(with_subjects(parse, text, subjects), attributions=learnt)
    return assertions.find(report, parse, said_only=said_only)


def with_subjects(parse: Parse, text: str, subjects: tuple[str, ...]) -> Parse:
    tokens = [Token(text.index(w), text.index(w) + len(w), w, "NOUN", "NN", -1, "nsubj") for w in subjects]
    made = [
        replace(s, syntax=tuple(t for t in tokens if s.span.start <= t.start < s.span.end)) for s in parse.sentences
    ]
    return replace(parse, sentences=tuple(made))


def quoted(text: str, statement: Statement) -> tuple[str, str, str]:
    source, cue, content = (
        " | ".join(span.of(text) for span in part) for part in (statement.source, statement.cue, statement.content)
    )
    return source, cue, content


def test_what_both_see_is_one_statement_with_the_engines_source() -> None:
    text = "The bridge is closed, the tall mayor of Arn said on Monday."
    seen = ("the tall mayor of Arn", "said", "The bridge is closed")
    (found,) = find(text, seen).statements
    assert (found.basis, found.act) == ("both", "speech")
    assert quoted(text, found) == ("the tall mayor of Arn", "said", "The bridge is closed")


def test_a_source_of_which_the_rules_took_the_end_is_whole_in_all_of_its_sentence() -> None:
    text = "The owner of a shed that burned down in Orm admitted that it was full, after denying that it was locked."
    whole = "The owner of a shed that burned down in Orm"
    found = find(text, (whole, "admitted", "it was full"))
    assert {quoted(text, s)[0] for s in found.statements} == {whole}
    assert {s.label for s in found.speakers} == {whole}


def test_a_name_within_a_description_stays_by_itself() -> None:
    text = "The pumps failed, said the mayor of Orm, Ana Ruiz, on Monday."
    found = find(text, ("the mayor of Orm, Ana Ruiz, on Monday", "said", "The pumps failed"))
    assert all("Monday" not in s.label for s in found.speakers)


def test_what_only_the_engine_sees_gets_a_speaker_and_an_act() -> None:
    text = "Ana Ruiz endorsed the plan."
    found = find(text, ("Ana Ruiz", "endorsed", "the plan"))
    (statement,) = found.statements
    assert (statement.basis, statement.act, statement.stance) == ("network", "attitude", "assert")
    assert next(s.label for s in found.speakers if s.id == statement.speaker) == "Ana Ruiz"


def test_the_cue_gives_stance_and_a_negation_turns_it() -> None:
    text = "Ruiz, in a denial of the claim, was firm. From Orr came no confirmation of a leak."
    found = find(text, ("Ruiz", "denial", "the claim"), ("Orr", "no confirmation", "a leak"))
    assert [s.stance for s in found.statements] == ["deny", "decline"]


def test_a_speech_over_sentences_is_one_content_when_read_and_a_statement_a_sentence_beside() -> None:
    text = "Orr mumbled it out: the pump had failed. Nobody was told."
    found = find(text, ("Orr", "mumbled it out", "the pump had failed. Nobody was told"))
    assert len(found.statements) == 2
    (whole,) = joined(found.statements)
    assert quoted(text, whole)[2] == "the pump had failed. Nobody was told"


def test_only_claims_of_the_engine_enter_a_dossier() -> None:
    text = "Ruiz was adamant that pumps failed. Orr was keen on rest. Bell wondered aloud whether it rained."
    seen = (("Ruiz", "was adamant", "pumps failed"), ("Orr", "was keen", "rest"))
    assert len(find(text, *seen).statements) >= 2
    assert not any(s.basis == "network" for s in find(text, *seen, said_only=True, subjects=("pumps",)).statements)


def test_a_claim_needs_a_clause() -> None:
    text = "In his remarks Ruiz let slip that pumps failed."
    seen = ("Ruiz", "remarks", "pumps failed")
    bases = [s.basis for s in find(text, seen, said_only=True, subjects=("pumps",)).statements]
    assert bases == ["network"]
    assert not find(text, seen, said_only=True).statements


def test_order_of_what_was_seen_changes_nothing() -> None:
    text = "Ana Ruiz endorsed the plan. Ben Orr mocked the idea."
    one, other = ("Ana Ruiz", "endorsed", "the plan"), ("Ben Orr", "mocked", "the idea")
    assert find(text, one, other) == find(text, other, one)


def test_parts_of_one_statement_never_overlap() -> None:
    text = "The bridge is closed, the mayor said of the bridge on Monday."
    (found,) = find(text, ("The bridge is closed, the mayor", "said of the bridge", "the mayor said of")).statements
    taken = [i for part in (found.source, found.cue, found.content) for s in part for i in range(s.start, s.end)]
    assert len(taken) == len(set(taken))
    assert found.whole == ()


def test_what_leans_on_a_dropped_statement_is_dropped() -> None:
    text = "Orr was keen on rest: pumps failed. The pumps leaked all night."
    seen = ("Orr", "was keen", "rest: pumps failed. The pumps leaked all night")
    found = find(text, seen, said_only=True, subjects=("pumps", "The pumps")).statements
    ids = {statement.id for statement in found}
    assert all(statement.leans_on in ids for statement in found if statement.leans_on)
    assert not any(statement.basis == "network" for statement in found)


def test_many_cues_without_a_comma_cost_little() -> None:
    assert find("said " * 3000).statements == find("said " * 3000).statements


def test_a_headline_does_not_go_on_in_the_story() -> None:
    text = "Rebels say pumps failed\n\nARN - Rebels in the north said on Monday that pumps had failed."
    seen = ("Rebels", "say", "pumps failed\n\nARN - Rebels in the north")
    found = find(text, seen, title="Rebels say pumps failed")
    contents = [quoted(text, s)[2] for s in joined(found.statements)]
    assert "pumps failed" in contents
    assert not any("ARN" in content for content in contents)


def test_words_said_in_a_statement_are_said_once() -> None:
    text = "The Board said in a statement that the pumps had failed by noon."
    assert len(find(text).statements) == 1
