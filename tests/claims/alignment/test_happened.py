"""What happened is one claim in all its words; tellings of several places are of several events."""

from __future__ import annotations

from secondsource.claims.alignment.handed import Trail
from secondsource.claims.alignment.happened import occurrences, with_happenings
from secondsource.claims.alignment.items import Item
from secondsource.claims.alignment.sites import near
from secondsource.model.assertion import Place, When
from secondsource.model.claim import Event
from secondsource.model.lineage import Lineage
from secondsource.model.span import Span

NONE: frozenset[str] = frozenset()
ORVA = Place("Orva", 50.0, 10.0, "settlement", None, "settlement", 3.0)
TELL = Place("Tell", 51.0, 10.0, "settlement", None, "settlement", 3.0)
LAND = Place("Orvania", 50.5, 10.5, "country", None, "country", 200.0)


def item(report: str, start: int = 0, told: frozenset[str] = NONE, main: frozenset[str] = NONE) -> Item:
    span = Span(report, start, start + 20)
    words = frozenset({report, str(start)})
    return Item(
        "story", report, "event", span, span, "asserts", words, NONE, NONE, NONE, NONE, None, None, report, "",
        events=told, told=told, main=main,
    )  # fmt: skip


TRAIL = Trail(Lineage(), ())
BLAST = frozenset({"blast"})


def test_wordings_without_a_word_in_common_are_one_claim_by_their_event() -> None:
    first, second = item("a", told=BLAST, main=BLAST), item("b", told=BLAST, main=BLAST)
    assert with_happenings([[first], [second]], [first, second], BLAST, {}, TRAIL) == [[first, second]]


def test_what_a_sentence_says_beside_the_event_stays_a_claim_of_its_own() -> None:
    first, second = item("a", told=BLAST, main=BLAST), item("b", told=BLAST)
    assert with_happenings([[first], [second]], [first, second], BLAST, {}, TRAIL) == [[second], [first, second]]


def test_one_sentence_makes_no_further_claim() -> None:
    first = item("a", told=BLAST)
    assert with_happenings([[first]], [first], BLAST, {}, TRAIL) == [[first]]


def test_events_at_two_places_are_never_one_claim() -> None:
    first, second = item("a", told=BLAST, main=BLAST), item("b", told=BLAST, main=BLAST)
    where = {"a": [(Span("a", 2, 6), ORVA)], "b": [(Span("b", 2, 6), TELL)]}
    groups = with_happenings([[first], [second]], [first, second], BLAST, where, TRAIL)
    assert groups == [[first], [second]]


def test_a_country_named_beside_joins_no_two_of_its_towns() -> None:
    items = [item(report, told=BLAST, main=BLAST) for report in "abc"]
    where = {r: [(Span(r, 2, 6), place)] for r, place in zip("abc", (ORVA, LAND, TELL), strict=True)}
    groups = with_happenings([[one] for one in items], items, BLAST, where, TRAIL)
    assert not any(items[0] in group and items[2] in group for group in groups)


def test_a_country_holds_its_towns_and_a_name_alone_parts_nothing() -> None:
    assert near(ORVA, LAND) and near(ORVA, Place("Elsewhere")) and not near(ORVA, TELL)


def test_only_news_that_happens_at_one_time_makes_a_claim_of_tellings() -> None:
    day = When("2031-03-04", "2031-03-04")
    made = [
        Event("1", "air strike, Orva", "ASSAULT", (), (), None, day, (), False),
        Event("2", "fighting, Orva", "ASSAULT", (), (), None, day, (), False),
        Event("3", "air strike, Tell", "ASSAULT", (), (), None, day, (), True),
    ]
    assert occurrences(made) == {"1"}
