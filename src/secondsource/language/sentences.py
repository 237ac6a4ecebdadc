"""Cutting a report into paragraphs, sentences and tokens. One pass over the characters, whatever the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Iterator

from secondsource.model.parse import Sentence, SentenceKind, Token
from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.resources.abbreviations import Abbreviations, abbreviations
from secondsource.text.wrapped import Stretch, paragraphs

#: Dotted letters, numbers with what hangs on them ("10am", "2,000"), words with hyphen or apostrophe, single marks.
_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,:]\d+)*(?:[-’']?\w+)*|\w+(?:[-’'‑]\w+)*|\S")
#: Marks that may end a sentence, with the closing quotes and brackets that belong to it.
_STOP = re.compile(r"(?<![.!?…؟۔])([.!?…؟۔]++)([\"'”’»)\]]*+)(\s+)|(?<![。！？])([。！？]++)([」』”’）]*+)")
_LAST_WORD = re.compile(r"[\w.’'-]+\Z")
_FIRST_WORD = re.compile(r"\w[\w’'-]*")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")
#: A question or a cry in quotation marks whose speaker still follows: "Where are they?" Mr Smith asked.
_ASKED = re.compile(r"(?:[\w.’'-]+ ){1,4}(?:said|says|asked|asks|told|added|cried|wrote|replied|shouted)\b")
_GAP = re.compile(r"\s+")
_QUOTES = "\"'“‘«"
_OPENING = _QUOTES + "([- "
#: Characters: no sentence of news is longer; a text without any stop is cut there, so that nothing downstream hangs.
_LONGEST = 4000


def split(report: Report, opens: Container[int] | None = None) -> tuple[Sentence, ...]:
    """The sentences of a report in order, with their kind, paragraph and tokens.

    With `opens`, sentences begin at these offsets (white space stands before each) and at the beginnings of paragraphs,
    and nowhere else.
    """
    kind_of = _kinds(report)
    body = report.dateline.end if report.dateline else 0
    found = []
    for number, (start, end) in enumerate(paragraphs(report.text)):
        given = None if opens is None else _opened(report.text, start, end, opens, body)
        for left, right in given or sentences_of(report.text, start, end, body):
            span = Span(report.id, left, right)
            found.append(Sentence(span, kind_of(left, right), number, tokens(report.text, left, right)))
    return tuple(found)


def tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """Words and marks between two offsets."""
    return tuple(Token(m.start(), m.end()) for m in _TOKEN.finditer(text, start, end))


def sentences_of(text: str, start: int, end: int, dateline_end: int = 0) -> Iterator[Stretch]:
    """Where the sentences of one paragraph begin and end; nothing is cut before the end of the dateline."""
    known = abbreviations()
    left = start
    for stop in _STOP.finditer(text, start, end):
        right = stop.end(2) if stop[1] else stop.end()
        if stop.end() < end and right > dateline_end and _ends(text, left, stop, end, known):
            yield from _bounded(text, left, right)
            left = stop.end()
    yield from _bounded(text, left, end)


def _opened(text: str, start: int, end: int, opens: Container[int], dateline_end: int) -> Iterator[Stretch]:
    """The sentences of one paragraph when it is known where they begin; a dateline is none by itself."""
    left = start
    for word in _GAP.finditer(text, start, end):
        if word.end() in opens and word.start() > dateline_end:
            yield from _bounded(text, left, word.start())
            left = word.end()
    yield from _bounded(text, left, end)


def _bounded(text: str, start: int, end: int) -> Iterator[Stretch]:
    """The stretch, in pieces if it is longer than any sentence."""
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        cut = start + _LONGEST if cut < 0 else cut
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Stretch]:
    """The stretch without white space at its edges, if anything is left."""
    inner = text[start:end].strip()
    if inner:
        start = text.index(inner, start)
        yield start, start + len(inner)


def _ends(text: str, start: int, stop: re.Match[str], end: int, known: Abbreviations) -> bool:
    """Whether the sentence that began at `start` ends at this stop."""
    if stop[4]:
        return True
    following = text[stop.end() : min(end, stop.end() + 80)]
    bare = following.lstrip(_OPENING)
    if not bare or bare[0].islower() or following[0] in "–—":
        return False
    if stop[1] != ".":
        return not (stop[2] and _ASKED.match(following))
    word = _LAST_WORD.search(text, max(start, stop.start() - 24), stop.start())
    return not word or stop[2] != "" or _word_ends(word[0], following.lstrip(_QUOTES), known)


def _word_ends(word: str, following: str, known: Abbreviations) -> bool:
    """Whether a full stop after this word ends the sentence, seen what follows."""
    short = word.casefold().lstrip("'’-.")
    first = _FIRST_WORD.match(following)
    opens = first is not None and first[0].casefold() in known.openers
    if short in known.before_name:
        return False
    if short in known.before_number:
        return not following[0].isdigit()
    if short in ("a.m", "p.m"):
        return opens or (first is not None and not _is_time_word(first[0], known))
    if short in known.often_inside or _DOTTED.match(word):
        return opens
    return True


def _is_time_word(word: str, known: Abbreviations) -> bool:
    """Weekdays, months and time zones go on after "4 a.m."."""
    return word.isupper() or word.casefold()[:3] in known.before_number


def _kinds(report: Report) -> Callable[[int, int], SentenceKind]:
    """What kind of sentence stands between two offsets: that which marks at least half of it.

    A dateline says nothing of the sentence it opens, however short that is.
    """
    opening = report.dateline
    page = [item.span for item in report.furniture]
    page += [span for span in (report.byline, report.dateline) if span]
    marks: list[tuple[SentenceKind, Callable[[int, int], int]]] = [
        ("title", coverage([report.title] if report.title else [])),
        ("furniture", coverage(page)),
        ("heading", coverage(report.headings)),
    ]

    def kind(start: int, end: int) -> SentenceKind:
        if opening and start <= opening.start and opening.end < end:
            start = opening.end
        return next((name for name, covered in marks if covered(start, end) * 2 >= end - start), "body")

    return kind


def coverage(spans: Iterable[Span]) -> Callable[[int, int], int]:
    """A function that says how many characters between two offsets are covered by the spans."""
    starts: list[int] = []
    ends: list[int] = []
    for span in sorted(spans):
        if ends and span.start <= ends[-1]:
            ends[-1] = max(ends[-1], span.end)
        else:
            starts.append(span.start)
            ends.append(span.end)

    def covered(start: int, end: int) -> int:
        total = 0
        for i in range(bisect_right(ends, start), len(starts)):
            if starts[i] >= end:
                break
            total += min(end, ends[i]) - max(start, starts[i])
        return total

    return covered
