from __future__ import annotations

from dataclasses import replace

from secondsource.claims.world.control import merge_control
from secondsource.model.assertion import Assertions, ControlMention, Stance, When
from secondsource.model.claim import Cast, Control, Source
from secondsource.model.report import Published, Report
from secondsource.model.span import Span
from secondsource.model.story import Story

CAST = Cast(
    sources=(
        Source("front", "the Front", "organisation", speakers=("s-front",)),
        Source("ministry", "the defence ministry", "organisation", speakers=("s-ministry",)),
    )
)


def mention(at: int, place: str, stance: Stance, by: str, reached: bool = False) -> ControlMention:
    id_ = "a" if at < 50 else "b"
    when = When("2030-02-02", "2030-02-02")
    return ControlMention(
        f"m{at}", id_, Span(id_, at, at + 9), place, None, "rebels", stance, by, when, reached=reached
    )


def merged(*mentions: ControlMention) -> tuple[Control, ...]:
    days = {"a": "2030-02-02", "b": "2030-02-03"}
    reports = [Report(r, f"{r}.txt", "", "x" * 99, published=Published(d, d, d, "day")) for r, d in days.items()]
    said = [Assertions(r.id, control=tuple(m for m in mentions if m.report == r.id)) for r in reports]
    return merge_control([Story("s", "A story", ("a", "b"))], reports, said, CAST)


def test_claimed_then_denied_then_admitted() -> None:
    (change,) = merged(
        mention(0, "eastern half of Orm", "assert", "s-front"),
        mention(20, "street of Orm", "deny", "s-ministry"),
        mention(60, "half of Orm", "assert", "s-ministry"),
    )
    assert (change.status, change.claimed_by, change.denied_by) == ("admitted", ("front",), ("ministry",))
    assert change.admitted_by == ("ministry",)
    assert [span.start for span in change.evidence] == [0, 20, 60]


def test_other_sides_and_other_places_stay_apart() -> None:
    changes = merged(
        mention(0, "eastern half of Orm", "assert", "s-front"),
        mention(20, "western half of Orm", "assert", "s-front"),
        mention(60, "barracks, Orm", "assert", "s-front"),
    )
    assert [change.place for change in changes] == ["eastern half of Orm", "western half of Orm", "barracks, Orm"]


def test_reached_is_evidence_only_beside_a_claim() -> None:
    assert merged(mention(0, "Orm", "assert", "s-front", reached=True)) == ()
    (change,) = merged(mention(0, "Orm", "assert", "s-front", reached=True), mention(60, "Orm", "assert", "s-ministry"))
    assert len(change.evidence) == 2


def test_the_commonest_kind_and_extent_of_the_mentions_are_carried() -> None:
    first = mention(0, "Orm", "assert", "s-front")
    kinds = ("non_state_takes", "peaceful_transfer", "non_state_takes")
    told = [replace(first, id=f"k{n}", kind=kind, extent="full") for n, kind in enumerate(kinds)]
    (change,) = merged(*told)
    assert (change.kind, change.extent) == ("non_state_takes", "full")


def test_an_older_change_the_other_way_round_lends_neither_its_kind_nor_its_loser() -> None:
    entered = mention(0, "Orm", "assert", "s-front", reached=True)
    held = mention(20, "Orm", "assert", "s-front")
    before = replace(held, id="old", taker="the army", loser="insurgents", kind="government_regains")
    (change,) = merged(entered, held, replace(held, id="m30"), before)
    assert (change.taker, change.loser, change.kind) == ("rebels", None, "non_state_takes")
