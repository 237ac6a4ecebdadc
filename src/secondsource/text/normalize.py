"""One key for the many ways to write a word: case, accents, apostrophes, spelling, endings, numbers in words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from secondsource.text.numerals import ONES, TENS

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "‐": "-", "‑": "-"})
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
#: British endings and their American form.
_SPELLINGS = (
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("ise", "ize"),
    ("ysed", "yzed"),
    ("yse", "yze"),
    ("ours", "ors"),
    ("oured", "ored"),
    ("ouring", "oring"),
    ("our", "or"),
    ("elled", "eled"),
    ("elling", "eling"),
    ("etres", "eters"),
    ("etre", "eter"),
    ("entres", "enters"),
    ("entre", "enter"),
    ("efence", "efense"),
    ("ffence", "ffense"),
    ("ogue", "og"),
)
#: Words that only look British ("promise" is never "promize").
_NOT_BRITISH = frozenset(
    {"promise", "rise", "exercise", "premise", "surprise", "enterprise", "franchise", "advise", "devise", "revise"}
    | {"four", "hour"}
)


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The word in small letters without accents, with straight apostrophes and without a possessive ending."""
    plain = unicodedata.normalize("NFKD", word.translate(_APOSTROPHES).casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    for ending in ("'s", "s'"):
        if len(plain) > 3 and plain.endswith(ending):
            plain = plain[: -len(ending)] + ("s" if ending == "s'" else "")
    return plain


def numeral(folded: str) -> str | None:
    """The digits of a number in digits or words up to ninety-nine ("41,500" -> "41500", "thirty-six" -> "36")."""
    if _DIGITS.fullmatch(folded):
        head, _, tail = folded.rpartition(".")
        if head and len(tail) != 3:  # 2.5 keeps its point, 58.000 is a thousand
            return f"{head.replace(',', '').replace('.', '')}.{tail}"
        return folded.replace(",", "").replace(".", "")
    if folded in ONES:
        return str(ONES[folded])
    tens, _, units = folded.partition("-")
    if tens in TENS and (not units or 0 < ONES.get(units, 0) < 10):
        return str(TENS[tens] + ONES.get(units, 0))
    return None


def american(folded: str) -> str:
    """The American spelling of a British word; other words stay ("neighbour" -> "neighbor")."""
    if folded in _NOT_BRITISH or len(folded) < 5:
        return folded
    for british, ending in _SPELLINGS:
        if folded.endswith(british) and len(folded) > len(british):
            return folded[: -len(british)] + ending
    return folded


def stem(folded: str) -> str:
    """The word without its commonest endings: plural, -ed, -ing, -ly. No linguistics: only equal words need meet."""
    word = folded
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes", "zes")):
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending, left in (("ingly", 3), ("edly", 3), ("ing", 3), ("ied", 2), ("ed", 3), ("ly", 4)):
        if word.endswith(ending) and len(word) - len(ending) >= left:
            word = word[: -len(ending)] + ("y" if ending == "ied" else "")
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsze":
                word = word[:-1]
            break
    return word[:-1] if len(word) > 3 and word.endswith("e") else word
