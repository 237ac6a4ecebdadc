from __future__ import annotations

import pytest

from secondsource.resources import sides, taking
from secondsource.resources.sides import side_of


@pytest.mark.parametrize(
    ("party", "sort"),
    [
        ("government troops", "state"),
        ("ruritanian army", "state"),
        ("syrian forces", "state"),
        ("rebel army", "non_state"),
        ("free syrian army", "non_state"),
        ("islamic state militants", "non_state"),
        ("anti government fighters", "non_state"),
        ("pro government fighters", "allied"),
        ("government backed militia", "allied"),
        ("ruritanian backed forces", "non_state"),
        ("lords resistance army", "non_state"),
        ("us backed rebels", "non_state"),
        ("turkish backed syrian forces", "state"),
        ("resistance and army forces", "allied"),
        ("rebel news agency", None),
        ("anti government protesters", None),
        ("forces", None),
        ("children", None),
    ],
)
def test_for_whom_a_party_fights(party: str, sort: str | None) -> None:
    assert side_of(party.split()).sort == sort


def test_an_adversary_tells_nothing_of_a_party() -> None:
    assert side_of(["anti", "taliban", "forces"]).sort != "non_state"


def test_protesters_hold_no_ground_and_a_ministry_bears_no_arms() -> None:
    assert side_of(["protesters"]).unarmed
    ministry = side_of(["ministry"])
    assert ministry.known
    assert not ministry.armed


def test_groups_of_many_parts_of_the_world_are_known() -> None:
    assert len(sides.sides_by_name().sorts) > 300


def test_frames_are_read_with_their_slots() -> None:
    (frame, *_) = [f for f in taking.frames()["hand"] if f.particle == "over" and len(f.parts) == 2]
    assert (frame.subject, frame.change, frame.how) == ("LOSER", "lost", "peace")
    assert [part.filler for part in frame.parts] == ["PLACE", "TAKER"]
    assert frame.parts[1].leads == {"to"}


def test_every_form_of_a_verb_leads_to_its_frames() -> None:
    for form in ("free", "frees", "freed", "freeing"):
        assert taking.verbs_by_form()[form] == "free"
