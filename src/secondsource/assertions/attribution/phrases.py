"""Noun phrases and clauses without a tagger: who stands before a verb of saying, who after it, what is a clause."""

from __future__ import annotations

from secondsource.assertions.attribution.lines import Line, Range
from secondsource.assertions.attribution.verbs import is_adverb
from secondsource.resources.anonymous import anonymous_words, phrase_at
from secondsource.resources.cues import cues
from secondsource.resources.grammar import grammar

MAX_SOURCE = 32  # words; a longer stretch is hardly one noun phrase with its relative clause


def finite(line: Line, span: Range) -> bool:
    """Whether the range holds a finite verb outside relative clauses, quotations and brackets."""
    words = grammar()
    for i in range(*span):
        low = line.low(i)
        if low in words.relatives and i > span[0] and low != "that":
            return False
        if line.plain(i) and (low in words.finite or low in words.pasts or _looks_past(line, i, span[0])):
            return True
    return False


def _looks_past(line: Line, i: int, start: int) -> bool:
    """Whether a word in -ed has a subject before it and is no adjective or participle of a passive."""
    low, before = line.low(i), line.low(i - 1)
    if not low.endswith("ed") or len(low) < 5 or i <= start or line.capital(i):
        return False
    if phrase_at(anonymous_words().access, [line.low(j) for j in range(i, i + 3)], 0):
        return False  # "an official briefed on the talks"
    words = grammar()
    before = line.low(i - 2) if is_adverb(before) and i - 1 > start else before
    bound = before in words.determiners | words.prepositions | words.conjunctions | {",", "-"} or is_adverb(before)
    return not bound and line.low(i + 1) not in {"by", ","}


def subject_before(line: Line, end: int, floor: int) -> Range | None:
    """The noun phrase that ends before word `end` (the verb group) and does not begin before `floor`.

    A phrase closed by a comma ("X, the minister, said") takes its head from the stretch before.
    """
    end, closed = _skip_adverbials(line, end, floor)
    parts = line.segments((floor, end))
    if not parts:
        return None
    if closed:
        return _with_appositives(line, parts, floor)
    return _bare_subject(line, parts)


def _skip_adverbials(line: Line, end: int, floor: int) -> tuple[int, bool]:
    """Where the subject ends, adverbs and weekdays before the verb left out, and whether a comma closes it."""
    while end > floor + 1 and (is_adverb(line.low(end - 1)) or line.low(end - 1) in grammar().weekdays):
        end -= 2 if line.low(end - 2) == "on" else 1
    closed = line.comma(end - 1)
    return (end - 1, True) if closed else (end, False)


def _with_appositives(line: Line, parts: list[Range], floor: int) -> Range | None:
    """The head and its appositives, the last of which a comma closes."""
    first = len(parts) - 1
    while first > 0:
        first -= 1
        if not _leans_back(line, parts, first):
            break
    head = parts[first]
    if first < len(parts) - 1 and finite(line, _stripped(line, head)):
        own = subject_start(line, head)
        head = (own, head[1]) if own > head[0] else parts[min(first + 1, len(parts) - 1)]
    start = subject_start(line, head)
    return (start, parts[-1][1]) if start < parts[-1][1] and parts[-1][1] - start <= MAX_SOURCE else None


def _leans_back(line: Line, parts: list[Range], i: int) -> bool:
    """Whether stretch i only describes the one before it: a relative clause, an age, a title behind a bare name."""
    start, end = parts[i]
    low = line.low(start)
    if i == 0:
        return False
    if low in {"who", "which", "whose", "whom", "where", "aged"} or (end - start <= 2 and low.isdigit()):
        return True
    return low in {"a", "an", "the", "its", "his", "her"} and is_bare_name(line, parts[i - 1])


def is_bare_name(line: Line, span: Range) -> bool:
    """Whether every word of the range has a capital, apart from a conjunction at its head."""
    start, end = _stripped(line, span)
    return 0 < end - start <= 6 and all(
        line.capital(i) or line.low(i) in {"of", "al", "de", "el", "bin", "van"} for i in range(start, end)
    )


def _stripped(line: Line, span: Range) -> Range:
    """The range without conjunctions at its head."""
    start, end = span
    while start < end and line.low(start) in grammar().conjunctions | {"however", "then"}:
        start += 1
    return start, end


def _bare_subject(line: Line, parts: list[Range]) -> Range | None:
    """The subject in the last stretch, with its antecedent where that begins with a relative pronoun."""
    start, end = parts[-1]
    if line.low(end - 1) in {"and", "but", "or", "then"}:
        return None
    if end - start == 1 and line.low(start) in {"who", "which", "whose"}:
        return _antecedent(line, parts)
    if end - start > 1 and line.low(start) in {"who", "which", "whose"} and len(parts) > 1:
        inner = subject_start(line, (start + 1, end))
        return (inner, end) if inner < end else None
    start = subject_start(line, (start, end))
    if line.low(start) == "according" and line.low(end - 1) in {"he", "she", "they", "it"}:
        start = end - 1  # "according to Ann he kept saying"
    if start < end and line.low(end - 1) in {"who", "which", "that"} and end - start > 1:
        return nearest_phrase(line, (start, end - 1))
    return (start, end) if start < end and end - start <= MAX_SOURCE else None


def _antecedent(line: Line, parts: list[Range]) -> Range | None:
    """What a relative pronoun after a comma stands for: the phrase before that comma."""
    if len(parts) < 2:
        return None
    return nearest_phrase(line, parts[-2])


def nearest_phrase(line: Line, span: Range) -> Range | None:
    """The noun phrase at the end of a range: back to its article, its owner or the last word with a capital, but not
    over a verb, a preposition other than "of", or a pronoun."""
    start, end = span
    words, i = grammar(), end
    while i > start and not line.words[i - 1].mark:
        low = line.low(i - 1)
        if low in words.finite | words.pasts | words.pronouns - words.determiners or low in words.conjunctions:
            break
        if low in words.prepositions - {"of", "for", "from"} or (i < end and low.endswith("ing")):
            break
        i -= 1
        if low in words.determiners and line.low(i - 1) not in {"of", "for", "from"}:
            break
    return (i, end) if i < end else None


def subject_start(line: Line, span: Range) -> int:
    """Where the subject of the range's last clause begins: behind conjunctions, lead-in adverbials, and complete
    clauses that a subordinator or "and" ends."""
    start, end = _stripped(line, span)
    words = grammar()
    for i in range(end - 2, start, -1):
        low = line.low(i)
        opens = low in words.subordinators and not (low == "that" and line.low(i + 1) in words.relatives)
        joins = low in {"and", "but"} and finite(line, (start, i))
        if line.plain(i) and (opens or joins) and not _any_finite(line, (i + 1, end)):
            start = i + 1
            break
    return _behind_lead_in(line, (start, end))


def _any_finite(line: Line, span: Range) -> bool:
    words = grammar()
    return any(
        line.low(i) in words.finite or line.low(i) in words.pasts or _looks_past(line, i, span[0]) for i in range(*span)
    )


def _behind_lead_in(line: Line, span: Range) -> int:
    """Past "On Friday", "In a statement", "Later" and the like at the head of a clause."""
    start, end = span
    words = grammar()
    while start < end - 1 and (
        is_adverb(line.low(start)) or line.low(start) in words.times | words.weekdays | {"late", "early"}
    ):
        start += 1
    if line.low(start) not in words.prepositions or (
        line.low(start) in {"at", "than", "about", "of", "over", "as"} and line.low(start + 1) in {"least", "most"}
    ):
        return start
    heads = words.weekdays | words.times | words.occasions
    for i in range(start + 1, min(end - 1, start + 8)):
        if line.low(i) in heads and line.low(i + 1) not in heads:
            return _behind_lead_in(line, (i + 1, end))
    return start


#: Words; what describes a source in more is no description any more, and each word is looked back from.
LONGEST_SOURCE = 80


def subject_after(line: Line, start: int, ceiling: int) -> Range | None:
    """The noun phrase that begins at word `start`, with its appositives and relative clauses ("said X, who ...")."""
    if start >= ceiling or line.words[start].mark or line.quoted(start):
        return None
    end = start
    ceiling = min(ceiling, start + LONGEST_SOURCE)
    for i in range(start, ceiling):
        if i > start and _ends_source(line, i, start, ceiling):
            break
        end = i + 1
    start, end = line.trimmed((start, end))
    return (start, end) if start < end else None


def _ends_source(line: Line, i: int, start: int, ceiling: int) -> bool:
    """Whether what follows no longer describes the source: time, occasion, another clause, a quotation, a colon."""
    words = grammar()
    low = line.low(i)
    if line.quoted(i) or low in {":", ";"}:
        return True
    relative = any(line.low(j) in {"who", "which"} for j in range(start, i))
    if low == "," and line.plain(i):
        after = line.low(i + 1)
        if relative and after in {"and", "but"} and line.low(i + 2) in words.finite | words.pasts:
            return False
        return (
            after in words.conjunctions | {"with"}
            or after.endswith("ing")
            or line.quoted(i + 1)
            or _adjunct(line, i + 1, ceiling)
            or after in {"not", "he", "she", "it", "they"} | cues().staging
        )
    if low in {"as", "while", "after", "before", "when", "because", "but", "amid", "during", "adding", "that"}:
        return not relative
    ahead = next((j for j in range(i, start, -1) if line.comma(j) or line.low(j) in {"who", "which", "whose"}), start)
    inside = not line.comma(ahead) and ahead > start  # "a woman who fled on Friday"
    return not inside and line.low(i - 1) not in words.occasions and _adjunct(line, i, ceiling)


def _adjunct(line: Line, i: int, ceiling: int) -> bool:
    """Whether a phrase of time or occasion begins at word i."""
    words = grammar()
    low = line.low(i)
    if low in words.weekdays | {"yesterday", "today", "tonight", "late", "early", "earlier", "later"} or (
        low in {"this", "last"} and line.low(i + 1) in words.times
    ):
        return True
    if low not in {"in", "on", "at", "by", "via", "during", "through", "from", "after"}:
        return False
    heads = words.weekdays | words.occasions | words.times
    reach = 6 if line.low(i + 1) in words.determiners | words.possessives else 3
    for j in range(i + 1, min(i + reach, ceiling)):
        if line.words[j].mark or line.low(j) in words.prepositions:
            return False
        if line.low(j) in heads:
            return True
    return False
