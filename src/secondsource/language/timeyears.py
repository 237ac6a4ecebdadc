"""Readers of years, decades and centuries, and the numbers of days and years in other forms."""

from __future__ import annotations

import re

from secondsource.language.timepieces import Found
from secondsource.language.timereading import Expression
from secondsource.resources.times import time_words
from secondsource.text.listed import listed
from secondsource.text.numerals import ONES, TENS


def year_of(m: Found) -> str:
    """The stated year in four digits, "XXXX" when there is none; '88 is 1988 and '05 is 2005."""
    words = m.words("year")
    if not words:
        return "XXXX"
    if words.isdecimal():
        return words
    digits = words[-2:]
    return ("19" if int(digits) >= 40 else "20") + digits


#: What may stand behind a number that is a year, and what behind one that is a clock time.
_YEAR_ENDS = frozenset({"", ".", ",", ";", ":", "?", "!", ")", "”", '"', "’", "ad", "ce", "when"})
_CLOCK_ENDS = frozenset({"gmt", "utc", "hours", "hrs", "h", "z", "("})


def odd_year(m: Found) -> tuple[str, int] | None:
    """The year behind a day, month or season that is none of 1000 to 2199, in four digits ("0000" where there is no
    such year), and where it ends; None where no such year stands there. "January 1, 0001", "the year 500."."""
    if m.has("year"):
        return None
    skip = 1 + (m.after() in (",", "of"))
    words, then = m.after(skip), m.after(skip + 1)
    if not (words.isascii() and words.isdigit() and len(words) <= 9) or "1000" <= words.zfill(4) < "2200":
        return None
    zeros = len(words) == 4 and words[0] == "0" and then not in _CLOCK_ENDS and then not in time_words()["zones"]
    behind = then in _YEAR_ENDS if skip == 1 else then in _YEAR_ENDS and len(words) == 4
    if not zeros and not (behind and len(words) >= 3) and not (m.words("unit") == "year" and words == "0"):
        return None
    return words.zfill(4) if len(words) <= 4 else "0000", m.row.places[m.core[1] - 1 + skip][1]


def nothing(start: int, end: int) -> Expression:
    """Words that tell no time, though their parts would: they are kept from all other readers and dropped."""
    return Expression(start, end, value="XXXX", loose=True)


def dated_by(m: Found, odd: tuple[str, int], value: str) -> Expression:
    """The value with an odd year in it; no time where there is no such year."""
    year, end = odd
    return Expression(m.start, end, day=("value", value)) if int(year) else nothing(m.start, end)


def number_of(m: Found, label: str) -> int:
    """The number that a part tells: "23", "23rd", "third"."""
    words = m.words(label)
    digits = re.match(r"\d{1,4}", words)
    return int(digits[0]) if digits else int(time_words()["ordinals"].get(words, "0"))


_SUMS = listed("$ £ € ¥ # + = @ / °")
_TELL_YEAR = listed(
    "in since until till during by year years after before through throughout for between from of the its his her",
    "their our this 's early late mid than election elections",
)
_SPLIT = re.compile(r"[a-z]{3,}s$")


def bare_year(m: Found) -> Expression | None:
    """A number of four digits where it is a year: not a sum, not a count, not a piece of a name."""
    before, after = m.before(), m.after()
    if before in _SUMS or after in ("%", "percent", "°", "/") or _is_counted(m):
        return None
    if before in ("-", "–", "—") and not (
        _is_year(m.before(2)) or m.before(2) in ("mid", "pre", "post", "early", "late")
    ):
        return None
    if after == "-" and m.after(2)[:1].isalpha() and m.after(2) not in ("era", "style", "model"):
        return None
    if before in _TELL_YEAR or before in ("(", "["):
        return _of_year(m)
    if m.after_capital() and not after.isalpha():
        return None
    joined = before in ("and", "or", "to", ",", "-", "–", "vs") and any(_is_year(m.before(k)) for k in (2, 3))
    if joined or (m.has("modern") and before not in ("at", "to", ",", "and", "or", ".") and not before.isdigit()):
        return _of_year(m)
    if before == "to" and m.before(2) in ("back", "dating", "dates", "dated", "prior", "up", "down"):
        return _of_year(m)
    if m.has("modern") and before in (",", "") and after in (",", "", "."):
        return _of_year(m)
    return None


def _of_year(m: Found) -> Expression:
    return Expression(m.start, m.end, day=("value", year_of(m)))


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and "1000" <= word < "2200"


def _is_counted(m: Found) -> bool:
    """Whether the number counts what stands behind it ("the 2000 people", "2000 new homes")."""
    after, before = m.after(), m.before()
    if after in time_words()["counted"] or m.after(2) in time_words()["counted"]:
        return True
    round_one = m.words("year").endswith("00") or not m.has("modern")
    return round_one and bool(_SPLIT.match(after)) and before not in ("in", "since", "year")


def year_named(m: Found) -> Expression | None:
    """ "the year 2000", "fiscal 1990", "nineteen ninety-four"."""
    if m.has("year"):
        return _of_year(m)
    return Expression(m.start, m.end, day=("value", spelled_year(m)))


def spelled_year(m: Found) -> str:
    """The year that words tell: "nineteen ninety-four" is 1994."""
    words = m.words("spelled").replace("-", " ").split()
    rest = sum(TENS.get(w, 0) + ONES.get(w, 0) for w in words[1:] if w not in ("thousand", "hundred", "and"))
    return str({"nineteen": 1900, "eighteen": 1800, "twenty": 2000, "two": 2000}[words[0]] + rest)


def decade(m: Found) -> Expression | None:
    """ "the 1990s", "the '80s", "the nineties"."""
    words = m.words("decade")
    if words.isalpha():
        digits = str(TENS[words.removesuffix("ies") + "y"] // 10)
        return Expression(m.start, m.end, day=("value", f"19{digits}"))
    digits = re.sub(r"\D", "", words)
    century = digits[:2] if len(digits) == 4 else "20" if digits < "20" else "19"
    return Expression(m.start, m.end, day=("value", f"{century}{digits[-2]}"))


def century(m: Found) -> Expression | None:
    """ "the 11th century" is 10, as its years begin."""
    number = number_of(m, "ordinal")
    return Expression(m.start, m.end, day=("value", f"{number - 1:02}")) if 1 <= number <= 22 else None
