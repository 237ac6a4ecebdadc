"""Numbers with what they count: "four soldiers", "about 200 parked cars", "three of them", "17 dead", a bare "19"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from secondsource.assertions.counting.ages import age_end
from secondsource.assertions.counting.not_counts import counts_nothing
from secondsource.assertions.counting.nouns import Phrase, counted, past_age, unread_unit, word_at
from secondsource.resources.people import Noun, scales
from secondsource.text.inflect import singular
from secondsource.text.listed import listed
from secondsource.text.numbers import Number, read_numbers
from secondsource.text.numerals import Piece, pieces

_CURRENCY = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee"}
#: What may stand between two amounts of one unit.
_JOINTS = listed("to from , and or up down against by compared with a only just then")
#: What becomes of things: a bare number before one of these counts no people.
DAMAGED = listed(
    "damaged destroyed flooded collapsed ruined razed flattened gutted levelled leveled demolished wrecked",
    "uninhabitable burned burnt looted submerged inundated condemned derailed sunk",
)
_TO_BE = listed(
    "was were are is have has had been being lay lie left stood badly partly severely completely totally also"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its noun. `first` to `after` are positions in the pieces of the sentence; `head` that of the noun
    (-1: none was found); `whole` the first position of the "of ..." that names what it is a part of (-1: none)."""

    number: Number
    first: int
    after: int
    start: int
    end: int
    noun: Noun | None
    unit: str
    head: int = -1
    whole: int = -1
    age: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """A sentence as its pieces with the quantities in it, in order."""

    row: tuple[Piece, ...]
    quantities: tuple[Quantity, ...]


def count(text: str, start: int, end: int, dates: Sequence[tuple[int, int]] = ()) -> Counted:
    """The quantities of a sentence. `dates` are stretches of the text that are dates or times of day."""
    row = pieces(text, start, end)
    found: list[Quantity] = []
    numbers = read_numbers(text, row)
    for number in sorted([*numbers, *_articles(row, numbers)], key=lambda n: n.start):
        if any(a < number.end and number.core < b for a, b in dates):
            continue
        if found and _describes(row, found[-1], number):
            continue
        if quantity := _quantity(text, row, number):
            found.append(_in_same_unit(found[-1], quantity, row) if found else quantity)
    return Counted(tuple(row), tuple(found))


def _articles(row: Sequence[Piece], numbers: Sequence[Number]) -> list[Number]:
    """ "A guard", "an elderly woman": one person, of whom something may be told."""
    taken = {i for number in numbers for i in range(number.first, number.after)}
    found = []
    for i, piece in enumerate(row[:-1]):
        free = i not in taken and (i + 1 not in taken or past_age(row, i + 1) > i + 1)
        if piece.word in ("a", "an") and free:
            if row[i + 1].word == "couple" and word_at(row, i + 2) != "of":
                found.append(Number(i, i + 1, piece.start, piece.start, piece.end, 2.0, 2.0, 2.0, "exact", "words"))
                continue
            found.append(Number(i, i + 1, piece.start, piece.start, piece.end, 1.0, 1.0, 1.0, "exact", "article"))
    return found


def _describes(row: Sequence[Piece], before: Quantity, number: Number) -> bool:
    """ "One of them, a nurse, ...": the second counts nobody new."""
    one = before.number.value == 1 and before.whole >= 0
    return one and number.form == "article" and row[number.first - 1].word == "," and before.after == number.first - 1


def _quantity(text: str, row: Sequence[Piece], number: Number) -> Quantity | None:
    """The number with its noun, or None where it counts nothing."""
    lead = number.first - 1
    if word_at(row, lead) == "-" and word_at(row, lead - 1) in scales():
        lead -= 1  # "magnitude-6.1"
    before = word_at(row, lead)
    unit = _CURRENCY.get(before) or scales().get(before)
    if unit:
        noun = Noun(unit, "money" if before in _CURRENCY else "measure")
        return _made(row, number, lead, Phrase(number.after, noun=noun), unit)
    if end := age_end(text, row, number):
        unit = "month" if {"month", "months"} & {piece.word for piece in row[number.after : end]} else "year"
        return replace(_made(row, number, number.first, Phrase(end, noun=Noun(unit, "measure")), unit), age=True)
    phrase = unread_unit(text, row, number) or counted(text, row, number)
    if counts_nothing(text, row, number, phrase):
        return None
    if number.form == "fraction":
        phrase = replace(phrase, after=number.after, noun=Noun("share", "measure"))
    unit = phrase.noun.unit if phrase.noun else singular(row[phrase.head].word) if phrase.head >= 0 else ""
    return _made(row, number, number.first, phrase, unit)


def _made(row: Sequence[Piece], number: Number, first: int, phrase: Phrase, unit: str) -> Quantity:
    start, end = row[first].start, row[phrase.after - 1].end
    return Quantity(number, first, phrase.after, start, end, phrase.noun, unit, phrase.head, phrase.whole)


def damaged(row: Sequence[Piece], quantity: Quantity) -> bool:
    """Whether a bare number is told to be damaged: "left 1,450 damaged", "1,450 were badly damaged"."""
    i = quantity.after
    while word_at(row, i) in _TO_BE:
        i += 1
    return not quantity.unit and word_at(row, i) in DAMAGED


def _in_same_unit(before: Quantity, quantity: Quantity, row: Sequence[Piece]) -> Quantity:
    """ "from 90 minutes to 50", "200 francs, some 30 more": a bare number after a measure counts the same."""
    between = {piece.word for piece in row[before.after : quantity.first]}
    measured = before.noun is not None and before.noun.kind in ("measure", "money") and not before.age
    things = before.noun is not None and before.noun.kind == "thing"
    if things and not quantity.unit and not quantity.age and damaged(row, quantity):
        return replace(quantity, unit=before.unit, noun=before.noun)  # "levelled 80 homes and left 30 damaged"
    if quantity.unit or quantity.age or not measured or before.number.form == "fraction" or not between <= _JOINTS:
        return quantity
    return replace(quantity, unit=before.unit, noun=before.noun)
