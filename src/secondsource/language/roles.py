"""What a report calls a person beside the name: "defence ministry spokesman", "a teacher", "the army's commander"."""

from __future__ import annotations

from secondsource.language.candidates import Candidate
from secondsource.language.lines import Line
from secondsource.resources.countries import countries
from secondsource.resources.names import name_words

_LONGEST = 12  # words
_ARTICLES = frozenset(["the", "a", "an", "its", "his", "her", "their", "our", "one"])
_STOPS = frozenset(",;:.()\"'“”‘’—–-!?")


def role_of(name: Candidate) -> str:
    """The words before the name, or else beside it, that say what the person is; "" when there are none."""
    return _before(name) or _beside(name)


def _before(name: Candidate) -> str:
    line, known = name.line, name_words()
    end = name.first
    if line.word(end - 1) == "," and line.word(end - 2) in known.roles:
        return _phrase(line, _back_to_article(line, end - 1), end - 1)
    lead = known.titles | known.roles | known.role_modifiers | known.portfolios | known.org_heads
    start = end
    while start and line.joined(start) and (line.low[start - 1] in lead or line.low[start - 1] in countries().demonyms):
        start -= 1
    told = set(line.low[start:end]) & (known.titles | known.roles)
    return _phrase(line, start, end) if told else ""


def _back_to_article(line: Line, end: int) -> int:
    """Where the noun phrase that ends before `end` begins: at an article, after a mark, at most twelve words back."""
    start = end
    while start and end - start < _LONGEST and line.words[start - 1] not in _STOPS:
        start -= 1
        if line.low[start] in _ARTICLES:
            break
    return start


def _beside(name: Candidate) -> str:
    """An apposition between commas: "X, head of operations,"."""
    line, known = name.line, name_words()
    start = name.last + 1
    if line.word(name.last) != "," or start >= len(line.words):
        return ""
    end = start
    while end < len(line.words) and end - start < _LONGEST and line.words[end] not in _STOPS:
        end += 1
    words = line.low[start:end]
    opens = bool(words) and (words[0] in _ARTICLES or words[0] in known.roles | known.titles | known.role_modifiers)
    return _phrase(line, start, end) if opens and set(words[:7]) & known.roles else ""


def _phrase(line: Line, start: int, end: int) -> str:
    """The words as written, without a leading article."""
    if start < end and line.low[start] in ("the", "a", "an"):
        start += 1
    if start >= end:
        return ""
    return " ".join(line.text[line.tokens[start].start : line.tokens[end - 1].end].split())
