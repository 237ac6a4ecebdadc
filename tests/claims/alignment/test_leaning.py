"""Sentences that lean on the one before them."""

from __future__ import annotations

import pytest
from tests.claims.alignment.making import item

from secondsource.claims.alignment.align import align
from secondsource.claims.alignment.features import leans
from secondsource.claims.alignment.handed import Trail
from secondsource.claims.alignment.items import Item
from secondsource.model.lineage import Lineage

NOBODY = Trail(Lineage((), (), (), ()), ())
QUOTE = item("The gates froze at dawn", at=2, speaker="keeper", quoted=True)
MORE = item("Our ladders broke", at=3, speaker="keeper", quoted=True, before=QUOTE.sentence)


@pytest.mark.parametrize(
    ("left", "right", "wordings", "yes"),
    [
        (QUOTE, MORE, 1, True),
        (QUOTE, MORE, 3, False),  # many tell it: about more than one voice adds
        (QUOTE, item("Our ladders broke", at=3, speaker="pilot", quoted=True), 1, False),
        (QUOTE, item("Our ladders broke", at=4, speaker="keeper", quoted=True), 1, False),
        (item("A girl was found", at=2), item("Her aunt is missing", at=3, takes_up=True), 1, True),
        (item("A girl was found", at=1), item("Her aunt is missing", at=2, takes_up=True), 1, False),  # new paragraph
        (item("fear", at=1, many=True), item("We shook", at=2, speaker="clerk", quoted=True), 1, True),
        (item("fear", at=1), item("We shook", at=2, speaker="clerk", quoted=True), 1, False),
        (item("fear", at=1, title=True, many=True), item("We shook", at=2, quoted=True), 1, False),
    ],
)
def test_leans(left: Item, right: Item, wordings: int, yes: bool) -> None:
    assert leans(left, right, wordings) == yes
    assert not leans(right, left, wordings)


def test_a_lonely_sentence_goes_to_the_group_that_it_leans_on_and_joins_no_two_groups() -> None:
    other = item("The lamps went out", at=2, speaker="keeper", quoted=True, sentence=QUOTE.sentence)
    groups = align([QUOTE, other, MORE], NOBODY)
    assert sorted(len(group) for group in groups) == [1, 2]
