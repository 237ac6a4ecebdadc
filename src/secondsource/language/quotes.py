"""Words between quotation marks: double, curly, single; quotations that run over paragraphs; marks that are missing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.model.parse import Quote, Sentence
from secondsource.model.span import Span

_MARK = re.compile(r"[\"“”„«»]|['‘’]")
#: Opening mark -> the marks that may close it.
_CLOSERS = {'"': '"”', "“": '”"', "„": "“”", "«": "»", "'": "'’", "‘": "’'"}
_SINGLE = "'‘’"
#: Characters: no quotation of one paragraph is longer; bounds the search for a closing mark.
_LONGEST = 8000
#: After a genitive plural ("drivers' union") a lower-case word follows; after a closing mark it rarely does.
_GENITIVE = re.compile(r"(?<=s)['’]\s+[a-z]")
_ELISION = re.compile(r"['’‘](?:\d0s|em\b|til\b|tis\b|twas\b|cause\b|n['’])", re.I)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Where a paragraph begins and ends, and where the sentences in it end."""

    start: int
    end: int
    stops: tuple[int, ...]


def find_quotes(text: str, sentences: Sequence[Sentence]) -> tuple[Quote, ...]:
    """The quotations of a report in order; one inside another is part of it. Page furniture is passed over."""
    found: list[Quote] = []
    carried = ""
    paragraphs = _paragraphs(sentences)
    report = sentences[0].span.report if sentences else ""
    for i, paragraph in enumerate(paragraphs):
        following = paragraphs[i + 1] if i + 1 < len(paragraphs) else None
        for n, (start, end, closed) in enumerate(_in_paragraph(text, paragraph, following)):
            goes_on = n == 0 and start == paragraph.start and carried != "" and carried == _family(text[start])
            found.append(Quote(Span(report, start, end), closed, goes_on))
        last = found[-1] if found else None
        open_end = last is not None and not last.closed and last.span.end == paragraph.end
        carried = _family(text[last.span.start]) if last and open_end else ""
    return tuple(found)


def _paragraphs(sentences: Sequence[Sentence]) -> list[_Paragraph]:
    grouped: dict[int, list[Span]] = {}
    for sentence in sentences:
        if sentence.kind != "furniture":
            grouped.setdefault(sentence.paragraph, []).append(sentence.span)
    return [_Paragraph(s[0].start, s[-1].end, tuple(span.end for span in s)) for s in grouped.values()]


def _in_paragraph(text: str, here: _Paragraph, following: _Paragraph | None) -> list[tuple[int, int, bool]]:
    """(start, end, closed) of the outermost quotations of one paragraph."""
    found: list[tuple[int, int, bool]] = []
    marks = [m.start() for m in _MARK.finditer(text, here.start, here.end)]
    i = 0
    while i < len(marks):
        start = marks[i]
        i += 1
        if not _opens(text, start, here):
            continue
        close = _closing(text, start, marks, i, here)
        if close is not None:
            i = close + 1
            found.append((start, marks[close] + 1, True))
        elif following and _family(text[following.start]) == _family(text[start]):
            found.append((start, here.end, False))
            break
        elif text[start] not in _SINGLE:
            end = here.stops[bisect_left(here.stops, start + 1)]
            found.append((start, end, False))
            i = bisect_left(marks, end)
    return found


def _family(mark: str) -> str:
    """ "double" and "single" marks may take one another's shapes; "" for anything else."""
    if mark in '"“„«':
        return "double"
    return "single" if mark in "'‘" else ""


def _opens(text: str, at: int, here: _Paragraph) -> bool:
    """Whether the mark stands where a quotation begins: after a space or a bracket, before a word."""
    mark = text[at]
    if mark in "“„«":
        return True
    if mark not in "\"'‘" or at + 1 >= here.end or text[at + 1].isspace():
        return False
    if _ELISION.match(text, at):
        return False
    return at == here.start or not (text[at - 1].isalnum() or text[at - 1] in ".,!?%)")


def _closing(text: str, start: int, marks: Sequence[int], first: int, here: _Paragraph) -> int | None:
    """The index of the mark that closes the quotation opened at `start`; None when it is missing."""
    opening = text[start]
    doubtful = None
    for i in range(first, len(marks)):
        at = marks[i]
        if at - start > _LONGEST:
            break
        if text[at] in _CLOSERS[opening] and _closes(text, at, here):
            if opening in _SINGLE and _GENITIVE.match(text, at):
                doubtful = i if doubtful is None else doubtful
                continue
            return i
        if text[at] == opening and opening != '"' and _opens(text, at, here):
            return doubtful
    return doubtful


def _closes(text: str, at: int, here: _Paragraph) -> bool:
    """Whether the mark stands where a quotation ends: after a word or a stop, not before a letter."""
    if text[at - 1].isspace() and text[at] in "\"'":
        return False
    return at + 1 >= here.end or not text[at + 1].isalnum()
