"""Ages: "29-year-old", "aged two and nine", "Ana Ruiz, 44,", "a boy of ten", "as old as ninety"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from secondsource.assertions.counting.nouns import word_at
from secondsource.resources.people import nouns
from secondsource.text.listed import listed
from secondsource.text.numbers import Number
from secondsource.text.numerals import Piece

#: Nobody is older.
MAX_YEARS = 120
_CLOSING = listed(", . ) ' ’ ‘ \" “ ”") | {""}


def age_end(text: str, row: Sequence[Piece], number: Number) -> int:
    """Where the words of an age end, as a position in the pieces; 0 where the number is no age."""
    spelt = _years_old(row, number.after)
    if spelt:
        return spelt
    if number.value is None or not 0 < number.value < MAX_YEARS or number.bound != "exact":
        return 0
    return number.after if any(sign(text, row, number) for sign in SIGNS) else 0


def _years_old(row: Sequence[Piece], i: int) -> int:
    """The end of "-year-old" or "years old", or 0."""
    at = [n for n in range(i, min(len(row), i + 4)) if row[n].word != "-"][:2]
    if len(at) == 2 and row[at[0]].word in ("year", "years", "month", "months") and row[at[1]].word in ("old", "olds"):
        return at[1] + 1
    return 0


def aged(text: str, row: Sequence[Piece], number: Number) -> bool:
    """ "aged three", "ages 3 and 6"."""
    before = word_at(row, number.first - 1)
    listed_on = before in ("and", ",") and word_at(row, number.first - 3) in ("aged", "ages")
    return before in ("aged", "age", "ages") or listed_on


def as_young_as(text: str, row: Sequence[Piece], number: Number) -> bool:
    """ "as old as ninety"."""
    return word_at(row, number.first - 1) == "as" and word_at(row, number.first - 2) in ("young", "old")


def at_death(text: str, row: Sequence[Piece], number: Number) -> bool:
    """ "Dead at 25", "dies at 90"."""
    died = word_at(row, number.first - 2) in ("dead", "dies", "died")
    counted = word_at(row, number.first - 3) in ("the", "of")  # "the number of dead at 40"
    at = word_at(row, number.first - 1) == "at" and word_at(row, number.after) in _CLOSING | {";"}
    return died and at and not counted


def beside_a_name(text: str, row: Sequence[Piece], number: Number) -> bool:
    """ "Greta Holm, 54, said", "the captain (54)"."""
    if number.first < 2:
        return False
    named = text[row[number.first - 2].start].isupper() or _is_person(row, number.first - 2)
    before, after = row[number.first - 1].word, word_at(row, number.after)
    return named and ((before == "," and after in _CLOSING) or (before == "(" and after == ")"))


def who_is(text: str, row: Sequence[Piece], number: Number) -> bool:
    """ "her nephew, who is twelve."."""
    before = [word_at(row, number.first - 2), word_at(row, number.first - 1)]
    return before[0] == "who" and before[1] in ("is", "was", "turned") and word_at(row, number.after) in _CLOSING


def person_of(text: str, row: Sequence[Piece], number: Number) -> bool:
    """ "a painter of 40"."""
    after = word_at(row, number.after)
    of = word_at(row, number.first - 1) == "of" and _is_person(row, number.first - 2)
    return of and (after in _CLOSING or after in ("who", "lived", "was"))


#: What makes a number an age; each looks at the words beside it.
SIGNS: tuple[Callable[[str, Sequence[Piece], Number], bool], ...] = (
    aged,
    at_death,
    as_young_as,
    beside_a_name,
    who_is,
    person_of,
)


def _is_person(row: Sequence[Piece], i: int) -> bool:
    noun = nouns().get(word_at(row, i))
    return noun is not None and noun.kind == "person" and noun.fate is None
