"""The sides of a dispute come together, and nothing else does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tests.claims.alignment.making import item

from secondsource.claims.alignment.disputes import with_disputes
from secondsource.claims.alignment.items import Item
from secondsource.model.assertion import Place

SAID = item("the sluice had rusted through", report="r1", speaker="divers")
DENIED = item("the sluice was rusted", report="r2", speaker="board", stance="denies", day="2031-03-05")


def joined(*groups: Sequence[Item]) -> list[set[tuple[str, int]]]:
    """Report and sentence number of the members of each group of more than one."""
    found = with_disputes([list(group) for group in groups])
    return [{(i.report, i.row) for i in group} for group in found if len(group) > 1]


def test_a_denial_joins_what_it_denies_by_two_words_of_the_matter() -> None:
    assert joined([SAID], [DENIED]) == [{("r1", 0), ("r2", 0)}]


def test_a_denial_of_one_thing_joins_what_others_say_of_that_thing() -> None:
    about = item("a crack runs along the sluice from top to bottom", report="r3")
    assert joined([about], [item("the sluice leaks", report="r2", stance="denies")])
    assert not joined([about], [item("the bridge leaks", report="r2", stance="denies")])


def test_words_found_everywhere_and_names_are_no_matter() -> None:
    denial = item("Hallert took the money", report="r2", stance="denies", proper=frozenset({"hallert"}))
    other = item("Hallert took the train", report="r1", proper=frozenset({"hallert"}))
    assert not joined([denial], [other])


def test_a_thing_at_another_place_is_another_matter() -> None:
    here, there = Place("Orva", 50.0, 10.0, "town"), Place("Tell", 50.0, 11.0, "town")
    said = item("the sluice had rusted through", report="r1", sites=(here,))
    denied = item("the sluice was rusted", report="r2", stance="denies", sites=(there,))
    assert not joined([said], [denied])


def test_without_a_denial_or_an_admission_nothing_is_joined() -> None:
    assert not joined([SAID], [item("the sluice was painted", report="r2")])


def test_an_admission_joins_the_denial_that_its_sentence_recalls() -> None:
    admitted = item("two pumps had failed", at=4, report="r3", speaker="board", stance="admits")
    recalled = item(
        "nothing was wrong",
        at=4,
        report="r3",
        speaker="board",
        negated=True,
        span=SAID.span,
        sentence=admitted.sentence,
    )
    assert joined([admitted], [recalled]) == [{("r3", 4)}]


def test_an_admission_alone_needs_more_than_its_background_in_common() -> None:
    admitted = item("the dredger that hit the sluice on Sunday had no pilot aboard", report="r3", stance="admits")
    assert not joined([admitted], [item("the dredger was built in Orva", report="r1")])


def test_what_a_denier_says_instead_joins_the_denial_and_speaks_against_the_claim() -> None:
    denied = item("the sluice was rusted", at=2, report="r2", speaker="board", stance="denies")
    instead = item("engineers look at every gate in spring", at=3, report="r2", speaker="board", before=denied.sentence)
    (whole,) = with_disputes([[SAID], [denied], [instead]])
    assert [i.stance for i in sorted(whole, key=lambda i: (i.report, i.row))] == ["reports", "denies", "denies"]
    other = replace(instead, speaker="divers")
    assert {("r2", 3)} not in joined([denied], [other])


def test_who_holds_a_place_is_one_claim_with_the_other_words_of_the_sentences() -> None:
    control = item("rebels hold Orva", report="r1", kind="control", place="change-1")
    words = item("rebels hold Orva since noon", report="r1", spare=True, sentence=control.sentence)
    assert joined([control], [words]) == [{("r1", 0)}]


def test_a_denial_in_two_texts_is_also_a_claim_of_its_own() -> None:
    again = item("the sluice was rusted", report="r4", stance="denies")
    groups = joined([SAID], [DENIED, again])
    assert groups == [{("r1", 0), ("r2", 0), ("r4", 0)}, {("r2", 0), ("r4", 0)}]


def test_the_order_of_the_groups_changes_nothing() -> None:
    parts = [[SAID], [DENIED], [item("a crack runs along the weir", report="r3")]]
    found = {frozenset(i.key for i in group) for group in with_disputes(parts)}
    assert found == {frozenset(i.key for i in group) for group in with_disputes(parts[::-1])}


def test_what_many_groups_speak_of_joins_none_of_them() -> None:
    many = [[item(f"the sluice and pump {n}", report=f"r{n}")] for n in range(10, 20)]
    assert not joined(*many, [item("the sluice leaks", report="r2", stance="denies")])
