"""Which place a name in a report means."""

from __future__ import annotations

from dataclasses import replace

import pytest

from secondsource.assertions.placing.attach import attach
from secondsource.assertions.placing.find import find_places
from secondsource.model.assertion import EventMention, Place
from secondsource.model.parse import Name, Parse
from secondsource.model.place import PlaceMention
from secondsource.model.report import Outlet, Report
from secondsource.model.span import Span


def placed(text: str, *names: str, url: str | None = None, outlet: str = "") -> list[PlaceMention]:
    """The places of a text in which the names are marked, each at its next place."""
    at, spans = 0, []
    for name in names:
        at = text.index(name, at)
        spans.append(Span("r", at, at + len(name)))
        at += len(name)
    report = Report("r", "r.txt", "", text, toponyms=tuple(spans), url=url)
    if outlet:
        report = replace(report, outlet=Outlet(outlet, "record"))
    return list(find_places(report, Parse("r", "none")))


def where(text: str, *names: str, **beside: str) -> list[tuple[str, str]]:
    """(country, first-order division) of each name; ("", "") for an unknown one."""
    return [(m.site.country, m.site.admin1) if m.site else ("", "") for m in placed(text, *names, **beside)]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Police in Birmingham, Ala., said so.", ("Birmingham",), ("US", "Alabama")),
        ("A fire in Paris, TX.", ("Paris",), ("US", "Texas")),
        ("A fire in Paris, Texas, was put out.", ("Paris",), ("US", "Texas")),
        ("He lives in London, Ont., now.", ("London",), ("CA", "Ontario")),
        ("She lives in Athens, Greece.", ("Athens",), ("GR", "Attica")),
        ("Trains left Lebanon, Tennessee.", ("Lebanon",), ("US", "Tennessee")),
        ("Talks were held in Paris.", ("Paris",), ("FR", "Île-de-France")),
        ("Talks were held in Washington.", ("Washington",), ("US", "Washington, D.C.")),
    ],
)
def test_a_larger_place_after_a_comma_decides(text: str, names: tuple[str, ...], expected: tuple[str, str]) -> None:
    assert where(text, *names)[0] == expected


def test_what_was_told_once_holds_for_the_whole_report() -> None:
    text = "A mill burned in Paris, Texas. Firemen of Paris came at once."
    assert where(text, "Paris", "Paris") == [("US", "Texas"), ("US", "Texas")]


def test_names_help_one_another() -> None:
    near = "Vans ran from Cambridge to Somerville and on to Quincy, Massachusetts, all day."
    assert where(near, "Cambridge", "Somerville", "Quincy")[0] == ("US", "Massachusetts")
    far = "Vans ran from Cambridge to Peterborough and on to Norwich, England, all day."
    assert where(far, "Cambridge", "Peterborough", "Norwich")[0] == ("GB", "England")


def test_countries_in_the_report_decide_between_namesakes() -> None:
    text = "Fighters left Tripoli while Beirut and Sidon were calm, {} said."
    assert where(text.format("Lebanon"), "Tripoli", "Beirut", "Sidon", "Lebanon")[0][0] == "LB"
    assert where("Fighters left Tripoli for Misrata and Sirte.", "Tripoli", "Misrata", "Sirte")[0][0] == "LY"


def test_a_word_for_the_kind_decides() -> None:
    kinds = [m.site.kind for m in placed("Aleppo city and Aleppo province", "Aleppo city", "Aleppo province") if m.site]
    assert kinds == ["settlement", "province"]
    (county,) = placed("They met in Harris County again.", "Harris County")
    assert county.site and county.site.kind == "county"
    told = placed("Adams, Arapahoe and Jefferson counties, Colorado", "Adams", "Arapahoe", "Jefferson", "Colorado")
    assert [m.site.kind if m.site else "" for m in told] == ["county", "county", "county", "province"]


def test_the_address_of_the_outlet_speaks_for_its_country() -> None:
    text = "A man from Hamilton was seen in Perth."
    assert where(text, "Perth", url="http://www.example.com.au/news/1")[0] == ("AU", "Western Australia")


def test_the_name_of_the_outlet_speaks_for_its_neighbours() -> None:
    text = "The bridge to Springfield is closed."
    assert where(text, "Springfield", outlet="Branson Courier")[0] == ("US", "Missouri")


def test_a_known_outlet_speaks_for_its_city() -> None:
    text = "Police in Arlington closed the road."
    assert where(text, "Arlington", url="https://www.dallasnews.com/news/1")[0] == ("US", "Texas")


def test_demonyms_and_short_forms_stand_for_their_places() -> None:
    assert where("Ohioans met Turkish and European guests in N.C.", "Turkish", "European", "N.C.") == [
        ("TR", ""),
        ("", ""),
        ("US", "North Carolina"),
    ]


def test_a_lost_apostrophe_is_seen_through() -> None:
    assert where("The army shelled Syrias north.", "Syrias") == [("SY", "")]


@pytest.mark.parametrize("name", ["Dolmara", "Memphis Street", "Orston High School", "Kelvarra", "northern"])
def test_streets_buildings_and_invented_names_stay_without_a_place(name: str) -> None:
    (mention,) = placed(f"It happened at {name} on Monday.", name)
    assert mention.site is None
    assert mention.reasons


def test_one_of_many_namesakes_is_left_open_with_its_runners_up() -> None:
    (mention,) = placed("It happened in Springfield.", "Springfield")
    assert mention.site is None
    assert mention.reasons[0].name == "open"
    assert len(mention.others) == 3


def test_an_answer_says_why_and_what_else_it_could_be() -> None:
    (mention,) = placed("It happened in Birmingham, Ala.", "Birmingham")
    assert "within" in {reason.name for reason in mention.reasons}
    assert mention.others
    assert 0 < mention.sure <= 1
    assert mention.match == "exact"


def test_every_marked_span_has_one_mention_in_order() -> None:
    text = "From Dolmara to Rome, from Rome to ?!."
    mentions = placed(text, "Dolmara", "Rome", "Rome", "?!")
    assert [m.span.of(text) for m in mentions] == ["Dolmara", "Rome", "Rome", "?!"]


def test_without_marks_the_names_of_the_engine_are_placed() -> None:
    text = "Turkish officials left Aleppo for Dolmara."
    names = tuple(
        Name(Span("r", text.index(w), text.index(w) + len(w)), "place", w, head, demonym=d)
        for w, head, d in (("Turkish", "Turkey", True), ("Aleppo", "Aleppo", False), ("Dolmara", "Dolmara", False))
    )
    mentions = find_places(Report("r", "r.txt", "", text), Parse("r", "none", names=names))
    assert [m.name for m in mentions] == ["Aleppo", "Dolmara"]
    assert mentions[0].site and not mentions[1].site


def test_events_take_the_coordinates_of_the_place_they_name() -> None:
    text = "A raid on Saraqib; another raid."
    places = placed(text, "Saraqib")
    raid = EventMention("e", "r", Span("r", 2, 6), "ASSAULT", "raid", place=Place("Saraqib", span=places[0].span))
    other = replace(raid, id="f", place=Place("Saraqib", precision="report"))
    unknown = replace(raid, id="g", place=Place("Dolmara"))
    first, second, third = attach([raid, other, unknown], places)
    assert first.place and first.place.lat and abs(first.place.lat - 35.86) < 0.1
    assert first.place.precision == first.place.kind == "settlement"
    assert second.place and second.place.lat == first.place.lat
    assert second.place.precision == "report"
    assert third == unknown
