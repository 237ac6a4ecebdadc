"""Numbers that count nothing: years, labels, clock times, "one" as a pronoun; each reason is a function."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from secondsource.assertions.counting.fate_words import begins_fate
from secondsource.assertions.counting.nouns import CLOSED, Phrase, word_at
from secondsource.resources.people import labels, years
from secondsource.text.inflect import plural
from secondsource.text.listed import listed
from secondsource.text.numbers import Number
from secondsource.text.numerals import ONES, Piece

#: Words in "one of them, a nurse from the town, ".
MAX_APPOSITION = 12
#: Labels are small numbers.
MAX_LABEL = 1_000
#: A vague word without a noun counts from here on: "dozens were hurt", not "a few remained".
MIN_VAGUE = 20
_MONTHS = listed(
    "january february march april may june july august september october november december jan feb mar apr jun",
    "jul aug sep sept oct nov dec",
)
_CLOCK = listed("a p am pm gmt utc o'clock local et est bst cet")
_HOURS = listed("hours hrs hour am pm h gmt utc local")
#: Words before a time of day, and words of a sentence that speaks of prices.
_AT = listed("at until till by from to and before after since around about past between - –")
_MARKETS = listed(
    "shares share stock stocks index price prices dollar dollars euro euros percent points point traded trading",
    "currency rate rates average score scored yield % $ € £",
)
_DAYPARTS = listed("morning afternoon evening night noon midnight")
#: Nouns that a singular article may stand before though many are meant.
_MANY = listed("crew staff police personnel people dead wounded injured missing")

_Reason = Callable[[str, Sequence[Piece], Number, Phrase], bool]


def counts_nothing(text: str, row: Sequence[Piece], number: Number, phrase: Phrase) -> bool:
    """Whether some reason says that the number is no figure."""
    return any(reason(text, row, number, phrase) for reason in REASONS)


def a_date(text: str, row: Sequence[Piece], number: Number, phrase: Phrase) -> bool:
    """ "eight years ago", "two days later"."""
    measure = phrase.noun is not None and phrase.noun.kind == "measure"
    return measure and word_at(row, phrase.after) in ("ago", "later", "earlier", "before", "previously")


def not_one_person(text: str, row: Sequence[Piece], number: Number, phrase: Phrase) -> bool:
    """An article counts only before one person: "a guard", not "a house" or "a crew"."""
    if number.form != "article":
        return False
    noun = phrase.noun
    if noun is None or noun.kind != "person" or noun.unit != "person" or noun.fate or phrase.whole >= 0:
        return True
    head = row[phrase.head].word
    return head in _MANY or plural(head) == head


def a_year(text: str, row: Sequence[Piece], number: Number, phrase: Phrase) -> bool:
    """Four digits without a comma between the years that units.yml gives: "2031", "the 2031 protests"."""
    first, last = years()
    written = text[number.core : number.end]
    inside = number.value is not None and first <= number.value <= last and len(written) == 4 and written.isdigit()
    harm = phrase.noun is not None and phrase.noun.fate is not None and (number.value or 0) % 100 > 0
    return inside and (phrase.noun is None or phrase.noun.kind == "thing" or harm)  # "the 2031 homicides"


def of_the_year(text: str, row: Sequence[Piece], number: Number, phrase: Phrase) -> bool:
    """ "In the year 999999": the number of a year; but "in the year 300 people died", "in the year 300 were killed"."""
    named = word_at(row, number.first - 1) == "year" and word_at(row, number.first - 2) == "the"
    return named and number.form == "digits" and phrase.head < 0 and not begins_fate(row, number.after)


def a_label(text: str, row: Sequence[Piece], number: Number, phrase: Phrase) -> bool:
    """ "page 22", "Article 5", "No. 3", "Boeing 737"."""
    if not number.first:
        return False
    before = _before(row, number)
    written = text[before.start : before.end]
    plain = (
        number.form == "digits" and number.bound == "exact" and number.value is not None and number.value < MAX_LABEL
    )
    if before.word in labels() and plain and written[:1].isupper() and not written.isupper():
        return phrase.noun is None or phrase.noun.kind != "person"  # "Terminal 3 stays shut", "Shaft No 3 of the mine"
    if phrase.head >= 0:
        return False
    if before.word in labels():
        return True
    name = text[before.start].isupper() and before.word.isalpha() and before.word not in CLOSED
    close = before.end == number.core - 1 and number.first > 1
    return number.form == "digits" and name and close


def _before(row: Sequence[Piece], number: Number) -> Piece:
    """The word before a number, past the full stop of an abbreviation ("No. 3", "Oct. 9")."""
    stop = row[number.first - 1].word == "." and number.first > 1
    return row[number.first - 2 if stop else number.first - 1]


def an_address(text: str, row: Sequence[Piece], number: Number, phrase: Phrase) -> bool:
    """ "3901 Mill Lane", "the 200 block of Elm Street"."""
    if number.form != "digits" or number.after >= len(row):
        return False
    after = row[number.after]
    name = text[after.start].isupper() and after.word.isalpha() and not text[after.start : after.end].isupper()
    return after.word == "block" or (name and phrase.head < 0 and number.first > 0)


def a_time(text: str, row: Sequence[Piece], number: Number, phrase: Phrase) -> bool:
    """ "4 a.m.", "at two o'clock", "by ten in the evening", "3 May"."""
    if phrase.head >= 0:
        return False
    before, after = word_at(row, number.first - 1), word_at(row, number.after)
    if after in _CLOCK or after in _MONTHS or (number.first and _before(row, number).word in _MONTHS):
        return True
    most = number.value if number.value is not None else number.high
    if most is None or most > 24 or number.form == "vague":
        return False
    if _DAYPARTS & {piece.word for piece in row[number.after : number.after + 3]}:
        return True
    ends = after in (".", ",", "and", '"', "”", "")
    return before in ("before", "until", "till", "past", "since") or (
        before in ("at", "after", "by") and number.form == "words" and ends
    )


def a_dotted_time(text: str, row: Sequence[Piece], number: Number, phrase: Phrase) -> bool:
    """ "at 15.40", "from 8.00 to 20.00 hours": hours and minutes with a dot, where no price is spoken of."""
    written = text[number.core : number.end]
    hours, dot, minutes = written.partition(".")
    clock = dot and hours.isdecimal() and minutes.isdecimal() and len(minutes) == 2
    if not (clock and int(hours) < 24 and int(minutes) < 60):
        return False
    if word_at(row, number.after) in _HOURS:
        return True
    return phrase.noun is None and word_at(row, number.first - 1) in _AT and not _MARKETS & {p.word for p in row}


def a_compound(text: str, row: Sequence[Piece], number: Number, phrase: Phrase) -> bool:
    """ "a three-storey house", "a two-shot pistol"; but "a 12-kilometre road" has a length."""
    tight = number.after < len(row) and row[number.after].word == "-" and row[number.after].start == number.end
    return tight and (phrase.noun is None or phrase.noun.kind not in ("measure", "money"))


def a_share_of_nothing(text: str, row: Sequence[Piece], number: Number, phrase: Phrase) -> bool:
    """ "half" without a whole; but "a third of the 900 voters" and "half of 80 pupils" have one."""
    i = number.after + 1
    while word_at(row, i) in ("the", "its", "their", "all", "some", "about"):
        i += 1
    of_number = word_at(row, number.after) == "of" and (word_at(row, i)[:1].isdecimal() or word_at(row, i) in ONES)
    return number.form == "fraction" and phrase.head < 0 and not of_number


def a_pronoun(text: str, row: Sequence[Piece], number: Number, phrase: Phrase) -> bool:
    """ "one said", "one of the guards", "not one vote"; but "one was killed" counts."""
    if number.value != 1 or number.form not in ("words", "digits"):
        return False
    denied = word_at(row, number.first - 1) in ("not", "no")
    if not denied and phrase.whole >= 0 and begins_fate(row, _past_apposition(row, phrase.after)):
        return False  # "one of them, a nurse, was killed"
    bare = phrase.noun is None or phrase.whole >= 0 or number.bound != "exact"
    if bare and phrase.head < 0 and begins_fate(row, number.after):
        return denied
    return denied or (number.form == "words" and bare)


def _past_apposition(row: Sequence[Piece], i: int) -> int:
    """Past ", a nurse," when it stands here; the same position otherwise."""
    if word_at(row, i) != ",":
        return i
    close = next((j for j in range(i + 1, i + MAX_APPOSITION) if word_at(row, j) == ","), i)
    return close + 1 if close > i else i


def too_vague(text: str, row: Sequence[Piece], number: Number, phrase: Phrase) -> bool:
    """ "a few", "several" of something unknown."""
    if word_at(row, number.after - 1) == "couple":
        return False  # "a couple and their baby"
    return number.form == "vague" and phrase.noun is None and not (number.low and number.low >= MIN_VAGUE)


#: Why a number may be no figure.
REASONS: tuple[_Reason, ...] = (
    a_date,
    not_one_person,
    a_year,
    of_the_year,
    a_label,
    an_address,
    a_time,
    a_dotted_time,
    a_compound,
    a_share_of_nothing,
    a_pronoun,
    too_vague,
)
