from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from tests.stories.piles import fire, flood, read

from secondsource.model.lineage import Lineage
from secondsource.model.story import Story
from secondsource.stories import Shelf, group, keep_ids
from secondsource.stories.traits import Traits


class Scripted(Shelf):
    """A shelf that is told how like a new report is to those before it, by their numbers."""

    script: ClassVar = {1: {0: -5.0}, 2: {0: 5.0, 1: 2.0}, 3: {0: 5.0, 1: 5.0, 2: 5.0}}

    def _odds(self, traits: Traits, copied: Mapping[str, float]) -> dict[int, float]:
        return self.script[self._pile.add(traits)]


def test_a_new_report_joins_its_story_under_the_old_id() -> None:
    reports, parses = read(*fire(3), *flood(3))
    shelf = Shelf(reports[1:], parses[1:], Lineage())
    before = {report: story.id for story in shelf.stories for report in story.reports}
    assert shelf.assign(reports[0], parses[0]) == before[reports[1].id]
    assert len(shelf.stories) == 2


def test_another_event_begins_a_story_of_its_own() -> None:
    reports, parses = read(*fire(3), *flood(1))
    shelf = Shelf(reports[:3], parses[:3], Lineage())
    story = shelf.assign(reports[3], parses[3])
    assert [s.reports for s in shelf.stories if s.id == story] == [(reports[3].id,)]


def test_a_known_report_changes_nothing() -> None:
    reports, parses = read(*fire(2), *flood(2))
    shelf = Shelf(reports, parses, Lineage())
    before = shelf.stories
    assert shelf.assign(reports[2], parses[2]) in {story.id for story in before}
    assert shelf.stories == before


def test_one_by_one_comes_to_the_same_as_all_at_once() -> None:
    reports, parses = read(*fire(4), *flood(4))
    shelf = Shelf(reports[:1], parses[:1], Lineage())
    for report, parse in zip(reports[1:], parses[1:], strict=True):
        shelf.assign(report, parse)
    batch = group(reports, parses, Lineage())
    assert {frozenset(s.reports) for s in shelf.stories} == {frozenset(s.reports) for s in batch}


def test_what_lineage_ties_finds_its_story() -> None:
    reports, parses = read(*fire(3), *flood(1))
    shelf = Shelf(reports[:3], parses[:3], Lineage())
    alone = shelf.assign(reports[3], parses[3])
    tied = Shelf(reports[:3], parses[:3], Lineage())
    copied = dict.fromkeys((report.id for report in reports[:3]), 1.0)
    assert tied.assign(reports[3], parses[3], copied) != alone


def test_two_stories_that_prove_to_be_one_leave_a_redirect() -> None:
    reports, parses = read(*fire(4))
    shelf = Scripted(reports[:1], parses[:1], Lineage())
    older = shelf.stories[0].id
    younger = shelf.assign(reports[1], parses[1])
    assert shelf.assign(reports[2], parses[2]) == older != younger
    assert shelf.assign(reports[3], parses[3]) == older
    (story,) = shelf.stories
    assert story.redirects == (younger,)
    assert set(story.reports) == {report.id for report in reports}
    assert shelf.assign(reports[1], parses[1]) == older


def test_old_ids_lead_to_new_stories() -> None:
    old = (Story("s1", "", ("a", "b", "c")), Story("s2", "", ("d",), redirects=("s0",)), Story("s3", "", ("e",)))
    new = (Story("n1", "", ("a", "b")), Story("n2", "", ("c",)), Story("n3", "", ("d", "e")), Story("n4", "", ("f",)))
    kept = keep_ids(old, new)
    assert [(story.id, story.redirects) for story in kept] == [
        ("s1", ()),
        ("n2", ()),
        ("s2", ("s0", "s3")),
        ("n4", ()),
    ]
    assert [story.reports for story in kept] == [story.reports for story in new]


def test_redoing_the_same_keeps_everything() -> None:
    reports, parses = read(*fire(2), *flood(2))
    stories = group(reports, parses, Lineage())
    renamed = [replace(story, id=f"old-{i}") for i, story in enumerate(stories)]
    assert [story.id for story in keep_ids(renamed, stories)] == ["old-0", "old-1"]
