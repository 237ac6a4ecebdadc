"""Which mentions of one kind of event are of one event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

from secondsource.claims.alignment.handed import Trail
from secondsource.claims.world.one_event import CROWD, parted
from secondsource.model.assertion import EventMention, Place, When
from secondsource.model.lineage import Edge, Handed, Lineage
from secondsource.model.parse import Parse, Sentence
from secondsource.model.report import Published, Report
from secondsource.model.span import Span

PORT = Place("Orsa", 40.0, 20.0, "settlement", kind="settlement", radius_km=5.0)
HILLS = Place("Velm", 41.5, 21.5, "settlement", kind="settlement", radius_km=5.0)
REPORTS = {
    id_: Report(id_, f"{id_}.txt", "", "x" * 9000, Published("2030-02-05", "2030-02-05", "2030-02-05", "day"))
    for id_ in "ab"
}
NOTHING = Trail(Lineage(), [])


def raid(
    id_: str,
    *,
    day: str = "",
    place: Place | None = None,
    by: str = "",
    on: str = "",
    figures: tuple[str, ...] = (),
    at: int = 0,
    report: str = "a",
    label: str = "air strike",
) -> EventMention:
    when = When(day, day) if day else None
    trigger = Span(report, at, at + 5)
    return EventMention(
        id_, report, trigger, "ASSAULT", label, (by,) * bool(by), (on,) * bool(on), place, when, figures=figures
    )


def groups(mentions: Sequence[EventMention], trail: Trail = NOTHING) -> list[list[str]]:
    harmed = {"four": ("killed", 4.0)}
    return sorted(sorted(m.id for m in group) for group in parted(mentions, trail, REPORTS, harmed))


def test_two_bare_mentions_may_always_be_one() -> None:
    assert groups([raid("1"), raid("2")]) == [["1", "2"]]


def test_raids_on_two_towns_are_two() -> None:
    assert groups([raid("1", place=PORT), raid("2", place=HILLS)]) == [["1"], ["2"]]


def test_raids_days_apart_are_two_though_one_party_flew_them() -> None:
    assert groups([raid("1", day="2030-02-01", by="Ruritanian jets"), raid("2", day="2030-02-03", by="Ruritania")]) == [
        ["1"],
        ["2"],
    ]


def test_a_raid_of_the_night_is_dated_by_either_day() -> None:
    first, then = (raid(id_, day=f"2030-02-0{id_}", place=PORT, by="Ruritanian jets") for id_ in "23")
    assert groups([first, then]) == [["2", "3"]]


def test_what_the_army_did_and_what_the_rebels_did_are_two_though_place_and_toll_are_the_same() -> None:
    ours = raid("1", place=PORT, by="government forces", figures=("four",))
    theirs = raid("2", place=PORT, by="rebels", figures=("four",))
    assert groups([ours, theirs]) == [["1"], ["2"]]


def test_a_country_tells_no_place() -> None:
    land = Place("Ruritania", 45.0, 30.0, "country", kind="country", radius_km=400.0)
    assert groups([raid("1", place=land), raid("2", place=PORT)]) == [["1", "2"]]


def test_what_two_parties_say_is_told_apart_by_who_says_it() -> None:
    said = [raid("1", by="Zubrowka", label="denial"), raid("2", by="Ruritania", label="denial")]
    assert groups(said) == [["1"], ["2"]]


def test_a_copy_that_alters_the_town_tells_of_the_same_raid() -> None:
    whole = {id_: Span(id_, 0, 60) for id_ in "ab"}
    passage = Handed(whole["b"], whole["a"], "near")
    trail = Trail(
        Lineage((Edge("edge", "b", "a", "near", "known", False, 1.0, 1.0, passages=(passage,)),)),
        [Parse(id_, "rules", (Sentence(whole[id_], "body", 0),)) for id_ in "ab"],
    )
    told = [raid("1", place=PORT), raid("2", place=HILLS, report="b")]
    assert groups(told, trail) == [["1", "2"]]
    assert groups(told) == [["1"], ["2"]]


def test_order_changes_nothing() -> None:
    told = [raid("1", place=PORT), raid("2", place=HILLS), raid("3"), raid("4", by="rebels"), raid("5", by="the army")]
    assert len({str(groups(order)) for order in permutations(told)}) == 1


def test_a_crowd_is_parted_like_a_few() -> None:
    some = [raid("0", place=PORT, by="rebels"), raid("x", place=HILLS, by="rebels")]
    many = [raid(f"{i}", place=PORT, by="rebels", on=f"{word}house", at=9 * i) for i, word in enumerate(words(), 1)]
    assert len(many) > CROWD
    assert ["x"] in groups([*some, *many])
    assert len(groups([*some, *many])) < 5


def words() -> list[str]:
    return [f"{a}{b}" for a in "bcdfghjklmnpqrstvwxyz" for b in "aeiouabcdefghijklmnop"][: CROWD + 20]


def test_the_day_a_report_lends_an_event_tells_nothing() -> None:
    lent = replace(raid("2"), when=When("2030-01-20", "2030-01-20", "inherited"))
    assert groups([raid("1", day="2030-02-04"), lent]) == [["1", "2"]]
