from __future__ import annotations

from dataclasses import replace

import pytest

from secondsource.model.judged import judged, number_of, reason_of
from secondsource.model.judgement import Anchor, Judgement, Target, TargetKind, broken, contradicts, in_force, sealed

A, B, C, D = (Anchor(f"report-{name * 10}") for name in "abcd")


def log_of(*entries: Judgement) -> list[Judgement]:
    log: list[Judgement] = []
    for entry in entries:
        log.append(sealed(entry, log[-1] if log else None))
    return log


def said(
    verdict: str,
    *at: Anchor,
    kind: TargetKind = "identity",
    value: str = "",
    undoes: int | None = None,
    reason: str = "",
) -> Judgement:
    return Judgement(Target(kind, at, value), verdict, "Ana", reason, "2026-05-14T09:00:00Z", undoes)  # type: ignore[arg-type]


def test_a_log_holds_from_entry_to_entry() -> None:
    log = log_of(said("positive", A, B), said("negative", B, C), said("unsure", A, C))
    assert [e.n for e in log] == [1, 2, 3]
    assert broken(log) is None and broken([]) is None


@pytest.mark.parametrize(
    "tamper",
    [
        lambda log: [replace(log[0], verdict="negative"), *log[1:]],
        lambda log: [replace(log[0], reason="other"), *log[1:]],
        lambda log: [replace(log[0], user="Eve"), *log[1:]],
        lambda log: [replace(log[0], time="2020-01-01T00:00:00Z"), *log[1:]],
        lambda log: [replace(log[0], target=replace(log[0].target, value="x")), *log[1:]],
        lambda log: [replace(log[0], target=Target("identity", (B, A))), *log[1:]],
        lambda log: [log[0], replace(log[1], undoes=1), log[2]],
        lambda log: log[1:],
        lambda log: [log[0], log[2]],
        lambda log: [log[1], log[0], log[2]],
        lambda log: [*log[:2], sealed(replace(log[2], n=0), log[0])],
        # Sealed again after the change: the entry holds by itself, those after it do not.
        lambda log: [sealed(replace(log[0], verdict="unsure"), None), *log[1:]],
    ],
)
def test_a_log_that_was_changed_is_told(tamper: object) -> None:
    log = log_of(said("positive", A, B), said("negative", B, C), said("unsure", A, C))
    assert broken(tamper(log)) is not None  # type: ignore[operator]


def test_the_last_judgement_of_a_target_counts() -> None:
    log = log_of(said("positive", A, B), said("negative", B, A), said("positive", C, D))
    assert [e.n for e in in_force(log)] == [2, 3]


def test_what_was_undone_counts_no_more_and_what_came_before_does_again() -> None:
    log = log_of(said("positive", A, B), said("negative", A, B), said("negative", A, B, undoes=2))
    assert [e.n for e in in_force(log)] == [1]


def test_an_undoing_can_be_undone() -> None:
    first = said("positive", A, B)
    log = log_of(first, replace(first, undoes=1), replace(first, undoes=2))
    assert [e.n for e in in_force(log)] == [1]
    log.append(sealed(replace(first, undoes=3), log[-1]))
    assert in_force(log) == ()


def test_what_is_in_force_stays_so_when_it_is_all_there_is() -> None:
    log = log_of(said("positive", A, B), said("negative", A, B, undoes=1), said("unsure", C, D))
    assert in_force(in_force(log)) == in_force(log)


def test_another_word_on_the_same_target_contradicts() -> None:
    log = log_of(said("positive", A, B, kind="edge", value="derived"))
    assert contradicts(said("negative", A, B, kind="edge"), log) == log[0]
    assert contradicts(said("positive", B, A, kind="edge", value="derived"), log) == log[0]
    assert contradicts(said("positive", A, B, kind="edge", value="siblings"), log) == log[0]
    assert contradicts(said("positive", A, B, kind="edge", value="derived"), log) is None
    assert contradicts(said("negative", A, C, kind="edge"), log) is None


def test_two_judgements_of_edges_meet_in_one_pair() -> None:
    log = log_of(said("positive", A, B, kind="edge", value="siblings"))
    assert contradicts(said("negative", A, B, C, kind="edge"), log) == log[0]
    assert contradicts(said("positive", A, B, C, kind="edge", value="siblings"), log) is None


def test_of_several_siblings_it_matters_who_is_judged() -> None:
    one, other = (Target("edge", at) for at in ((A, B, C), (B, A, C)))
    assert one.key != other.key == Target("edge", (B, C, A)).key


@pytest.mark.parametrize("kind", ["identity", "claim"])
def test_what_is_one_with_the_same_is_one(kind: TargetKind) -> None:
    log = log_of(said("positive", A, B, kind=kind), said("positive", B, C, kind=kind))
    assert contradicts(said("negative", A, C, kind=kind), log) == log[1]
    assert contradicts(said("negative", A, D, kind=kind), log) is None
    apart = log_of(said("positive", A, B, kind=kind), said("negative", A, C, kind=kind))
    assert contradicts(said("positive", B, C, kind=kind), apart) == apart[1]
    assert contradicts(said("positive", B, D, kind=kind), apart) is None
    assert contradicts(said("unsure", B, C, kind=kind), apart) is None


def test_a_judgement_rests_while_its_words_are_gone() -> None:
    words = Anchor("report-aaaaaaaaaa", 4, 7, "ten")
    log = log_of(said("negative", words, kind="furniture"), said("positive", A, B), said("unsure", A, kind="date"))
    here = judged(log, {"report-aaaaaaaaaa": "all ten of them", "report-bbbbbbbbbb": ""})
    assert [e.n for e in here.standing] == [1, 2, 3] and here.resting == ()
    # The words stand elsewhere in the report: it is not followed there.
    moved = judged(log, {"report-aaaaaaaaaa": "not all ten of them"})
    assert [e.n for e in moved.standing] == [3]
    assert [e.n for e, _ in moved.resting] == [1, 2]
    assert "words" in moved.resting[0][1] and "not in the pile" in moved.resting[1][1]


def test_unsure_changes_nothing() -> None:
    assert judged(log_of(said("unsure", A, kind="date")), {A.report: ""}).of("date") == ()


def test_a_reason_says_who_when_and_why_and_leads_back_to_the_log() -> None:
    (entry,) = log_of(said("negative", A, B, kind="edge", reason="no such [judgement 9]\nshown"))
    reason = reason_of(entry, "they share nothing")
    told = "they share nothing; judged no by Ana on 2026-05-14: no such [judgement 9] shown [judgement 1]"
    assert reason.detail == told
    assert reason.name == "judged" and number_of(reason) == 1
    assert number_of(replace(reason, name="credit")) is None
