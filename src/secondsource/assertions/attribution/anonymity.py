"""What a report tells of a source without a name: how many they are, whose, how they know, on what terms they spoke."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from secondsource.assertions.attribution.lines import Line, Range
from secondsource.assertions.attribution.verbs import is_adverb
from secondsource.model.assertion import Anonymous
from secondsource.model.span import Span
from secondsource.resources.anonymous import Bounds, anonymous_words, phrase_at
from secondsource.resources.grammar import grammar
from secondsource.text.numerals import ONES

_RELATIVE = frozenset({"who", "which", "whose", "whom", "that"})
_DEFINITE = frozenset({"the", "these", "those", "all"})
_AND = frozenset({"and", "or"})


def typed(line: Line, source: Range) -> Anonymous:
    """What the words of a source tell of it."""
    start, end = line.trimmed(source)
    while start < end - 1 and line.words[start].mark:
        start += 1
    close = _phrase_end(line, start, end)
    low, high, number = _number(line, start, close)
    access, affiliation = _known_by(line, close, end), list(_before_heads(line, start, close))
    behind = _behind(line, start, close, end)
    terms = spoken_on(line, (start, end))
    return Anonymous(
        low=low,
        high=high,
        number=number and line.span(number),
        affiliation=tuple(_body(line, words) for words in [*affiliation, *([behind] if behind else [])]),
        access=line.span(access) if access else _inherent(line, start, close),
        condition=terms.condition,
        reason=terms.reason,
    )


def merged(told: Sequence[Anonymous]) -> Anonymous:
    """All that several mentions tell of one source: the first of each kind, in the order of the mentions."""
    counted = next((one for one in told if one.number), next((one for one in told if one.low), Anonymous()))
    return Anonymous(
        low=counted.low,
        high=counted.high,
        number=counted.number,
        affiliation=next((one.affiliation for one in told if one.affiliation), ()),
        access=next((one.access for one in told if one.access), None),
        condition=next((one.condition for one in told if one.condition), None),
        reason=next((one.reason for one in told if one.reason), None),
    )


def spoken_on(line: Line, within: Range) -> Anonymous:
    """The terms in a stretch of a line, with the reason that is given for them."""
    known, lows = anonymous_words(), [word.low for word in line.words]
    found = Anonymous()
    for i in range(*within):
        if not line.plain(i):
            continue
        size = phrase_at(known.conditions, lows, i)
        if size and found.condition is None:
            found = replace(found, condition=line.span((i, i + size)), reason=_reason(line, i + size, within[1]))
        barred = phrase_at(known.bars, lows, i)
        if barred and found.reason is None:
            found = replace(found, reason=line.span((i, _clause_end(line, i + barred, within[1]))))
    return found


def _reason(line: Line, i: int, end: int) -> Span | None:
    """The reason that stands directly behind a condition, a comma between them or not."""
    i += line.comma(i)
    opened = phrase_at(anonymous_words().reasons, [word.low for word in line.words], i)
    return line.span((i, _clause_end(line, i + opened, end))) if opened and i < end else None


def _clause_end(line: Line, i: int, end: int) -> int:
    """The next comma, quotation or full stop."""
    return next((j for j in range(i, end) if line.comma(j) or line.quoted(j) or line.words[j].text in ".;:!?"), end)


def _phrase_end(line: Line, start: int, end: int) -> int:
    """Where the noun phrase itself ends: before a comma, a preposition, a relative pronoun or a participle; after the
    "of" of a count ("a number of officials")."""
    known, lows = anonymous_words(), [word.low for word in line.words]
    counted, _ = _count(line, start, end)
    stop = (known.belonging | grammar().prepositions | _RELATIVE) - known.ranks
    for i in range(max(counted, start), end):
        if line.comma(i) or line.low(i) in stop or phrase_at(known.access, lows, i) or line.words[i].inside:
            return max(i - is_adverb(line.low(i - 1)), start + 1)
    return end


def count_of(line: Line, start: int, end: int) -> tuple[int, int]:
    """Where the count at the head of a description ends ("a number of officials"; `start` where there is none), and
    the lowest number that it tells (0: none)."""
    close, (low, _) = _count(line, start, end)
    return close, low or 0


def _count(line: Line, start: int, end: int) -> tuple[int, Bounds]:
    """The end of the count that begins at a word, with its bounds; `start` itself where none does."""
    known, lows = anonymous_words(), [word.low for word in line.words]
    open_ = phrase_at(known.at_least, lows, start)
    i = start + open_
    if lows[i] in _DEFINITE and i + 1 < end and (lows[i + 1].isdecimal() or lows[i + 1] in ONES):
        i += 1  # "the three officers"
    for size in (3, 2, 1):
        bounds = known.counts.get(tuple(lows[i : i + size])) if i + size <= end else None
        if bounds is None and size == 1 and i < end and lows[i].isdecimal() and int(lows[i]) < 1000:
            bounds = (int(lows[i]), int(lows[i]))
        if bounds and not (line.low(i + size) in {"in", "out"} and line.low(i + size + 1)[:1].isdigit()):
            return i + size, (bounds[0], None if open_ else bounds[1])
    return start, (None, None)


def _number(line: Line, start: int, close: int) -> tuple[int | None, int | None, Range | None]:
    """How many they are; "three diplomats and a clerk" are four. Without a count a plural is two or more."""
    first, (low, high) = _count(line, start, close)
    last = first
    for i in range(first, close - 1):
        if low is not None and line.low(i) in _AND:
            end, (more, most) = _count(line, i + 1, close)
            if more is not None:
                low, high, last = low + more, high + most if high is not None and most is not None else None, end
    if low is not None:
        return low, high, (start, last)
    plural = _is_plural(line.low(close - 1))
    return (2, None, None) if plural else (1, 1, None)


def _is_plural(low: str) -> bool:
    return (low.endswith("s") and not low.endswith(("ss", "us"))) or low in {
        "people",
        "men",
        "women",
        "police",
        "staff",
    }


def _before_heads(line: Line, start: int, close: int) -> Iterator[Range]:
    """The words before each head that tell what its people belong to ("military" of "two military sources")."""
    known, first = anonymous_words(), start
    cuts = [i for i in range(start + 1, close - 1) if line.low(i) in _AND and _count(line, i + 1, close)[0] > i + 1]
    for begin, end in zip([start, *(i + 1 for i in cuts)], [*cuts, close], strict=True):
        first, last = _count(line, begin, end)[0], end - 1
        drop = known.ranks | known.placed | grammar().determiners
        while first < last and line.low(first) in drop:
            first += 1
        while last > first and line.low(last - 1) in known.ranks | known.placed:
            last -= 1
        if set(line.lows((first, last))) <= known.past:
            continue
        belongs = line.low(end - 1) in known.members or any(line.capital(i) for i in range(max(first, 1), last))
        if first < last and belongs and not any(line.words[i].mark or line.quoted(i) for i in range(first, last)):
            yield first, last


def _behind(line: Line, start: int, close: int, end: int) -> Range | None:
    """The body behind a preposition ("at army headquarters"), unless the words tell how somebody knows."""
    known, lows, rules = anonymous_words(), [word.low for word in line.words], grammar()
    only_counted = _count(line, start, close)[0] == close  # "two of the officials"
    if only_counted or close >= end - 1 or lows[close] not in known.belonging or phrase_at(known.access, lows, close):
        return None
    stop = (rules.prepositions | _RELATIVE) - {"of", "for"}
    last = next(
        (i for i in range(close + 1, end) if line.comma(i) or lows[i] in stop or phrase_at(known.access, lows, i)), end
    )
    words = set(lows[close + 1 : last])
    empty = not words - rules.determiners or words & (
        known.elsewhere | rules.weekdays | rules.pronouns - rules.determiners
    )
    return None if empty else (close + 1, last)


def _known_by(line: Line, close: int, end: int) -> Range | None:
    """The first words behind the phrase that tell how somebody knows, up to the clause that follows."""
    known, lows = anonymous_words(), [word.low for word in line.words]
    for i in range(close, end):
        size = phrase_at(known.access, lows, i) if line.plain(i) else 0
        if size == 0 and i + 1 < end and is_adverb(lows[i + 1]):  # "who directly saw"
            skipped = [*lows[: i + 1], *lows[i + 2 :]]
            size = phrase_at(known.access, skipped, i)
            size += bool(size)
        if size:
            stop = _RELATIVE | {"but", "while", "as"}
            last = next((j for j in range(i + size, end) if line.comma(j) or lows[j] in stop or _terms(lows, j)), end)
            return i - (i > close and is_adverb(lows[i - 1])), last
    return None


def _terms(lows: Sequence[str], i: int) -> bool:
    """Whether the terms somebody spoke on begin at a word."""
    known = anonymous_words()
    return bool(phrase_at(known.conditions, lows, i) or phrase_at(known.bars, lows, i)) or lows[i] in {
        "speaking",
        "who",
    }


def _inherent(line: Line, start: int, close: int) -> Span | None:
    """The word of the phrase itself that tells that somebody was there or is well informed."""
    known = anonymous_words()
    found = [i for i in range(start, close) if line.low(i) in known.placed]
    found += [close - 1] if line.low(close - 1) in known.witnesses else []
    return line.span((found[0], found[0] + 1)) if found else None


def _body(line: Line, words: Range) -> Span:
    """The characters of a body's name, without the ending of a genitive ("the ministry's officials")."""
    span = line.span(line.trimmed(words))
    return replace(span, end=span.end - 2) if line.low(words[1] - 1).endswith("'s") else span
