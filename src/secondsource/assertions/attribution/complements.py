"""What stands to the right of a verb of saying: the one told, time and occasion, and then what is said."""

from __future__ import annotations

from dataclasses import dataclass

from secondsource.assertions.attribution.lines import QUOTES, Line, Range
from secondsource.assertions.attribution.phrases import finite
from secondsource.assertions.attribution.verbs import QUANTITY, Hit, is_adverb, occasion_end
from secondsource.resources.cues import COMPLEMENTS, cues
from secondsource.resources.grammar import grammar
from secondsource.resources.speakers import speaker_words

_OBJECTS = frozenset(
    {"me", "him", "her", "us", "them", "you", "it", "reporters", "journalists", "lawmakers", "viewers", "parliament"}
)
_SHORT = frozenset({"it", "this", "them", "these", "those"})
_OUTLETS = frozenset({"agency", "media", "state-media"})
#: Adverbs that belong to what is said.
_SCOPE = frozenset({"not", "all", "both", "either", "just", "only", "even", "no"})
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
    if hit.apart:
        return Complement("object", (i, hit.apart[0]), behind=hit.apart[1])
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
    if kind == "object" and line.low(i) in _SHORT and _adverbial(line, i + 1, ceiling):
        ceiling = i + 1  # "denied it on Monday"
    return Complement(kind, (i, ceiling) if kind and i < ceiling else None, told, i)


def _told(line: Line, i: int, ceiling: int) -> Range | None:
    """The one told: "reporters", "Reuters", "a rally in Lima"."""
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
            end += _outlet_noun(line, end, ceiling)
            break
        if end > i + 1 and line.low(end) in words.determiners | words.pronouns:
            break
        end += 1
    return (i, end) if end > i else None


def _outlet_noun(line: Line, i: int, ceiling: int) -> int:
    """How many words behind a name say that it is an outlet: "the Norr" "news agency"."""
    kinds = speaker_words()
    behind = (n for n in (1, 2, 3) if i + n <= ceiling and not any(line.capital(j) for j in range(i, i + n)))
    sizes = (n for n in behind if kinds.kinds_of(line.lows((i, i + n))) & _OUTLETS)
    return next(sizes, 0)


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
    while i < ceiling and not line.quoted(i):
        step = _adverbial(line, i, ceiling)
        if step == 0:
            break
        i += step
        while line.low(i).isdigit() and line.low(i - 1) in words.weekdays:
            i += 1
    return i


def _adverbial(line: Line, i: int, ceiling: int) -> int:
    """How many words the adverbial of time or occasion at word i has; 0 if there is none."""
    words, low = grammar(), line.low(i)
    if (low in words.weekdays and line.capital(i)) or low in words.times or (is_adverb(low) and low not in _SCOPE):
        return 1
    if low in {"late", "early"} and line.low(i + 1) in words.prepositions | words.times | words.weekdays:
        return 1
    if low in {"this", "last", "next"} and line.low(i + 1) in words.times | words.weekdays:
        return 2
    end = occasion_end(line, i, ceiling) if low in words.prepositions else None
    return end - i if end else 0


def _kind(line: Line, i: int, ceiling: int, hit: Hit) -> str:
    """Which of the verb's complements begins at word i; "" for none of them."""
    if i >= ceiling:
        return ""
    words, takes, low = grammar(), hit.verb.takes, line.low(i)
    after = i + 1 if low in {",", ":"} else i
    if after < ceiling and line.words[after].text in QUOTES and "quote" in takes:
        return "quote"
    if low == ":":
        return "quote" if "bare" in takes else ""
    if low == "to" and line.low(i + 1) not in words.determiners:
        return "to" if "to" in takes and _communicates(line, i + 1, hit) else ""
    if low in words.questions:
        return "wh" if "wh" in takes else ""
    bound = line.low(i + 1) in QUANTITY or line.low(i + 1)[:1].isdigit()
    if low in words.prepositions and (low == "of" or not bound):
        return low if low in takes and low not in COMPLEMENTS else ""
    if line.words[i].mark and line.words[i].text not in QUOTES | {"$", "€", "£"}:
        return ""
    return "" if low in words.conjunctions else _plain_kind(line, i, ceiling, hit)


def _communicates(line: Line, i: int, hit: Hit) -> bool:
    """For "declined to", "refused to": whether it is speech that is refused."""
    refused = {line.low(i), line.low(i + 1)} if is_adverb(line.low(i)) else {line.low(i)}
    spoken = cues().withheld | {"say", "give", "reveal", "disclose", "confirm", "deny", "tell", "rule", "be"}
    return hit.verb.stance != "decline" or bool(refused & spoken)


def _plain_kind(line: Line, i: int, ceiling: int, hit: Hit) -> str:
    """A clause without "that", or one of the kinds of object."""
    takes, rest = hit.verb.takes, (i, ceiling)
    if "bare" in takes and ("object" not in takes or finite(line, rest)):
        return "bare"
    if "object" in takes:
        return "object"
    checks = {"quoted": _holds_quotation, "number": _begins_with_number, "measure": measured, "as": _holds_as}
    for kind, holds in checks.items():
        if kind in takes and holds(line, rest):
            return kind
    return next((kind for kind in ("record", "sight") if kind in takes), "")


def _holds_quotation(line: Line, span: Range) -> bool:
    return any(line.quoted(j) for j in range(*span))


def _is_number(low: str) -> bool:
    return low[:1].isdigit() or low in grammar().numbers


def _begins_with_number(line: Line, span: Range) -> bool:
    return any(_is_number(low) for low in line.lows(span)[:4])


def _holds_as(line: Line, span: Range) -> bool:
    return "as" in line.lows(span)[:10]


def measured(line: Line, span: Range) -> bool:
    """Whether the object of "put", "raise", "give" is a count: a number beside "at"/"to", or a word such as "toll"."""
    lows = line.lows(span)[:14]
    number = any(_is_number(low) for low in lows)
    return bool(cues().measures & set(lows[:8])) or (number and bool({"at", "to"} & set(lows)))
