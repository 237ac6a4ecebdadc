"""What a number takes over from earlier sentences: "Three of them were children", "Of the dead, seven were ..."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.assertions.counting.quantities import Counted, Quantity
from secondsource.assertions.counting.scene import Fate, counts_people
from secondsource.model.assertion import Figure
from secondsource.resources.people import fate_cues, nouns
from secondsource.text.listed import listed
from secondsource.text.numerals import Piece

#: How many sentences back a total may stand.
SENTENCES_BACK = 2
_THEM = listed("them whom those these")
_OF_ALL = listed("of among amongst including")
_ESTIMATES = listed("put puts putting gave gives estimated estimates placed places set revised raised lowered")
_THE_COUNT = listed("it them that this number figure toll count total tally")


@dataclass(frozen=True, slots=True)
class Told:
    """A number of people with a fate, and the number of the sentence that gave it."""

    sentence: int
    figure: Figure


def carry(counted: Counted, k: int, fate: Fate, told: Sequence[Told], sentence: int) -> tuple[Fate, str | None]:
    """The fate of a quantity, completed from what was told before, and the id of the earlier total it is a part of."""
    quantity = counted.quantities[k]
    near = [t.figure for t in told if sentence - t.sentence <= SENTENCES_BACK]
    if not near or fate.part_of is not None or not counts_people(quantity):
        return fate, None
    kinds = _lead(counted.row, quantity, counted.quantities[0].first)
    if kinds is not None:
        return _part(quantity, fate, [f for f in near if not kinds or f.status in kinds])
    if fate.fate is None and quantity.noun is None and _estimate(counted.row, quantity.first):
        return Fate(near[-1].status, near[-1].victim_class, rule="estimate"), None
    return fate, None


def _part(quantity: Quantity, fate: Fate, totals: Sequence[Figure]) -> tuple[Fate, str | None]:
    """The number as a part of the latest total that is not smaller and has the same fate, if any is told."""
    for total in reversed(totals):
        same = fate.fate in (None, total.status)
        if same and total.part_of is None and _holds(total, quantity):
            return Fate(total.status, fate.victims or total.victim_class, rule="earlier"), total.id
    return fate, None


def _holds(total: Figure, quantity: Quantity) -> bool:
    most = total.value if total.value is not None else total.high
    part = quantity.number.value if quantity.number.value is not None else quantity.number.low
    return most is None or part is None or part <= most


def _lead(row: Sequence[Piece], quantity: Quantity, opening: int) -> frozenset[str] | None:
    """The fates that the words "of the dead", "among those injured" name, none for "of them"; None where there are no
    such words: "three of them", "of the dead, three ...", "among them were three ...", "three of the dead"."""
    if quantity.whole >= 0:
        inside = [piece.word for piece in row[quantity.whole : quantity.after + 1]]
        return _named(inside)
    if not row or row[0].word not in _OF_ALL or opening > 8:
        return None
    return _named([piece.word for piece in row[1:opening]])


def _named(words: Sequence[str]) -> frozenset[str] | None:
    named = {noun.fate for word in words if (noun := nouns().get(word)) and noun.fate}
    named |= {cue.fate for word in words for cue in fate_cues().get((word,), ())}
    if named:
        return frozenset(named)
    return frozenset() if (_THEM | {"victims", "casualties"}) & set(words) else None


def _estimate(row: Sequence[Piece], i: int) -> bool:
    """ "Put the number at 41", "one put them at forty"."""
    before = [piece.word for piece in row[max(0, i - 6) : i]]
    return before[-1:] == ["at"] and bool(_ESTIMATES & set(before)) and bool(_THE_COUNT & set(before))
