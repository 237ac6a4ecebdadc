"""Numbers with what bounds them: "at least 1,200", "between 10 and 15", "thirty, maybe forty", "some two dozen"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from secondsource.text.numerals import Form, Numeral, Piece, numerals, pieces

Bound = Literal["exact", "at-least", "about", "up-to", "vague"]

#: Words before a number that bound it; the longest that fits is taken.
BEFORE: dict[str, Bound] = {
    **dict.fromkeys(
        (
            "at least",
            "no fewer than",
            "no less than",
            "not less than",
            "a minimum of",
            "more than",
            "greater than",
            "over",
            "well over",
            "upwards of",
            "upward of",
            "in excess of",
            "above",
        ),
        "at-least",
    ),
    **dict.fromkeys(
        (
            "up to",
            "as many as",
            "as much as",
            "as high as",
            "at most",
            "no more than",
            "not more than",
            "a maximum of",
            "fewer than",
            "less than",
            "under",
            "just under",
        ),
        "up-to",
    ),
    **dict.fromkeys(
        (
            "about",
            "around",
            "some",
            "roughly",
            "approximately",
            "nearly",
            "almost",
            "close to",
            "an estimated",
            "estimated",
            "perhaps",
            "maybe",
            "probably",
            "circa",
            "just over",
            "a little over",
            "in the region of",
            "an average of",
            "possibly",
        ),
        "about",
    ),
}
_LONGEST = max(len(phrase.split()) for phrase in BEFORE)
#: Words after a number that bound it.
AFTER: dict[str, Bound] = {
    "or more": "at-least",
    "or so": "about",
    "- odd": "about",
    "odd": "about",
    "- plus": "at-least",
    "+": "at-least",
}
_DASHES = frozenset("-–—")


@dataclass(frozen=True, slots=True)
class Number:
    """A number with the words that bound it. `start` to `end` holds all of it, `core` is where the numeral begins.

    `value` is what is stated; None for a range and for a vague word, which have `low` and `high` alone. `first` and
    `after` are positions in the pieces.
    """

    first: int
    after: int
    start: int
    core: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    bound: Bound
    form: Form


def numbers(text: str, start: int = 0, end: int | None = None) -> list[Number]:
    """The numbers in a stretch of a text, in order of position; positions are those of the whole text."""
    return read_numbers(text, pieces(text, start, end))


def read_numbers(text: str, row: Sequence[Piece]) -> list[Number]:
    """The numbers among the pieces of a text."""
    found, singles, i = [], numerals(text, row), 0
    while i < len(singles):
        one = singles[i]
        two = singles[i + 1] if i + 1 < len(singles) else None
        joined = two is not None and _range(row, one, two)
        if joined and two:
            found.append(_bounded(row, one, two))
        elif not _score(row, one, two):
            found.append(_bounded(row, one, None))
        else:
            joined = True
        i += 2 if joined else 1
    return found


def _range(row: Sequence[Piece], one: Numeral, two: Numeral) -> bool:
    """ "between A and B", "A to B", "A-B", "A or B", "A, maybe B"; the second is the greater."""
    if one.value is None or two.value is None or one.form == "fraction" or two.form == "fraction":
        return False
    between = " ".join(piece.word for piece in row[one.after : two.first])
    before = row[one.first - 1].word if one.first else ""
    if between == "and" and before == "between":
        return one.value < two.value
    if not one.value < two.value <= 20 * max(one.value, 1) or before in ("from", "aged"):
        return False
    if between in ("to", "-", "–", "—"):
        return True
    return between in ("or", ", maybe", ", perhaps", "or even", "or perhaps", "or maybe") and two.value <= 3 * one.value


def _score(row: Sequence[Piece], one: Numeral, two: Numeral | None) -> bool:
    """ "3-1", "2-2": a result, not a count."""
    if two is None or two.first != one.after + 1 or row[one.after].word not in _DASHES:
        return False
    tight = row[one.after].start == one.end and two.start == row[one.after].end
    return tight and one.form == two.form == "digits"


def _bounded(row: Sequence[Piece], one: Numeral, two: Numeral | None) -> Number:
    first, bound = _before(row, one.first)
    after = (two or one).after
    end = (two or one).end
    for phrase, kind in AFTER.items():
        words = phrase.split()
        if [piece.word for piece in row[after : after + len(words)]] == words:
            bound, after = kind, after + len(words)
            end = row[after - 1].end
            break
    if two:
        if row[one.first - 1].word == "between" and one.first:
            first = min(first, one.first - 1)
        about = bound if bound != "exact" else "about"
        return Number(first, after, row[first].start, one.start, end, None, one.value, two.value, about, one.form)
    if one.form == "vague":
        bound = "vague"
    low, high = one.low, one.high
    if one.value is not None and bound in ("exact", "at-least"):
        low = one.value
    if one.value is not None and bound in ("exact", "up-to"):
        high = one.value
    return Number(first, after, row[first].start, one.start, end, one.value, low, high, bound, one.form)


def _before(row: Sequence[Piece], first: int) -> tuple[int, Bound]:
    """Where the bounding words begin, and what they say; several may stand in a row ("at least some 40")."""
    bound: Bound = "exact"
    while True:
        for size in range(min(_LONGEST, first), 0, -1):
            phrase = " ".join(piece.word for piece in row[first - size : first])
            if phrase in BEFORE:
                first, bound = first - size, BEFORE[phrase]
                break
        else:
            return first, bound
