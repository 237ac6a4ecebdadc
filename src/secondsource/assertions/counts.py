"""Numbers with what they count: "four soldiers", "about 40 fishing boats", "three of them", "17 dead", a bare "19"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from secondsource.resources.people import Noun, labels, nouns, scales
from secondsource.text.inflect import singular
from secondsource.text.listed import listed
from secondsource.text.numbers import Number, read_numbers
from secondsource.text.numerals import ONES, Piece, pieces

#: Words that end a noun phrase: what is counted is looked for before them.
_CLOSED = listed(
    "a an the this that these those my your his her its our their it he she they we you i who whom whose which",
    "what and or but nor so yet if when while because although though since after before until till than as at by",
    "for from in into of off on onto out over per through to toward towards under up upon via with within without",
    "between among amid against during about around near behind above below along across is are was were be been",
    "being am has have had do does did will would shall should can could may might must not no there here then",
    "now also still only just even both all any each every some said says say told later earlier ago more less",
    "other times time too each once",
)
#: Words between a number and its noun that are passed over even though they are closed.
_PASSED = frozenset({"more", "other", "further", "additional", "'s", "-"})
_MAX_ADJECTIVES = 4
_PARTITIVE = listed(
    "them us the these those its his her their our whom which",
)
_CURRENCY = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee"}
_MONTHS = listed(
    "january february march april may june july august september october november december jan feb mar apr jun",
    "jul aug sep sept oct nov dec",
)
_CLOCK_BEFORE = listed(
    "at by before after until till since past around about from between to",
)
_CLOCK_AFTER = frozenset({"a", "p", "am", "pm", "gmt", "utc", "o'clock", "local", "et", "est", "bst", "cet"})
_AGE_BEFORE = frozenset({"aged", "age", "ages"})
#: What may stand after a bare word number that is a clock time: the part of the day, or nothing of its own.
_DAYPARTS = frozenset({"morning", "afternoon", "evening", "night", "noon", "midnight"})
_NOT_PLURAL = listed(
    "was is has as this its his us yes always perhaps besides towards afterwards does says across plus thus",
    "versus less unless overseas sometimes upwards whereas",
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
    found = []
    for number in read_numbers(text, row):
        if any(a < number.end and number.core < b for a, b in dates):
            continue
        if quantity := _quantity(text, row, number):
            found.append(quantity)
    return Counted(tuple(row), tuple(found))


def _word(row: Sequence[Piece], i: int) -> str:
    return row[i].word if 0 <= i < len(row) else ""


def _quantity(text: str, row: Sequence[Piece], number: Number) -> Quantity | None:
    """The number with its noun, or None where it counts nothing."""
    before = row[number.first - 1] if number.first else None
    if before and before.word in _CURRENCY:
        sign = Noun(_CURRENCY[before.word], "money")
        return _made(row, number, number.first - 1, number.after, sign, sign.unit)
    if before and before.word in scales():
        unit = scales()[before.word]
        return _made(row, number, number.first - 1, number.after, Noun(unit, "measure"), unit)
    age = _age(text, row, number)
    if age:
        return age
    after, head, noun, whole = _noun(text, row, number)
    if noun and noun.kind == "measure" and _ago(row, after):
        return None
    if noun is None and head < 0 and _is_label(text, row, number):
        return None
    if noun is None and head < 0 and _is_time(row, number):
        return None
    if number.form == "fraction" and head < 0:
        return None
    if number.value == 1 and number.form == "words" and (noun is None or number.bound != "exact" or whole >= 0):
        return None
    if number.form == "vague" and noun is None and not (number.low and number.low >= 20):
        return None
    unit = noun.unit if noun else singular(row[head].word) if head >= 0 else ""
    if number.form == "fraction":
        unit, noun = "share", Noun("share", "measure")
    return _made(row, number, number.first, after, noun, unit, head, whole)


def _made(
    row: Sequence[Piece],
    number: Number,
    first: int,
    after: int,
    noun: Noun | None,
    unit: str,
    head: int = -1,
    whole: int = -1,
) -> Quantity:
    return Quantity(number, first, after, row[first].start, row[after - 1].end, noun, unit, head, whole)


def _age(text: str, row: Sequence[Piece], number: Number) -> Quantity | None:
    """ "29-year-old", "aged three", "Maria Lund, 54," and "a girl of seven": years of age."""
    year = Noun("year", "measure")
    tail = [piece.word for piece in row[number.after : number.after + 4]]
    joined = [word for word in tail if word != "-"]
    if joined[:2] in (["year", "old"], ["years", "old"], ["month", "old"], ["months", "old"]):
        size = 4 if len(tail) > 2 and tail[0] == "-" else 2
        unit = singular(joined[0])
        end = min(len(row), number.after + size)
        return Quantity(
            number, number.first, end, row[number.first].start, row[end - 1].end, Noun(unit, "measure"), unit, age=True
        )
    if number.value is None or not 0 < number.value < 120 or number.bound != "exact":
        return None
    before, after = _word(row, number.first - 1), _word(row, number.after)
    named = number.first >= 2 and text[row[number.first - 2].start].isupper()
    person = nouns().get(_word(row, number.first - 2))
    if (
        before in _AGE_BEFORE
        or (before in ("and", ",") and _word(row, number.first - 3) in _AGE_BEFORE and number.value < 120)
        or (
            before == "," and after in (",", ".", ")", "'", "’", "") and (named or (person and person.kind == "person"))
        )
        or (before == "(" and after == ")" and named)
        or (
            before == "of"
            and person
            and person.kind == "person"
            and not person.fate
            and after in (",", ".", "", "who", "lived")
        )
    ):
        return Quantity(number, number.first, number.after, row[number.first].start, number.end, year, "year", age=True)
    return None


def _noun(text: str, row: Sequence[Piece], number: Number) -> tuple[int, int, Noun | None, int]:
    """Where the phrase ends, where its noun stands (-1: nowhere), what that counts, and where an "of ..." begins."""
    i = number.after
    whole = -1
    if _word(row, i) == "of" and (_word(row, i + 1) in _PARTITIVE or number.form in ("vague", "fraction")):
        whole = i + 1
        i += 1
        if _word(row, i) in ("them", "us", "whom", "which"):
            after, head, noun = _head(text, row, i + 1) if _word(row, i) == "them" else (i + 1, -1, None)
            return (
                (after, head, noun, whole)
                if noun and noun.kind == "person"
                else (i + 1, i, Noun("person", "person"), whole)
            )
        while _word(row, i) in _PARTITIVE or _word(row, i) in ("own", "all"):
            i += 1
        if number_at := _inner_number(row, i):
            i = number_at
    after, head, noun = _head(text, row, i)
    if head >= 0:
        return after, head, noun, whole
    return number.after, -1, None, -1


def _inner_number(row: Sequence[Piece], i: int) -> int:
    """After the number in "11 of the 15 civilians", or 0."""
    return i + 1 if _word(row, i) in ONES or _word(row, i).isdigit() else 0


def _head(text: str, row: Sequence[Piece], i: int) -> tuple[int, int, Noun | None]:
    """The noun at or soon after position i: the last word of a known phrase, else of a plural; (end, head, noun)."""
    known: tuple[int, int, Noun] | None = None
    plural: tuple[int, int, None] | None = None
    j = i
    while j < len(row) and j <= i + _MAX_ADJECTIVES:
        word = row[j].word
        phrase = next((size for size in (3, 2, 1) if _phrase(row, j, size) in nouns()), 0)
        if phrase:
            noun = nouns()[_phrase(row, j, phrase)]
            if known and known[2].victims and noun.unit == "person" and not noun.victims:
                noun = replace(noun, victims=known[2].victims)  # "nine civilian bodies"
            j += phrase
            known = (j, j - 1, noun)
            if noun.kind != "person" or noun.fate is None:
                follows = next((s for s in (2, 1) if _phrase(row, j, s) in nouns()), 0)
                if follows and nouns()[_phrase(row, j, follows)].kind in ("person", "thing") and noun.kind != "money":
                    continue
            break
        if not word[0].isalpha() and word not in _PASSED:
            break
        if word in _CLOSED and word not in _PASSED:
            break
        if (
            word.endswith("s")
            and not word.endswith(("ss", "us"))
            and word not in _NOT_PLURAL
            and row[j].word == text[row[j].start : row[j].end]
        ):
            plural = (j + 1, j, None)
            break
        if word.endswith(("ed", "ing", "ly")) and j > i:
            break
        j += 1
    return known or plural or (i, -1, None)


def _phrase(row: Sequence[Piece], i: int, size: int) -> str:
    return " ".join(piece.word for piece in row[i : i + size]) if i + size <= len(row) else ""


def _ago(row: Sequence[Piece], after: int) -> bool:
    """ "eight years ago", "two days later": a date, not an amount."""
    return _word(row, after) in ("ago", "later", "earlier", "before", "previously")


def _is_label(text: str, row: Sequence[Piece], number: Number) -> bool:
    """ "page 22", "Article 5", "Boeing 737", and years in four digits."""
    before = row[number.first - 1] if number.first else None
    if before and before.word == "." and number.first > 1:
        before = row[number.first - 2]
    if before is None or number.form != "digits":
        return bool(before and before.word in labels())
    year = number.value is not None and 1500 <= number.value <= 2100 and "," not in text[number.core : number.end]
    if year and number.end - number.core == 4:
        return True
    if before.word in labels() or before.word in _MONTHS:
        return True
    name = text[before.start].isupper() and before.word not in _CLOSED and before.end == row[number.first].start - 1
    return name and number.first > 1 and row[number.first].start == number.core and before.word.isalpha()


def _is_time(row: Sequence[Piece], number: Number) -> bool:
    """ "4 a.m.", "at four o'clock", "by nine in the morning", "14 October"."""
    before, after = _word(row, number.first - 1), _word(row, number.after)
    if after in _CLOCK_AFTER or after in _MONTHS or before in _MONTHS:
        return True
    bare = number.value is not None and number.value <= 24 and number.bound == "exact"
    ranged = number.low is not None and number.high is not None and number.high <= 24
    if not (bare or ranged):
        return False
    into = [piece.word for piece in row[number.after : number.after + 3]]
    if any(word in _DAYPARTS for word in into):
        return True
    return before in ("before", "until", "till", "past", "since") or (
        before in ("at", "after", "by") and number.form == "words" and after in (".", ",", "and", '"', "”", "")
    )
