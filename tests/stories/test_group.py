from __future__ import annotations

from dataclasses import replace

from tests.lineage.pile import OWN, REPRINT, REWRITE, WIRE, read
from tests.stories.piles import fire, flood, groups
from tests.stories.piles import read as pile

from secondsource import stories
from secondsource.lineage import trace
from secondsource.model.ids import digest
from secondsource.model.lineage import Lineage
from secondsource.model.report import Published

ELSEWHERE = """Bakers of Lunde win a prize

Three bakers of Lunde were given the golden whisk of the county on Saturday for a loaf of rye and honey.

The jury praised the crust, the crumb and the courage to sell it on a Monday night.
"""


def grouped(*texts: str) -> list[set[int]]:
    reports, parses = read(*texts)
    place = {report.id: i for i, report in enumerate(reports)}
    found = stories.group(reports, parses, trace(reports, parses))
    return [{place[report] for report in story.reports} for story in found]


def test_one_event_is_one_story() -> None:
    assert grouped(WIRE, REPRINT, REWRITE) == [{0, 1, 2}]


def test_another_event_in_the_same_valley_stands_apart() -> None:
    assert grouped(WIRE, ELSEWHERE, REPRINT) == [{0, 2}, {1}]


def test_years_part_likely_reports() -> None:
    reports, parses = read(WIRE, OWN)
    near = [replace(r, published=Published("2025-03-04", "2025-03-04", "2025-03-04", "day")) for r in reports]
    far = [near[0], replace(near[1], published=Published("2019-03-04", "2019-03-04", "2019-03-04", "day"))]
    lineage = trace(reports, parses)
    assert len(stories.group(far, parses, lineage)) == 2
    assert len(stories.group(near, parses, lineage)) <= 2


def test_every_report_is_in_exactly_one_story() -> None:
    found = grouped(WIRE, REPRINT, REWRITE, OWN, ELSEWHERE)
    assert sorted(i for story in found for i in story) == [0, 1, 2, 3, 4]


def test_the_title_is_the_words_of_a_headline() -> None:
    reports, parses = read(WIRE, REPRINT, REWRITE)
    (story,) = stories.group(reports, parses, trace(reports, parses))
    assert story.title in {r.quote(r.title).strip() for r in reports if r.title}


def test_nothing_gives_no_story() -> None:
    assert grouped() == []


def test_two_events_in_one_pile_stand_apart() -> None:
    assert groups(*pile(*fire(4), *flood(4))) == [{0, 1, 2, 3}, {4, 5, 6, 7}]


def test_a_round_up_joins_one_story_at_most() -> None:
    text = (
        "The week in brief\n\nThree workers died in the Brandal paper mill in Orvik.\n\n"
        "The river Sella flooded Marno and 600 people fled.\n\nBakers of Lunde won a golden whisk.\n"
    )
    reports, parses = pile(*fire(4), *flood(4), {"text": text, "published": "2024-03-08"})
    stories_of_two = [story - {8} for story in groups(reports, parses)]
    assert {0, 1, 2, 3} in stories_of_two
    assert {4, 5, 6, 7} in stories_of_two


def test_the_order_of_the_reports_changes_nothing() -> None:
    reports, parses = pile(*fire(4), *flood(4))
    told = stories.group(reports, parses, Lineage())
    turned = stories.group(reports[::-1], parses[::-1], Lineage())
    assert {frozenset(s.reports) for s in told} == {frozenset(s.reports) for s in turned}


def test_a_story_bears_the_id_of_its_first_report() -> None:
    reports, parses = pile(*fire(3))
    (story,) = stories.group(reports, parses, Lineage())
    assert story.id == digest("story", reports[0].id)
    assert story.redirects == ()
