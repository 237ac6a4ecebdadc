"""What keeps two items apart that share many words, and what a claim of one place holds."""

from __future__ import annotations

from dataclasses import replace

from tests.claims.alignment.making import item

from secondsource.claims.alignment.align import align
from secondsource.claims.alignment.disputes import asserts, with_disputes
from secondsource.claims.alignment.features import Around, other_event, other_matter, other_person
from secondsource.claims.alignment.handed import Trail
from secondsource.claims.alignment.items import Item, telling
from secondsource.claims.identity.parties import Parties
from secondsource.claims.weight.origins import count
from secondsource.model.claim import Cast, Source
from secondsource.model.lineage import Lineage, Possible
from secondsource.model.span import Span

TRAIL = Trail(Lineage(), [])
AROUND = Around({}, TRAIL, {})


def held(words: str, report: str, taker: str, **more: object) -> Item:
    return replace(item(words, report=report), kind="control", place="Orva", taker=taker, **more)  # type: ignore[arg-type]


def test_that_the_other_side_took_a_place_is_another_claim() -> None:
    taken = [held("took Orva", "r1", "non_state"), held("entered Orva", "r2", "non_state"), held("lost Orva", "r3", "")]
    retaken = held("drove them out of Orva", "r4", "state")
    groups = align([*taken, retaken], TRAIL)
    assert sorted(sorted(i.report for i in group) for group in groups) == [["r1", "r2", "r3"], ["r4"]]


def test_a_denial_belongs_to_the_claim_of_the_place_whoever_holds_it() -> None:
    denied = held("never left Orva", "r3", "state", stance="denies")
    assert len(align([held("took Orva", "r1", "non_state"), held("took Orva", "r2", "non_state"), denied], TRAIL)) == 1


def test_two_happenings_of_one_kind_are_told_apart() -> None:
    first = item("planes bombed the port", happened=frozenset({("air strike", "e1")}))
    same = item("jets hit the port", report="r2", happened=frozenset({("air strike", "e1")}))
    second = item("planes bombed the mill", report="r2", happened=frozenset({("air strike", "e2")}))
    other = item("planes bombed the mill", report="r2", happened=frozenset({("protest", "e3")}))
    assert [other_event(first, i, AROUND) for i in (same, second, other)] == [0.0, 1.0, 0.0]


def test_a_negation_is_about_its_own_matter() -> None:
    gist = telling("targets")
    no = item("the depots are no targets", negated=True, denied=gist, core=gist)
    assert other_matter(no, item("raids on the depots break the truce", report="r2"), AROUND) == 1.0
    assert other_matter(no, item("the depots are a target", report="r2"), AROUND) == 0.0


def test_one_report_tells_it_of_two_people() -> None:
    left = item("Ole Birk is charged with fraud", people=frozenset({"birk"}))
    right = item("Ada Lund is charged with fraud", at=1, people=frozenset({"lund"}))
    assert other_person(left, right, AROUND) == 1.0
    assert other_person(left, replace(right, report="r2"), AROUND) == 0.0


def test_a_denial_leaves_alone_what_names_its_matter_in_passing() -> None:
    denied = item("rebels had entered the harbour", report="r2", stance="denies")
    said = item("crews were told to leave the harbour that rebels had entered", heads=(Span("r1", 5, 14),))
    assert len(with_disputes([[replace(said, core=frozenset({"leav"}))], [denied]])) == 2
    assert len(with_disputes([[replace(said, core=frozenset(denied.words))], [denied]])) == 1


def test_words_are_asserted_where_they_hold_the_head() -> None:
    told = item("rebels had entered the harbour", heads=(Span("r1", 11, 18),))
    assert asserts(told, Span("r1", 11, 30))
    assert not asserts(told, Span("r1", 19, 30))


PILOTS, BOARD, ROOM = (
    Source("s1", "the Pilots of Tell", "organisation"),
    Source("s2", "the Channel Board", "organisation"),
    Source("s3", "an operations room", "organisation"),
)


def least(*told: tuple[Source, str]) -> int:
    """The least number of origins of one claim that sources tell in reports, r1 and r2 of which are kin."""
    near = Possible("r1", "r2", 0.5, (), "independent")
    parties = Parties(Cast(sources=(PILOTS, BOARD, ROOM)), [], Lineage())
    said = [item("tugs work", at=at, report=report, speaker=s.id) for at, (s, report) in enumerate(told)]
    return count(said, parties, Trail(Lineage(possible=(near,)), [])).origins.low


def test_a_bare_description_and_a_name_in_reports_that_may_be_of_one_wire_are_no_two_origins_for_certain() -> None:
    assert least((BOARD, "r1"), (ROOM, "r2")) == 1
    assert least((BOARD, "r1"), (PILOTS, "r2")) == 2
    assert least((BOARD, "r1"), (ROOM, "r1")) == 2
    assert least((BOARD, "r1"), (ROOM, "r3")) == 2
