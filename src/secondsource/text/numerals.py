"""Bare numerals in English, in digits and words: "1,200", "2.5 million", "forty-one", "dozens", "a third"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from secondsource.text.listed import listed

Form = Literal["digits", "words", "vague", "fraction", "article"]

_ONES = (
    "zero one two three four five six seven eight nine ten",
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
)
ONES = {word: value for value, word in enumerate(" ".join(_ONES).split())}
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
TENS = {word: 10 * n for n, word in enumerate(_TENS, 2)}
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SHORT_SCALES = {"k": 1_000, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
SHARES = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}

#: What a vague word may stand for, as (lowest, highest). Our policy, not the reporter's: a plural scale word begins at
#: two of its kind and ends where the next one begins; "several" and "a few" as readers of news commonly take them.
VAGUE = {
    "dozens": (24, 99),
    "scores": (40, 199),
    "hundreds": (200, 1_999),
    "thousands": (2_000, 19_999),
    "millions": (2 * 10**6, 19 * 10**6),
    "several": (3, 9),
    "few": (2, 6),
    "handful": (2, 6),
    "couple": (2, 2),
    "pair": (2, 2),
    "number": (None, None),
}
#: No count in the news is greater; more digits are a number of an account or a broken page.
GREATEST = 10.0**15
MOST_DIGITS = 24  # marks between them included
_AFTER_ARTICLE = listed("few handful couple pair number")
_TWO = listed("couple pair")

_TOKEN = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?|[^\W\d_]+(?:['’][^\W\d_]+)?|[^\w\s]|_")
_MINUS = frozenset({"minus", "-", "–", "−"})
#: Words to which a number may be tied by a hyphen without being part of a name: "magnitude-6.1".
_SCALED = ("magnitude", "category", "level")
#: Letters that may be glued to a number and still leave it a count ("20ft", "5km").
_UNIT_TAILS = listed(
    "km m cm mm ft kg g t mph kph kmh kw mw c f ha lb lbs mi",
)


class Piece(NamedTuple):
    """One word or mark: lower case, and where it stands."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written. `value` is None for a vague one, which has only its policy range (either end may be None).

    `first` and `after` are positions in the list of pieces that it was read from (`after` excluded).
    """

    first: int
    after: int
    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    form: Form


def pieces(text: str, start: int = 0, end: int | None = None) -> list[Piece]:
    """The words, digit groups and marks of a stretch of text; hyphenated words come apart."""
    found = _TOKEN.finditer(text, start, len(text) if end is None else end)
    return [Piece(m.group().casefold().replace("’", "'"), m.start(), m.end()) for m in found]


def numerals(text: str, row: Sequence[Piece]) -> list[Numeral]:
    """The numerals among the pieces of a text, in order; ordinals, clock times, versions and names are none."""
    found: list[Numeral] = []
    i = 0
    while i < len(row):
        numeral = _vague(row, i) or _fraction(row, i) or _number(text, row, i)
        if numeral:
            found.append(numeral)
        i = numeral.after if numeral else i + 1
    return found


def _make(
    row: Sequence[Piece], first: int, after: int, value: float | None, form: Form, **ends: float | None
) -> Numeral:
    low, high = ends.get("low"), ends.get("high")
    return Numeral(first, after, row[first].start, row[after - 1].end, value, low, high, form)


def _word(row: Sequence[Piece], i: int) -> str:
    return row[i].word if 0 <= i < len(row) else ""


def _number(text: str, row: Sequence[Piece], i: int) -> Numeral | None:
    """Digits or number words, with the scale that follows them."""
    if row[i].word[0].isdecimal():
        value, after = _digits(text, row, i)
        form: Form = "digits"
    else:
        value, after = _words(row, i)
        form = "words"
    if value is None or value > GREATEST or _ordinal(row, after):
        return None
    if value == 0 and form == "words":
        return None
    if _below_zero(text, row, i):
        return _make(row, i - 1, after, -value, form)
    return _make(row, i, after, value, form)


def _below_zero(text: str, row: Sequence[Piece], i: int) -> bool:
    """ "minus 8", "-12" within a line; a dash at the head of a line is that of a list."""
    before = row[i - 1] if i else None
    if before is None or before.word not in _MINUS:
        return False
    if before.word == "minus":
        return True
    return before.end == row[i].start and text[: before.start][-1:] in (" ", "(", "\u00a0")


def _ordinal(row: Sequence[Piece], after: int) -> bool:
    """Whether the number goes on as "-first" or "-third"."""
    return _word(row, after) == "-" and _word(row, after + 1) in {"first", "second", "third", "fifth", "ninth"}


def _digits(text: str, row: Sequence[Piece], i: int) -> tuple[float | None, int]:
    piece = row[i]
    if _glued_before(text, piece.start) or _glued_after(text, row, i):
        return None, i + 1
    if piece.word[0] == "0" and piece.word[1:2].isdecimal():  # "04.30", "007"
        return None, i + 1
    if len(piece.word) > MOST_DIGITS:
        return None, i + 1
    value = float(piece.word.replace(",", ""))
    after = i + 1
    tail = _word(row, after)
    near = after < len(row) and row[after].start - piece.end <= 1
    if near and tail in SHORT_SCALES and row[after].start == piece.end and not (tail == "m" and piece.word == "1"):
        return value * SHORT_SCALES[tail], after + 1
    if tail == "-" and _word(row, after + 1) in SCALES:
        after += 1
        tail = _word(row, after)
    while tail in SCALES:
        value *= SCALES[tail]
        after += 1
        tail = _word(row, after)
    return value, after


def _glued_before(text: str, start: int) -> bool:
    """Part of a name, a date, a clock time, a version: "F-16", "12/2025", "20:15", "v2", "#7"."""
    before = text[start - 1 : start]
    if before.isalnum() or before in ("_", "#", "/", ":", "."):
        return True
    tied = before in ("-", "–") and text[start - 2 : start - 1].isalpha()
    return tied and not text[max(0, start - 12) : start - 1].casefold().endswith(_SCALED)


def _glued_after(text: str, row: Sequence[Piece], i: int) -> bool:
    """Goes on as an ordinal, a clock time, a date, a score or a name: "7th", "20:15", "11/2026", "10am"."""
    end = row[i].end
    follows, beyond = text[end : end + 1], text[end + 1 : end + 2]
    if follows in ("/", ":", ".", ",") and beyond.isdecimal():
        return True
    if follows == "_":
        return True
    if follows.isalpha():
        tail = _word(row, i + 1)
        return tail not in _UNIT_TAILS and tail not in SHORT_SCALES
    return False


def _words(row: Sequence[Piece], i: int) -> tuple[float | None, int]:
    """ "three hundred and twelve", "forty-one", "a dozen": the value and where the words end."""
    total, group, after, seen = 0.0, 0.0, i, False
    if row[i].word in ("a", "an") and _word(row, i + 1) in SCALES:
        group, after, seen = 1, i + 1, True
    elif _scores(row, i):
        return 20.0 * ONES.get(row[i].word, 1), i + 3
    while after < len(row):
        word = row[after].word
        if word in ONES and (not seen or group % 10 == 0) and not (seen and group % 100 == 10):
            group += ONES[word]
        elif word in TENS and group % 100 == 0:
            group += TENS[word]
        elif word in ("hundred", "dozen") and seen and group:
            group *= SCALES[word]
        elif word in SCALES and seen and group:
            total, group = total + group * SCALES[word], 0
        elif seen and _is_joint(row, after) and _is_number_word(row, after + 1):
            after += 1
            continue
        else:
            break
        seen, after = True, after + 1
    return (total + group, after) if seen and after > i else (None, i + 1)


def _scores(row: Sequence[Piece], i: int) -> bool:
    """ "A score of people", "three score of cattle"; but "a score of 3-1", "a score of seven out of ten"."""
    several = row[i].word == "a" or 1 < ONES.get(row[i].word, 0) < 10
    counts = several and _word(row, i + 1) == "score" and _word(row, i + 2) == "of"
    return counts and _word(row, i + 3)[:1].isalpha() and not _is_number_word(row, i + 3)


def _is_joint(row: Sequence[Piece], i: int) -> bool:
    """The "and" of "three hundred and five", the hyphen of "forty-one"."""
    if row[i].word == "-":
        return row[i].start == row[i - 1].end
    return row[i].word == "and" and row[i - 1].word in SCALES


def _is_number_word(row: Sequence[Piece], i: int) -> bool:
    """Whether the piece is a number word that may go on with a number."""
    word = _word(row, i)
    return word in ONES or word in TENS or word in SCALES


def _vague(row: Sequence[Piece], i: int) -> Numeral | None:
    """ "dozens", "tens of thousands", "several hundred", "a few", "a number of", "a couple of"."""
    word, first = row[i].word, i
    if word in ("tens", "dozens", "hundreds") and _word(row, i + 1) == "of" and _word(row, i + 2) in VAGUE:
        times = {"tens": 10, "dozens": 12, "hundreds": 100}[word]
        unit = SCALES.get(_word(row, i + 2).removesuffix("s"))
        if unit:
            return _make(row, i, i + 3, None, "vague", low=2 * times * unit, high=20 * times * unit - 1)
    if word == "a" and _word(row, i + 1) in _AFTER_ARTICLE:
        i, word = i + 1, _word(row, i + 1)
    elif word in _AFTER_ARTICLE:
        return None
    if word not in VAGUE:
        return None
    if word in ("number", "handful", "pair") and _word(row, i + 1) != "of":
        return None
    low, high = VAGUE[word]
    if word in ("several", "few", "couple") and _word(row, i + 1) in SCALES:
        scale = SCALES[row[i + 1].word]
        return _make(row, first, i + 2, None, "vague", low=(low or 0) * scale, high=(high or 0) * scale)
    after = i + 2 if word in _AFTER_ARTICLE and _word(row, i + 1) == "of" else i + 1
    value = 2.0 if word in _TWO else None
    return _make(row, first, after, value, "vague", low=low, high=high)


def _fraction(row: Sequence[Piece], i: int) -> Numeral | None:
    """ "half of", "a third of", "two-thirds", "three quarters", "one in five", "half a dozen"."""
    word = row[i].word
    if word == "half":
        if _word(row, i + 1) in ("a", "an") and _word(row, i + 2) in SCALES:
            return _make(row, i, i + 3, SCALES[row[i + 2].word] / 2, "words")
        if _word(row, i - 1) in ("of", "the", "") or _word(row, i + 1) in ("of", "the", "its", "their", "all"):
            return _make(row, i, i + 1, 0.5, "fraction") if _word(row, i + 1) in _WHOLES else None
        return None
    count = 1 if word in ("a", "one") else ONES.get(word)
    if count is None or count == 0:
        return None
    after = i + 2 if _word(row, i + 1) == "-" else i + 1
    share = SHARES.get(_word(row, after)) or SHARES.get(_word(row, after).removesuffix("s"))
    if share and _word(row, after) != "half" and (count > 1 or word == "one" or _word(row, after + 1) == "of"):
        if count > 1 and not _word(row, after).endswith("s"):
            return None
        return _make(row, i, after + 1, count / share, "fraction")
    if _word(row, i + 1) == "in" and (_word(row, i + 2) in ONES or _word(row, i + 2).isdecimal()):
        whole = ONES.get(_word(row, i + 2)) or float(_word(row, i + 2) if _word(row, i + 2).isdecimal() else 0)
        if 1 < whole <= 1000 and count < whole and _word(row, i + 3) not in ("the", "january", "february"):
            return _make(row, i, i + 3, count / whole, "fraction")
    return None


_WHOLES = listed(
    "of the its their all his her our those them",
)
