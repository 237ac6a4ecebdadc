"""What the words of a time say, before anybody reckons which day they mean."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from secondsource.language.timepieces import Found
from secondsource.model.parse import MomentType
from secondsource.resources.times import time_words
from secondsource.text.numerals import ONES, SCALES, TENS

#: How a time is told: days from the publication ("publication") or from the day that is spoken of ("told"); the number
#: of a weekday, month, quarter, half year; the code of a season, weekend or holiday; a value with or without open
#: places.
Kind = Literal[
    "publication", "told", "weekday", "value", "month", "quarter", "half", "season", "holiday", "decade", "year part"
]


@dataclass(frozen=True, slots=True)
class Expression:
    """What the words between two offsets say of a time.

    A date or time has a `day` (kind and number, code or value), a `part` of the day ("MO", "NI"), a `clock` ("HH:MM",
    or two with "/"), any of them. `shift` is (unit letter, how many units) from the publication, or from the time
    spoken of where `told`. `which` is the word that tells which of its kind ("last", "next"). `value` is ready for
    durations, sets and references. `spoken` hours are told in words. `loose` pieces count only when they are joined to
    a day. `mod` is TIMEX3's; `zone` is "Z" for a clock of Greenwich. `hangs` is the offset where the event begins that
    the time is counted from ("two days after | the raid"), `way` the direction.
    """

    start: int
    end: int
    type: MomentType = "date"
    value: str = ""
    day: tuple[Kind, int | str] | None = None
    part: str = ""
    clock: str = ""
    open_half: bool = False
    shift: tuple[str, int] | None = None
    told: bool = False
    loose: bool = False
    which: str = ""
    spoken: bool = False
    mod: str = ""
    zone: str = ""
    hangs: int | None = None
    way: int = 0


Read = Callable[[Found], Expression | None]

#: Halves of units that are not told with a fraction.
_HALVES = {"TH": "30M", "TM": "30S", "Y": "6M", "D": "12H", "M": "15D"}


def amount_of(words: str) -> float | None:
    """The number that words or digits tell ("seventy-two", "2 1/2", "half an"); None for "several" and the like.
    Of "two to three" it is the last. A number of very many digits tells nothing either."""
    if re.search(r"[\d,]{16}", words):
        return None
    words = re.split(r" (?:to|or) ", words.lower().strip())[-1]
    if vague := time_words()["vague"].get(words):
        return None if vague == "X" else float(vague)
    if m := re.fullmatch(r"(?:(\d+) )?(\d)/(\d)", words):
        return float(m[1] or 0) + int(m[2]) / max(1, int(m[3]))
    if m := re.fullmatch(r"(\d[\d,]*(?:\.\d+)?)(?: ([a-z]+))?", words):
        return float(m[1].replace(",", "")) * SCALES.get(m[2] or "", 1)
    half = re.search(r"(?:^|[- ]and[- ](?:a|one)[- ])half(?: an?)?$", words)
    whole = _whole(words[: half.start()] if half else words)
    return whole + 0.5 if half and whole is not None else 0.5 if half else whole or None


def _whole(words: str) -> float | None:
    total, last = 0.0, 0.0
    for word in re.split(r"[\s-]+", words):
        if word in SCALES:
            total, last = total + (last or 1) * SCALES[word], 0.0
        elif word in ONES or word in TENS:
            last += ONES.get(word, 0) or TENS.get(word, 0)
        elif word in ("a", "an"):
            last = 1.0
        elif word.replace(",", "").isdecimal():
            last += float(word.replace(",", "")[:9])
        elif word not in ("and", ""):
            return None
    return total + last


def unit_of(words: str) -> str:
    """The letter of a unit, singular or plural: TH for hours; "" when it is none."""
    return time_words()["units"].get(words) or time_words()["many_units"].get(words, "")


#: Units that are told in smaller ones, as ISO 8601 has no letters for them; an open number of them keeps its letters.
_IN_SMALLER = {"2W": (2, "W"), "DE": (10, "Y"), "CE": (100, "Y"), "ML": (1000, "Y")}


def duration(amount: float | None, letter: str) -> str:
    """The TIMEX3 duration of so many units; X for an open number; half an hour is PT30M, a decade P10Y."""
    if letter in _IN_SMALLER and (amount is not None or letter == "2W"):
        times, letter = _IN_SMALLER[letter]
        amount = None if amount is None else amount * times
    if amount is not None and amount % 1 == 0.5 and letter in _HALVES:
        return _with_half(int(amount), letter)
    told = "X" if amount is None else f"{amount:g}" if amount < 1e6 else f"{amount:.0f}"
    return f"PT{told}{letter[1:]}" if letter.startswith("T") else f"P{told}{letter}"


def _with_half(whole: int, letter: str) -> str:
    """Two and a half years are P2Y6M, two and a half days P2DT12H."""
    half = _HALVES[letter]
    if letter.startswith("T"):
        return f"PT{whole}{letter[1:]}{half}" if whole else f"PT{half}"
    told = f"{whole}{letter}" if whole else ""
    return f"P{told}{'T' if half.endswith('H') else ''}{half}"
