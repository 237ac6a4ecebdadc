"""Expressions of time as they stand in the words, before anybody reckons which day they mean.

Pieces are found by the table of `timeforms`, then neighbours are joined: a clock time and its day, a day and its part.
Last, what stands before a time and belongs to it is taken in ("late", "about", "the end of").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from secondsource.language.timeforms import alphabet, forms, prefixes
from secondsource.language.timepieces import Found, Row
from secondsource.language.timereading import Expression


def find_expressions(text: str, spans: Iterable[tuple[int, int]] | None = None) -> list[Expression]:
    """The expressions in some stretches of a text (sentences; by default the whole), in order, without overlap."""
    row = alphabet().row(text, spans if spans is not None else [(0, len(text))])
    taken: list[Expression] = []
    busy = bytearray(len(row.letters))
    for pattern, read in forms():
        for match in pattern.finditer(row.letters):
            found = Found(row, match)
            first, after = found.core
            if busy.find(1, first, after) < 0 and (made := read(found)) is not None:
                taken.append(made)
                busy[first:after] = b"\1" * (after - first)
    joined = _joined(text, sorted(taken, key=lambda e: e.start))
    return _with_prefixes(row, joined) if joined else joined


# ---- joining neighbours -------------------------------------------------------------------------------------------

_GAP = re.compile(r"(?:,?\s?(?:on |in |in the |of the |of )?(?:night of )?)?\Z")
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
    between = text[left.end : right.start]
    if " at " not in between:
        return _GAP.fullmatch(between) is not None
    if left.clock and right.part and not right.day:
        return between == " at "  # "eleven at night"
    dated = left.day and (left.part or left.day[0] == "value")  # a weekday and its hour are told apart
    return bool(dated and right.clock and _AT.fullmatch(between))


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
        which=left.which or right.which,
        mod=left.mod or right.mod,
        zone=left.zone or right.zone,
    )
    return whole if whole.day or (whole.clock and whole.part) else None


def _is_day(e: Expression) -> bool:
    """Whether the expression is of one day or within one; "late 2009" and "March" are not."""
    if e.day is None or e.day[0] in ("publication", "told", "weekday", "holiday"):
        return True
    return e.day[0] == "value" and re.search(r"-\d\d-\d\d\Z", str(e.day[1])) is not None


# ---- what stands before -------------------------------------------------------------------------------------------


def _with_prefixes(row: Row, found: list[Expression]) -> list[Expression]:
    at = {e.start: n for n, e in enumerate(found)}
    for kind, pattern in prefixes():
        for match in pattern.finditer(row.letters):
            n = at.get(row.places[match.end()][0]) if match.end() < len(row.places) else None
            told = Found(row, match)
            if n is None or (n and found[n - 1].end > told.start) or found[n].start < told.end:
                continue
            words = told.words("code")
            if _belongs(kind, words, found[n]):
                mod = told.code("code", {"blur": "blur", "piece": "pieces", "edge": "edges"}[kind])
                found[n] = replace(found[n], start=told.start, mod=mod)
    return found


def _belongs(kind: str, words: str, e: Expression) -> bool:
    """Whether the words before a time blur it or tell which piece of it is meant."""
    if e.mod or e.type == "set" or e.loose:
        return False
    if kind == "blur":
        return _can_blur(words, e)
    if e.type == "duration" or e.value or e.clock:
        return False
    told = e.day[0] if e.day else ""
    if words in ("earlier", "later"):
        return told in ("publication", "told") or bool(e.shift)
    if kind == "edge":
        return told not in ("publication", "told", "weekday") and not e.part
    return told != "told" and (told != "holiday")


def _can_blur(words: str, e: Expression) -> bool:
    if e.type == "duration":
        return True
    if words == "some":
        return False
    if e.clock or e.which == "ago" or (e.shift and e.which):
        return True
    return words in ("around", "nearly", "almost") and bool(e.day) and e.day[0] in ("value", "year part")  # type: ignore[index]
