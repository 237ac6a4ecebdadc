"""Expressions of time as they stand in the words, before anybody reckons which day they mean.

Pieces are found by the table of `timeforms`, then neighbours are joined: a clock time and its day, a day and its part.
Full and partial dates are found by `text.dates`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from secondsource.language.timeforms import HOURS, Expression, forms
from secondsource.resources.times import time_words
from secondsource.text.dates import DateMention, find_dates


def find_expressions(text: str) -> list[Expression]:
    """The expressions of a text in order, without overlap."""
    if not _hint().search(text):
        return []
    taken: list[Expression] = [_from_date(text, mention) for mention in find_dates(text)]
    busy = bytearray(len(text) + 1)
    for found in taken:
        busy[found.start : found.end] = b"\1" * (found.end - found.start)
    for pattern, read in forms():
        for match in pattern.finditer(text):
            if busy.find(1, match.start(), match.end()) >= 0:
                continue
            made = read(match)
            if made is not None:
                taken.append(made)
                busy[made.start : made.end] = b"\1" * (made.end - made.start)
    return _joined(text, sorted(taken, key=lambda e: e.start))


@lru_cache(maxsize=1)
def _hint() -> re.Pattern[str]:
    """What every expression has one of; most sentences have none, and need no further look."""
    words = time_words()
    told = [*words.parts, *words.units, *words.seasons, *words.references, *words.sets, *HOURS, "day", "mon"]
    months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    return re.compile(rf"\d|\b(?:{'|'.join([*told, *months])})|day\b|days\b|night|tomorrow", re.I)


def _from_date(text: str, mention: DateMention) -> Expression:
    """A stated date; "last" and "next" before a weekday, and the habit in "on a Friday", are kept as its word."""
    before = text[max(0, mention.start - 24) : mention.start]
    if mention.weekday is not None and mention.value == f"XXXX-WXX-{mention.weekday}":
        word = re.search(r"(?i)\b(last|next|this|coming|following|previous|every|each|a|an)\s+\Z", before)
        found = Expression(mention.start, mention.end, day=("weekday", mention.weekday))
        told = word[1].lower() if word else ""
        if told in ("every", "each", "a", "an"):
            return replace(found, type="set", value=mention.value, day=None)
        return replace(found, word=told)
    clock = mention.clock or ""
    return Expression(
        mention.start,
        mention.end,
        "time" if clock else "date",
        day=("value", mention.value),
        clock=clock,
        word=mention.part or "",
    )


# ---- joining neighbours -------------------------------------------------------------------------------------------

_GAP = re.compile(r"(?:,? (?:on |in the |of |the )?(?:night of )?)?\Z")

_AT = re.compile(r",? at (?:about |around |exactly )?\Z")


def _joined(text: str, found: list[Expression]) -> list[Expression]:
    """Neighbours that tell one moment become one expression; loose pieces that met no day are dropped."""
    result: list[Expression] = []
    for right in found:
        left = result[-1] if result else None
        both = _join(left, right) if left and _meet(text, left, right) else None
        if both is None:
            result.append(right)
        else:
            result[-1] = both
    return [e for e in result if not e.loose]


def _meet(text: str, left: Expression, right: Expression) -> bool:
    """Whether only small words stand between two expressions: "Monday in the night", "tonight at about eight"."""
    if left.day and left.part and right.clock and _AT.fullmatch(text, left.end, right.start):
        return True
    return _GAP.fullmatch(text, left.end, right.start) is not None


def _join(left: Expression, right: Expression) -> Expression | None:
    """One expression for both, when each tells what the other leaves open."""
    if "set" in (left.type, right.type) or "duration" in (left.type, right.type):
        return None
    if left.value or right.value or left.shift or right.shift or (left.day and right.day):
        return None
    if (left.clock and right.clock) or (left.part and right.part) or not (_is_day(left) and _is_day(right)):
        return None
    whole = Expression(
        left.start,
        right.end,
        "time",
        day=left.day or right.day,
        part=left.part or right.part,
        clock=left.clock or right.clock,
        open_half=left.open_half or right.open_half,
        spoken=left.spoken or right.spoken,
        word=left.word or right.word,
    )
    return whole if whole.day or (whole.clock and whole.part) else None


def _is_day(e: Expression) -> bool:
    """Whether the expression is of one day or within one; "late 2009" and "March" are not."""
    return e.day is None or e.day[0] != "value" or re.search(r"-\d\d-\d\d\Z", str(e.day[1])) is not None
