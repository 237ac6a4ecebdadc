"""Texts written all in capitals, as old wires and transcripts are: the same text in small letters, place for place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from secondsource.text.listed import listed

#: Share of letters in capitals above which a text is taken to be written in them.
SHARE = 0.8
#: A text with fewer letters is a headline, which a custom of its own may put in capitals.
LEAST = 120
#: Characters that are looked at.
_LOOK = 20_000

_MONTHS = (
    "JAN FEB MAR APR JUN JUL AUG SEP SEPT OCT NOV DEC JANUARY FEBRUARY APRIL JUNE JULY AUGUST SEPTEMBER OCTOBER "
    "NOVEMBER DECEMBER MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY"
)
#: Months that are other words too are months beside a day or a year.
_DATES = re.compile(
    rf"\b(?:{_MONTHS.replace(' ', '|')}|(?<=\d )(?:MARCH|MAY)|(?:MARCH|MAY)(?= \d)|(?<=\bIN )(?:MARCH|MAY)|I(?!\.))\b"
)
_INITIALS = re.compile(r"\b[A-Z](?:\.[A-Z])+\b|\b[A-Z](?=\. [A-Z])")
#: What opens a sentence: the beginning, a blank line, a full stop, the head of a dispatch, an editor's bracket.
_OPENS = re.compile(
    r"(?:\A|\n[ \t]*+\n|[.!?][\"”’']?\s++|--\s++(?:\[[^\[\]]{1,120}\]\s*+)*+|[\"“]|\[|:\s++)[\"“(\[]*+\s*+([A-Z])"
)
#: "SAN SALVADOR, 3 JAN 90 (ACAN-EFE) --": what stands before the dash keeps its capitals.
_HEAD = re.compile(r"(?:[^\n]*\n){0,3}?[^\n]{3,100}?(?<=[\w) .])--")
_SMALL = listed("of the and for in on de del la las los el y e da do dos das von van al to a")
#: "FARABUNDO MARTI NATIONAL LIBERATION FRONT [FMLN]": an abbreviation.
_BRACKETED = re.compile(r"(?<=[(\[])[A-Z]{2,7}(?=[)\]])")
_VOWEL = re.compile(r"[AEIOUY]")


@lru_cache(maxsize=4)
def shouted(text: str) -> bool:
    """Whether a text is written all in capitals."""
    letters = list(islice((c for c in text[:_LOOK] if c.isalpha()), LEAST * 20))
    return len(letters) >= LEAST and sum(c.isupper() for c in letters) > SHARE * len(letters)


@lru_cache(maxsize=4)
def lowered(text: str) -> str:
    """The text in small letters, as long as it was: capitals at the beginning of sentences, in names of months and
    days, in initials and in the dateline. Names of people and places are small too: see `cased`."""
    row = [_small(c) for c in text]
    for pattern in (_DATES, _INITIALS):
        for match in pattern.finditer(text):
            _put(row, match.start(), _title(match[0]) if pattern is _DATES else match[0])
    for match in _OPENS.finditer(text):
        row[match.start(1)] = match[1]
    if head := _HEAD.match(text):
        row[: head.end()] = text[: head.end()]
    return "".join(row)


def cased(text: str, names: Iterable[tuple[int, int]]) -> str:
    """`lowered`, with capitals for the words in these stretches of names; abbreviations stay in capitals."""
    row = list(lowered(text))
    short = set(_BRACKETED.findall(text))
    for start, end in names:
        for match in re.finditer(r"[^\W\d_]+", text[start:end]):
            word, first = match[0], match.start() == 0
            _put(row, start + match.start(), word if word in short else _named(word, first))
    return "".join(row)


def _named(word: str, first: bool) -> str:
    if word.casefold() in _SMALL:
        return _title(word) if first else word.lower()
    return word if len(word) == 2 or not _VOWEL.search(word) else _title(word)


def _title(word: str) -> str:
    return word[:1] + "".join(map(_small, word[1:]))


def _small(letter: str) -> str:
    """The small letter, where that is one letter too."""
    low = letter.lower()
    return low if len(low) == 1 else letter


def _put(row: list[str], start: int, word: str) -> None:
    row[start : start + len(word)] = word
