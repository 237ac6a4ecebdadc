from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

import pytest
from tests.stories.piles import fire, flood, read

from secondsource.model.lineage import Lineage
from secondsource.model.story import Story
from secondsource.stories import Notes, Shelf, group
from secondsource.stories.notes import all_notes
from secondsource.stories.shelf import under_old_ids


def noted(*records: dict[str, str]) -> list[Notes]:
    return all_notes(*read(*records))


def held(*notes: Notes) -> Shelf:
    shelf = Shelf()
    shelf.take(notes)
    return shelf


class Scripted(Shelf):
    """A shelf that is told how like a new report is to those before it, by their numbers, and never reckons anew."""

    script: ClassVar = {0: {}, 1: {0: -5.0}, 2: {0: 5.0, 1: 2.0}, 3: {0: 5.0, 1: 5.0, 2: 5.0}}

    def _odds(self, notes: Notes, copied: Mapping[str, float]) -> dict[int, float]:
        return self.script[len(self)]

    def _enough(self) -> float:
        return 100.0


def test_a_new_report_joins_its_story_under_the_old_id() -> None:
    notes = noted(*fire(3), *flood(3))
    shelf = held(*notes[1:])
    before = {report: story.id for story in shelf.stories for report in story.reports}
    assert shelf.assign(notes[0]) == before[notes[1].report]
    assert len(shelf.stories) == 2


def test_another_event_begins_a_story_of_its_own() -> None:
    notes = noted(*fire(3), *flood(1))
    shelf = held(*notes[:3])
    story = shelf.assign(notes[3])
    assert [s.reports for s in shelf.stories if s.id == story] == [(notes[3].report,)]


def test_a_known_report_changes_nothing() -> None:
    notes = noted(*fire(2), *flood(2))
    shelf = held(*notes)
    before = shelf.stories
    assert shelf.assign(notes[2]) in {story.id for story in before}
    shelf.take(notes)
    assert shelf.stories == before


def test_all_at_once_comes_to_the_same_as_a_pile() -> None:
    reports, parses = read(*fire(4), *flood(4))
    shelf = held(*all_notes(reports, parses))
    batch = group(reports, parses, Lineage())
    assert [(s.id, s.reports) for s in shelf.stories] == [(s.id, s.reports) for s in batch]


def test_one_by_one_comes_to_the_same_as_all_at_once() -> None:
    reports, parses = read(*fire(4), *flood(4))
    shelf = Shelf()
    for notes in all_notes(reports, parses):
        shelf.assign(notes)
    batch = group(reports, parses, Lineage())
    assert {frozenset(s.reports) for s in shelf.stories} == {frozenset(s.reports) for s in batch}


def test_a_shelf_that_was_put_away_goes_on_as_if_it_had_not_been() -> None:
    notes = noted(*fire(4), *flood(4))
    shelf = held(*notes[:2], *notes[4:6])
    again = Shelf(held(*notes[:2], *notes[4:6]).held)
    for one in (notes[2], notes[6], notes[3]):
        assert shelf.assign(one) == again.assign(one)
    assert shelf.held == again.held


def test_what_lineage_ties_finds_its_story() -> None:
    notes = noted(*fire(3), *flood(1))
    alone = held(*notes[:3]).assign(notes[3])
    copied = dict.fromkeys((one.report for one in notes[:3]), 1.0)
    assert held(*notes[:3]).assign(notes[3], copied) != alone


def test_two_stories_that_prove_to_be_one_leave_a_redirect() -> None:
    notes = noted(*fire(4))
    shelf = Scripted()
    older = shelf.assign(notes[0])
    younger = shelf.assign(notes[1])
    assert shelf.assign(notes[2]) == older != younger
    assert shelf.assign(notes[3]) == older
    (story,) = shelf.stories
    assert story.redirects == (younger,)
    assert set(story.reports) == {one.report for one in notes}
    assert shelf.assign(notes[1]) == older


def blank(*names: str) -> list[Notes]:
    return [Notes(name, "", (), ()) for name in names]


def test_old_ids_lead_to_new_stories() -> None:
    old = (Story("s1", "", ("a", "b", "c")), Story("s2", "", ("d",), redirects=("s0",)), Story("s3", "", ("e",)))
    new = [blank("a", "b"), blank("c"), blank("d", "e"), blank("f")]
    kept = under_old_ids(old, new)
    assert [(s.id, s.redirects) for s in kept[:2]] == [("s1", ()), ("s2", ("s0", "s3"))]
    assert [s.reports for s in kept] == [("a", "b"), ("d", "e"), ("c",), ("f",)]
    assert len({s.id for s in kept} | {"s0", "s3"}) == 6


def test_what_parts_from_a_story_never_bears_its_id() -> None:
    (story,) = under_old_ids((), [blank("a", "b", "c")])
    kept = under_old_ids((story,), [blank("b", "c"), blank("a")])
    assert kept[0] == replace(story, reports=("b", "c"))
    assert kept[1].id != story.id


@pytest.mark.parametrize("groups", [[["a", "b"], ["c"]], [["a"], ["b"], ["c"]]])
def test_redoing_the_same_keeps_everything(groups: Sequence[Sequence[str]]) -> None:
    once = under_old_ids((), [blank(*names) for names in groups])
    assert under_old_ids(once, [blank(*names) for names in groups]) == once
