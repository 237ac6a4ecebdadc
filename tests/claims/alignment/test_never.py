"""Equal numbers that are not one count."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.claims.alignment.making import count, item

from secondsource.claims.alignment.handed import Trail
from secondsource.claims.alignment.items import Item
from secondsource.claims.alignment.never import elsewhere, other_count
from secondsource.claims.alignment.same_count import same_count
from secondsource.model.assertion import Place, Window
from secondsource.model.lineage import Lineage

NOBODY = Trail(Lineage((), (), (), ()), ())
ORVA = Place("Orva", 50.0, 10.0, "town", None, None, 3.0)
TELL = Place("Tell", 50.0, 11.0, "town", None, None, 3.0)
QUAY = Place("Orva Quay", 50.01, 10.01, "spot", None, None, 1.0)
LEFT = count("12 people died", 12)


def of(**more: object) -> Item:
    """A count of as many in another report."""
    return count("12 were killed", 12, report="r2", **more)


def test_the_same_number_of_the_same_people_is_one_count() -> None:
    assert same_count(LEFT, of(), NOBODY) == 1.0


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (replace(LEFT, sites=(ORVA,)), of(sites=(TELL,))),
        (count("12 people died", 12, window=Window("2031-03-01", "2031-03-02")), of(window=Window("2031-03-04", None))),
        (replace(LEFT, doers=frozenset({"the Front"})), of(doers=frozenset({"the army"}))),
        (LEFT, of(part_of="figure-total")),
        (LEFT, of(partial=True)),
        (LEFT, of(running="increment")),
        (count("12 people died", 12, running="total"), of(running="increment")),
        (count("12 soldiers died", 12, victim_class="soldier"), of(victim_class="child")),
        (LEFT, count("12 were missing", 12, report="r2", fate="missing")),
    ],
    ids=["place", "time", "perpetrator", "part", "share", "increment", "total and increment", "population", "fate"],
)
def test_what_is_never_one_count(left: Item, right: Item) -> None:
    assert same_count(left, right, NOBODY) == same_count(right, left, NOBODY) == 0.0


def test_a_part_and_its_own_total_are_two_counts_though_both_are_parts() -> None:
    total = count("12 people died", 12, part_of="figure-all")
    assert total.figure
    assert other_count(total, of(part_of=total.figure.id))


def test_one_place_in_the_other_parts_nothing_and_neither_does_silence() -> None:
    at_quay, in_town = item("a boat sank", sites=(QUAY,)), item("a boat sank", report="r2", sites=(ORVA, TELL))
    assert not elsewhere(at_quay, in_town)
    assert not elsewhere(at_quay, item("a boat sank", report="r2"))
    assert elsewhere(at_quay, item("a boat sank", report="r2", sites=(TELL,)))
