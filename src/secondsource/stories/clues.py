"""What a report's own words tell of the day it was written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.text.dates import DateMention, find_dates
from secondsource.text.days import days_of, weekday_until

#: Words before a weekday that make it no day of the news.
_NOT_NEWS = re.compile(r"\b(?:next|every|each|until|till|last|previous|following|coming|from|starting|any)\s+$", re.I)
#: Words in a sentence about what is still to come; a weekday beside a verb of saying is past all the same.
_TO_COME = re.compile(
    r"\b(?:will|would|shall|to be|due|scheduled|planned|plans|expected|set to|tomorrow|upcoming|should)\b"
)
_SAID = re.compile(
    r"\b(?:said|told|announced|confirmed|acknowledged|admitted|denied|reported|stated|warned|saw|heard|happened|was|were|had)\b"
)
_DEICTIC = re.compile(
    r"\b(?:today|tonight|this (?:morning|afternoon|evening)|yesterday|last (?:night|evening))\b", re.I
)
#: Quoted words may be older than the report. An apostrophe makes no quotation.
_QUOTED = re.compile(r"[“\"][^“”\"\n]{1,600}[”\"]|(?<!\w)[‘'][^‘’'\n]{1,600}[’'](?!\w)")
_IN_PERSON = re.compile(r"\b(?:I|[Mm]y|me|[Mm]yself)\b(?!\.)")


@dataclass(frozen=True, slots=True)
class Clues:
    """The days a report speaks of.

    `head` are dates the report gives for itself without saying the whole (from its dateline or page head), `weekdays`
    those of the news in the order of the text (Monday 1), `newest` the last of them as a span and number, `pictured`
    whole days in captions, `years` every year named, `deictics` the days told from the day of writing (0 for "today"
    and "this morning", -1 for "yesterday"), `stated` the months and days of the story, `in_person` whether its writer
    tells what he or she saw.
    """

    head: tuple[tuple[DateMention, Span], ...]
    weekdays: tuple[int, ...]
    newest: tuple[int, Span] | None
    pictured: tuple[tuple[date, Span], ...]
    years: tuple[int, ...]
    deictics: tuple[tuple[int, Span], ...] = ()
    stated: tuple[tuple[int, int], ...] = ()
    in_person: bool = False

    def days_before(self, day: date) -> frozenset[date]:
        """The days of the week up to this one that the report speaks of, were it published on this day."""
        return frozenset(weekday_until(number, day) for number in self.weekdays)


def read_clues(report: Report) -> Clues:
    """The clues in a report's text, its furniture looked at apart from its story."""
    head = [
        (m, span) for span in report.published.basis if isinstance(span, Span) for m in find_dates(report.quote(span))
    ]
    story, pictured, years = [], [], []
    captions = [item.span for item in report.furniture if item.kind == "caption"]
    around = [item.span for item in report.furniture if item.kind != "caption"]
    for mention in find_dates(report.text):
        span = Span(report.id, mention.start, mention.end)
        if mention.value[:4].isdecimal():
            years.append(int(mention.value[:4]))
        if any(c.covers(span) for c in captions):
            days = days_of(mention.value)
            if days and days[0] == days[1]:
                pictured.append((days[0], span))
        elif not any(f.covers(span) for f in around):
            story.append((mention, span))
    news = list(_news_days(report.text, story))
    own = _own_words(report)
    return Clues(
        tuple((m, s) for m, s in head if not m.complete),
        tuple(number for number, _ in news),
        _newest(news),
        tuple(pictured),
        tuple(years),
        tuple((_offset(m[0]), Span(report.id, m.start(), m.end())) for m in _DEICTIC.finditer(own)),
        tuple(mention.month_day for mention, _ in story if mention.month_day),
        len(_IN_PERSON.findall(own)) > 1,
    )


def _own_words(report: Report) -> str:
    """The text with blanks in place of what is quoted or stands around the story."""
    text = _QUOTED.sub(lambda m: " " * len(m[0]), report.text)
    kept, at = [], 0
    for item in sorted(report.furniture, key=lambda f: f.span):
        start, end = max(at, item.span.start), max(at, item.span.end)
        kept += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*kept, text[at:]])


def _offset(words: str) -> int:
    return -1 if words.casefold() in ("yesterday", "last night", "last evening") else 0


def _news_days(text: str, mentions: Sequence[tuple[DateMention, Span]]) -> Iterator[tuple[int, Span]]:
    """Weekdays on which something has happened or was said."""
    for mention, span in mentions:
        if mention.weekday is None or not mention.value.startswith("XXXX-W"):
            continue
        if _NOT_NEWS.search(text[max(0, span.start - 12) : span.start]):
            continue
        sentence = _sentence(text, span)
        beside = text[max(0, span.start - 30) : span.end + 12]
        if _TO_COME.search(sentence) and not _SAID.search(beside):
            continue
        yield mention.weekday, span


def _sentence(text: str, span: Span) -> str:
    """Roughly the sentence around a span, at most 400 characters."""
    before = re.split(r"[.!?][”\"]?\s|\n", text[max(0, span.start - 200) : span.start])[-1]
    after = re.split(r"[.!?](?:\s|$)|\n", text[span.end : span.end + 200])[0]
    return before + text[span.start : span.end] + after


def _newest(news: Sequence[tuple[int, Span]]) -> tuple[int, Span] | None:
    """The last of the weekdays, taken as days of one week: Wednesday, Friday, Thursday end on the Friday.

    The days are laid on the shortest stretch that holds them all. A stretch of six days or more tells nothing; then
    the first weekday of the text is the day of the news.
    """
    if not news:
        return None
    numbers = sorted({number for number, _ in news})
    spread = {start: max((n - start) % 7 for n in numbers) for start in numbers}
    start = min(numbers, key=lambda n: (spread[n], (n + spread[n] - news[0][0]) % 7, n))
    last = (start + spread[start] - 1) % 7 + 1 if spread[start] < 5 else news[0][0]
    return next((number, span) for number, span in news if number == last)
