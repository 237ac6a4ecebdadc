"""The moments of a report: every expression of time with its TIMEX3 value and the days that bound it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from secondsource.language.anchors import Events, hung
from secondsource.language.dayclock import day_clock
from secondsource.language.expressions import find_expressions
from secondsource.language.reckoning import reckoner
from secondsource.language.tense import lies_ahead
from secondsource.language.timereading import Expression
from secondsource.model.parse import Moment, Sentence
from secondsource.model.report import Report

#: Characters on either side of a time that tell whether it lies ahead.
_REACH = 200
_SINCE = re.compile(r"\bsince\s+(?:the\s+)?\Z", re.I)
_UNTIL = re.compile(r"\b(?:until|till|up to)\s+(?:the\s+)?\Z", re.I)


def find_moments(report: Report, sentences: Sequence[Sentence]) -> tuple[Moment, ...]:
    """The moments in order of position. Those of page furniture are told too, but nothing leans on them."""
    text = report.text
    told = list(_by_sentence(sentences, find_expressions(text, [(s.span.start, s.span.end) for s in sentences])))
    reckon = reckoner(report.id, report.published, day_clock(text, told))
    found: list[Moment] = []
    dated: list[tuple[Sentence, Moment]] = []
    waiting: list[tuple[Sentence, Expression, Moment]] = []
    for sentence, e in told:
        low, high = max(sentence.span.start, e.start - _REACH), min(sentence.span.end, e.end + _REACH)
        future = lies_ahead(text[low:high], e.start - low, e.end - low)
        moment = reckon.moment(e, future=future, telling=sentence.kind == "body")
        if moment and e.hangs is not None:
            waiting.append((sentence, e, moment))
        elif moment:
            found.append(_opened(moment, text[low : e.start]))
            if sentence.kind == "body":
                dated.append((sentence, moment))
    if waiting:
        found += hung(report.id, text, waiting, Events(text, dated))
    return tuple(sorted(found, key=lambda m: m.span))


def _opened(moment: Moment, before: str) -> Moment:
    """ "Since March" has no end, "until Friday" no beginning."""
    if moment.earliest is None or moment.type not in ("date", "time"):
        return moment
    if _SINCE.search(before[-12:]):
        return replace(moment, latest=None)
    return replace(moment, earliest=None) if _UNTIL.search(before[-12:]) else moment


def _by_sentence(sentences: Sequence[Sentence], found: Sequence[Expression]) -> Iterator[tuple[Sentence, Expression]]:
    """Each expression with the sentence it stands in; both in order of position."""
    starts = [s.span.start for s in sentences]
    for expression in found:
        yield sentences[bisect_right(starts, expression.start) - 1], expression
