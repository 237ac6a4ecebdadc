"""What stands to the right of a verb of saying: the one told, time and occasion, and then what is said."""

from __future__ import annotations

from dataclasses import dataclass

from secondsource.assertions.attribution.lines import QUOTES, Line, Range
from secondsource.assertions.attribution.phrases import finite
from secondsource.assertions.attribution.verbs import Hit, is_adverb
from secondsource.resources.cues import cues
from secondsource.resources.grammar import grammar

_OBJECTS = frozenset(
    {"me", "him", "her", "us", "them", "you", "reporters", "journalists", "lawmakers", "viewers", "parliament"}
)
_QUANTITY = frozenset({"least", "most", "many", "much", "than", "to"})
_REACH = 18  # words between the verb and its "that": the one told, the time and the occasion


@dataclass(frozen=True, slots=True)
class Complement:
    """`kind` as in cues.yml ("" where nothing is said to the right); `content` the words said; `told` the one told."""

    kind: str
    content: Range | None = None
    told: Range | None = None
    #: Where the adverbials after the verb end.
    behind: int = 0


def complement(line: Line, hit: Hit, ceiling: int) -> Complement:
    """What follows the verb, up to `ceiling`."""
    i, takes = hit.head + 1, hit.verb.takes
    if "out" in takes and line.low(i) == "out":
        i += 1
    told = _told(line, i, ceiling) if hit.verb.addressee and not hit.passive else None
    if told:
        i = told[1]
    that = _that(line, i, ceiling)
    if that and takes & {"that", "bare"}:
        return Complement("that", (that + 1, ceiling), told, i)
    i = _past_adverbials(line, i, ceiling)
    kind = _kind(line, i, ceiling, hit)
    if kind in ("quote", "mixed") and line.low(i) in {",", ":"}:
        i += 1
    return Complement(kind, (i, ceiling) if kind and i < ceiling else None, told, i)


def _told(line: Line, i: int, ceiling: int) -> Range | None:
    """The one told: "reporters", "Reuters", "a news conference in the capital"."""
    words = grammar()
    if line.low(i) in _OBJECTS:
        return i, i + 1
    if i >= ceiling or line.words[i].mark or line.low(i) in words.prepositions | {"that"}:
        return None
    end = i + (line.low(i) in words.determiners | words.possessives)
    named = line.capital(end)
    while (
        end < ceiling
        and not line.words[end].mark
        and line.low(end) not in words.prepositions | words.subordinators | words.finite
    ):
        if named and not line.capital(end):
            break
        if end > i + 1 and line.low(end) in words.determiners | words.pronouns:
            break
        end += 1
    return (i, end) if end > i else None


def _that(line: Line, i: int, ceiling: int) -> int | None:
    """The "that" which opens what is said, if only the one told, time and occasion stand before it."""
    for j in range(i, min(i + _REACH, ceiling)):
        if line.quoted(j) or line.words[j].text in {":", ";"}:
            return None
        if line.low(j) == "that":
            return j if j == i or (_adverbial_head(line, i) and not finite(line, (i, j))) else None
    return None


def _adverbial_head(line: Line, i: int) -> bool:
    words = grammar()
    low = line.low(i)
    return low in words.prepositions | words.times | words.weekdays | {
        ",",
        "late",
        "early",
        "this",
        "last",
    } or is_adverb(low)


def _past_adverbials(line: Line, i: int, ceiling: int) -> int:
    """Past "on Tuesday", "in a statement", "by telephone", "this afternoon", "later"."""
    words = grammar()
    while i < ceiling:
        low = line.low(i)
        if line.quoted(i):
            return i
        if (
            (low in words.weekdays and line.capital(i))
            or (low in words.times and low not in {"report"})
            or (
                is_adverb(low)
                and low
                not in {"not", "all", "both", "either", "just", "only", "nearly", "roughly", "approximately", "even"}
            )
        ) or (low in {"late", "early"} and line.low(i + 1) in words.prepositions | words.times | words.weekdays):
            i += 1
        elif low in {"this", "last", "next"} and line.low(i + 1) in words.times | words.weekdays:
            i += 2
        elif low in words.prepositions and (end := _phrase_end(line, i, ceiling)):
            i = end
        else:
            return i
        while line.low(i).isdigit() and line.low(i - 1) in words.weekdays:
            i += 1
    return i


def _phrase_end(line: Line, i: int, ceiling: int) -> int | None:
    """The end of a prepositional phrase of time or occasion that begins at word i."""
    words = grammar()
    heads = words.weekdays | words.times | words.occasions
    if (
        line.low(i) in {"about", "than"}
        or line.low(i + 1) in _QUANTITY
        or (line.capital(i + 1) and line.low(i + 1).isdigit() and line.low(i + 2) not in heads)
    ):
        return None
    for j in range(i + 1, min(i + 8, ceiling)):
        if line.words[j].mark or line.low(j) in words.finite:
            return None
        if line.low(j) in heads and line.low(j + 1) not in heads:
            return j + 1
    return None


def _kind(line: Line, i: int, ceiling: int, hit: Hit) -> str:
    """Which of the verb's complements begins at word i; "" for none of them."""
    if i >= ceiling:
        return ""
    words, takes, low = grammar(), hit.verb.takes, line.low(i)
    after = i + 1 if low in {",", ":"} else i
    if after < ceiling and line.words[after].text in QUOTES and "quote" in takes:
        return "quote"
    if low == ":":
        return "quote" if takes & {"quote", "bare"} else ""
    if low == "to" and line.low(i + 1) not in words.determiners:
        return "to" if "to" in takes else ""
    if low in words.questions:
        return "wh" if "wh" in takes else ""
    if low in words.prepositions and line.low(i + 1) not in _QUANTITY and not _number(line, i + 1):
        return low if low in takes else ""
    if line.words[i].mark and line.words[i].text not in QUOTES | {"$", "€", "£"}:
        return ""
    if low in words.conjunctions:
        return ""
    return _plain_kind(line, i, ceiling, hit)


def _number(line: Line, i: int) -> bool:
    return line.low(i)[:1].isdigit()


def _plain_kind(line: Line, i: int, ceiling: int, hit: Hit) -> str:
    """A clause without "that", or one of the kinds of object."""
    takes, rest = hit.verb.takes, range(i, ceiling)
    if "bare" in takes and ("object" not in takes or finite(line, (i, ceiling))):
        return "bare"
    if "object" in takes:
        return "object"
    if "quoted" in takes and any(line.quoted(j) for j in rest):
        return "quoted"
    if "measure" in takes and measured(line, (i, ceiling)):
        return "measure"
    for kind in ("record", "sight"):
        if kind in takes:
            return kind
    return ""


def measured(line: Line, span: Range) -> bool:
    """Whether the object of "put", "raise", "give" is a count: a number beside "at"/"to", or a word such as "toll"."""
    lows = line.lows(span)[:14]
    number = any(low[:1].isdigit() for low in lows)
    return bool(cues().measures & set(lows[:8])) or (number and bool({"at", "to"} & set(lows)))
