"""Who is one origin with whom."""

from __future__ import annotations

import pytest

from secondsource.claims.identity.parties import Parties, initials, label_words
from secondsource.model.claim import Cast, Source
from secondsource.model.lineage import Lineage


def parties(*sources: tuple[str, str]) -> Parties:
    made = tuple(Source(label, label, kind, None, (f"speaker of {label}",)) for kind, label in sources)  # type: ignore[arg-type]
    return Parties(Cast((), made), [], Lineage())


def test_a_spokesman_is_no_second_origin() -> None:
    known = parties(
        ("organisation", "Defence Ministry of Tarn"),
        ("person", "Major Iva Lund, a defense ministry spokeswoman"),
        ("organisation", "Health Ministry of Tarn"),
    )
    assert known.of_source("Major Iva Lund, a defense ministry spokeswoman") == "Defence Ministry of Tarn"


def test_an_acronym_stands_for_the_name() -> None:
    known = parties(("organisation", "Northern Relief Union"), ("person", "Pia Holt of the NRU"))
    assert known.of_source("Pia Holt of the NRU") == "Northern Relief Union"
    assert initials("Northern Relief Union") == "nru"


def test_a_short_name_is_the_fuller_body() -> None:
    known = parties(("organisation", "the fire service"), ("organisation", "Vardeby fire service"))
    assert known.of_source("the fire service") == "Vardeby fire service"


def test_one_shared_word_is_not_enough() -> None:
    known = parties(("organisation", "Tarn army"), ("person", "Ole Berg, coordinator for the Tarn crisis"))
    assert known.of_source("Ole Berg, coordinator for the Tarn crisis") == "Ole Berg, coordinator for the Tarn crisis"


def test_an_unnamed_insider_speaks_for_nobody() -> None:
    known = parties(("organisation", "the government"), ("anonymous", "two government sources"))
    assert known.of_source("two government sources") == "two government sources"
    assert known.is_vague("two government sources")


def test_witnesses_and_heads() -> None:
    known = parties(("person", "Nils, a baker"), ("person", "the hospital's medical director"))
    assert known.is_witness("Nils, a baker")
    assert not known.is_witness("the hospital's medical director")


def test_labels_meet_in_any_spelling() -> None:
    assert label_words("the Defence Minister") == label_words("defense ministry")
    assert label_words("") == frozenset()


@pytest.mark.parametrize(
    "sources",
    [
        [("person", "Transport Minister Henrik Aas"), ("person", "The minister"), ("organisation", "The government")],
        [("organisation", "Regional Police Command"), ("organisation", "police"), ("anonymous", "a police spokesman")],
        [
            ("organisation", "Vesk Chemicals"),
            ("person", "The company's director, Ole Brandt"),
            ("anonymous", "A lawyer for the company"),
        ],
        [
            ("organisation", "The Seafarers' Federation"),
            ("person", "Union leader Ida Krohn"),
            ("organisation", "the union"),
        ],
        [("organisation", "St Anna Hospital"), ("person", "Dr Pia Holt of St Anna Hospital")],
        [("person", "Mayor Lise Vann"), ("person", "the mayor")],
    ],
    ids=lambda sources: sources[0][1],
)
def test_one_party_under_several_names(sources: list[tuple[str, str]]) -> None:
    known = parties(*sources)
    assert len({known.of_source(label) for _, label in sources}) == 1


def test_other_portfolios_are_other_parties() -> None:
    known = parties(
        ("organisation", "the interior ministry"), ("organisation", "the energy ministry"), ("person", "the minister")
    )
    labels = ["the interior ministry", "the energy ministry", "the minister"]
    assert [known.of_source(label) for label in labels] == labels
    assert known.at_least(labels[:2]) == 2
    assert known.at_least(labels[1:]) == 1, "it may be the minister of either"
    assert known.settled(labels[1:]) == {"the minister": "the energy ministry"}
    assert known.settled(labels) == {}


def test_the_ministries_of_two_countries_are_two() -> None:
    known = parties(
        ("organisation", "The defence ministry of Harvia"),
        ("organisation", "Zemland's defense ministry"),
        ("organisation", "the defence ministry"),
    )
    assert known.at_least(["The defence ministry of Harvia", "Zemland's defense ministry"]) == 2


def test_who_merely_stands_near_a_body_does_not_speak_for_it() -> None:
    sources = [
        ("organisation", "the police"),
        ("person", "Ola Rem, a former police chief"),
        ("person", "Nils, a policeman's neighbour"),
        ("collective", "police families"),
    ]
    known = parties(*sources)
    assert len({known.of_source(label) for _, label in sources}) == 4


def test_union_and_company_are_two() -> None:
    known = parties(("organisation", "The Millers' Union"), ("organisation", "Brenn Mills"))
    assert known.at_least(["Brenn Mills", "The Millers' Union"]) == 2
