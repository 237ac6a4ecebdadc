"""Which sentences tell of something else than what the report mainly tells of: other days, incidents, statistics."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from secondsource.model.parse import Moment, Parse, Sentence
from secondsource.model.report import Report
from secondsource.resources.tolls import toll_words
from secondsource.text.days import days_of

#: Days by which an event may be earlier and still be taken for the main one (told a day late, "overnight").
SAME_EVENT = 2
#: How many sentences that tell of harm are asked for its day, and how old an undated event may be.
FIRST, WEEK = 6, 7
#: Sentences at the head of a report that are never of something else for their words, and the days of one event.
HEAD, LONGEST = 2, 3
#: "More than 4,000 people have been killed since the war began", "in the two-year conflict".
_WAR = re.compile(
    r"\bsince (?:(?!it |they |he |she )\w+ ){0,4}?(?:war|conflict|uprising|revolt|revolution|crisis|insurgency|fighting"
    r"|hostilities|violence|protests?)\b"
    r"|\bsince (?:(?:early|mid|late|january|february|march|april|may|june|july|august|september|october|november"
    r"|december)[- ,]*)*(?:19|20)\d\d\b"
    r"|\b(?:war|conflict|revolt|uprising|unrest) (?:that )?(?:has|have|had) (?:killed|claimed|left|cost)\b"
    r"|\b\w+-(?:year|month)(?:-old|-long)? (?:civil )?(?:war|conflict|insurgency|uprising)\b"
)

#: "The deadliest attack since the war began" is told of one attack.
_MOST = re.compile(
    r"\b(?:deadliest|bloodiest|worst|largest|biggest|heaviest|fiercest|first|one of the)\b(?:\W+\w+){0,14}\W*$"
)

#: A line of a list of films: "1:09 Two men shot at a station".
_CLIP = re.compile(r"\d{1,2}:\d\d (?!a\.?m|p\.?m|o'clock|gmt|utc|local|est|edt|et\b)[^\W\d_]")


def elsewhere(report: Report, parse: Parse, harmed: Collection[int]) -> frozenset[int]:
    """The numbers of the sentences that tell of other events; `harmed` are those that tell of people harmed.

    What follows such a sentence in its paragraph goes on with it. A report that would then tell of nobody harmed is
    read again: without what follows, then for its words alone, whatever the days.
    """
    main = _main_day(report, parse, harmed)
    turns = {n for n, s in _told(parse) if _says_so(report, s, n)}
    days = {n for n, s in _told(parse) if n not in turns and _other_day(report, parse, s, main)}
    found = _going_on(parse, turns | days)
    asked = {n for n in harmed if parse.sentences[n].kind not in ("title", "furniture")}
    wars = {n for n in turns if _of_a_war(" ".join(report.quote(parse.sentences[n].span).casefold().split()))}
    for fewer in (turns | days, turns, wars):
        if not asked or not found >= asked:
            break
        found = fewer
    return frozenset(found)


def _told(parse: Parse) -> Iterator[tuple[int, Sentence]]:
    return ((n, s) for n, s in enumerate(parse.sentences) if s.kind not in ("title", "furniture"))


def _going_on(parse: Parse, turns: Collection[int]) -> set[int]:
    """These sentences with what follows each in its paragraph."""
    found: set[int] = set()
    paragraph = -1
    for n, sentence in _told(parse):
        if n in turns:
            paragraph = sentence.paragraph
        if n in turns or sentence.paragraph == paragraph:
            found.add(n)
    return found


def _says_so(report: Report, sentence: Sentence, n: int) -> bool:
    words = " ".join(report.quote(sentence.span).casefold().split())
    if _CLIP.match(words):
        return True
    if words.startswith(tuple(toll_words()["turns"])):
        return n > HEAD
    return (n > HEAD and any(phrase in words for phrase in toll_words()["elsewhere"])) or _of_a_war(words)


def _of_a_war(words: str) -> bool:
    """Whether a sentence counts over a whole war; "one of the bloodiest days of the ten-month war" is a day of it."""
    told = _WAR.search(words)
    return bool(told) and not _MOST.search(words, 0, told.start())  # type: ignore[union-attr]


def _moments(parse: Parse, sentence: Sentence) -> Sequence[Moment]:
    first = bisect_left(parse.moments, sentence.span.start, key=lambda m: m.span.start)
    after = bisect_left(parse.moments, sentence.span.end, key=lambda m: m.span.start)
    return [m for m in parse.moments[first:after] if m.earliest and m.type in ("date", "time")]


def _main_day(report: Report, parse: Parse, harmed: Collection[int]) -> tuple[int, int] | None:
    """The first day on which people are told to be harmed, as ordinals of days; the report's own where none is told."""
    for n in sorted(harmed)[:FIRST]:
        if parse.sentences[n].kind == "title":
            continue
        for moment in _moments(parse, parse.sentences[n]):
            days = _days(moment)
            if days and days[1] - days[0] <= LONGEST:
                return days
    known = days_of(report.published.earliest or "")
    return (known[0].toordinal() - WEEK, known[1].toordinal()) if known else None


def _days(moment: Moment) -> tuple[int, int] | None:
    one, two = days_of(moment.earliest or ""), days_of(moment.latest or moment.earliest or "")
    return (one[0].toordinal(), two[1].toordinal()) if one and two else None


def _other_day(report: Report, parse: Parse, sentence: Sentence, main: tuple[int, int] | None) -> bool:
    """Whether all days that a sentence tells of are well before the main one."""
    if main is None:
        return False
    days = [d for m in _moments(parse, sentence) if (d := _days(m))]
    return bool(days) and all(latest < main[0] - SAME_EVENT for _, latest in days)
