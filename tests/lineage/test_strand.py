"""Siblings of a text that nobody has, or parent and child."""

from __future__ import annotations

from typing import Any

import pytest

from secondsource import clean, language
from secondsource.lineage import trace
from secondsource.model.lineage import Lineage

FIRE = (
    "A fire at the cannery in Port Ailey killed two night watchmen early on Tuesday, the harbour police said.",
    "The flames were first seen from a tug at 3:40 a.m. and had reached the cold store when the brigade came.",
    "Forty men fought them for six hours with water pumped from the inner basin.",
    "The roof of the packing hall fell in shortly before noon, and nobody may enter the quay until Friday.",
)
OWN = ("Neighbours brought tea and bread to the crews.", "The cannery gives work to every third family of the town.")


def read(*records: dict[str, Any]) -> tuple[list[str], Lineage]:
    """The ids of reports and their lineage; a record has sentences, and what a record may have."""
    analyzer = language.load("rules")
    reports = [
        clean.report_of(clean.given(str(i), {**record, "text": "\n\n".join(record["text"])}))
        for i, record in enumerate(records)
    ]
    return [r.id for r in reports], trace(reports, [analyzer.parse(r) for r in reports])


def test_two_papers_that_share_text_are_siblings_until_something_speaks_against_it() -> None:
    ids, found = read(
        {"text": (*FIRE, OWN[0]), "url": "https://www.aileyherald.test/1", "published": "2019-03-05"},
        {"text": (*FIRE[:3], OWN[1]), "url": "https://coastpost.test/2", "published": "2019-03-06"},
    )
    (between,) = [e for e in found.edges if e.parent in ids]
    assert (between.relation, between.direction, between.indirect) == ("siblings", "undetermined", True)
    assert between.score > 0.9 and between.probability > 0.8
    (ancestor,) = found.hypothetical
    assert set(ancestor.children) == set(ids)
    assert ancestor.latest == "2019-03-05"
    assert len(ancestor.held) >= 3


DIRECT = {
    "one house": ({"url": "https://aileyherald.test/1"}, {"url": "https://news.aileyherald.test/2"}, "own update"),
    "the copy names the other's site": (
        {"url": "https://www.aileyherald.test/1"},
        {"url": "https://coastpost.test/2", "more": "The Ailey Herald spoke to the widow of one of them."},
        "derived",
    ),
    "a call sign": (
        {"url": "https://www.wqzt7.test/1"},
        {"url": "https://coastpost.test/2", "more": "A fireman told WQZT that the pumps failed twice."},
        "derived",
    ),
    "an office's page": (
        {"url": "https://www.portailey.gov/news/1"},
        {"url": "https://coastpost.test/2"},
        "derived",
    ),
}


@pytest.mark.parametrize("case", DIRECT.values(), ids=DIRECT)
def test_what_speaks_for_the_direct_way(case: tuple[dict[str, str], dict[str, str], str]) -> None:
    first, second, relation = (case[0], dict(case[1]), case[2])
    more = second.pop("more", OWN[1])
    ids, found = read(
        {"text": (*FIRE, OWN[0]), "published": "2019-03-05", **first},
        {"text": (*FIRE, more), "published": "2019-03-07", **second},
    )
    (between,) = [e for e in found.edges if e.parent in ids]
    assert (between.child, between.parent) == (ids[1], ids[0])
    assert (between.relation, between.direction) == (relation, "known")
    assert between.derivation == "wholly"
    assert found.hypothetical == ()


def test_a_place_is_no_name_of_a_site_named_after_it() -> None:
    ids, found = read(
        {"text": (*FIRE, OWN[0]), "url": "https://www.portailey.test/1", "published": "2019-03-05"},
        {"text": (*FIRE, OWN[1]), "url": "https://coastpost.test/2", "published": "2019-03-06"},
    )
    (between,) = [e for e in found.edges if e.parent in ids]
    assert between.relation == "siblings"


def test_a_copyright_line_of_another_house_is_a_credit() -> None:
    held = "Copyright 2019 WQZT. All rights reserved."
    ids, found = read(
        {"text": (*FIRE, held), "url": "https://www.wqzt.test/story/34246246/fire", "published": "2019-03-05"},
        {"text": (*FIRE, held), "url": "https://www.krov.test/story/34246246/fire", "published": "2019-03-05"},
    )
    (between,) = [e for e in found.edges if e.parent in ids]
    assert (between.child, between.parent, between.direction) == (ids[1], ids[0], "known")


def test_what_was_only_said_to_both_is_a_quotation() -> None:
    said = (
        "“We lost two good men in there and we shall rebuild the hall with our own hands,” said the owner, Odd Brekke."
    )
    ids, found = read(
        {"text": (said, "The council meets on the matter tonight."), "published": "2019-03-05"},
        {"text": (said, "Insurers had warned of the old wiring in May."), "published": "2019-03-05"},
    )
    assert not [e for e in found.edges if e.parent in ids]
    assert [(p.relation, p.score) for p in found.possible] == [("quotation only", 0.0)]
