"""The moments of a report: every expression of time with its TIMEX3 value and the days that bound it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from secondsource.language.expressions import find_expressions
from secondsource.language.reckoning import DayClock, reckoner
from secondsource.language.tense import lies_ahead
from secondsource.language.timereading import Expression
from secondsource.model.parse import Moment, Sentence
from secondsource.model.report import Report

#: What makes the hours from one to seven hours of the night or the morning.
_EARLY = re.compile(
    r"\b(?:mornings?|dawn|daybreak|sunrise|first light|nights?|overnight|midnight|breakfast|a\.?m\b|asleep|sleep\w*"
    r"|woke\w*|wakes?|awake\w*|rose|got up|bed)",
    re.I,
)


def find_moments(report: Report, sentences: Sequence[Sentence]) -> tuple[Moment, ...]:
    """The moments in order of position. Those of page furniture are told too, but nothing leans on them."""
    expressions = find_expressions(report.text, [(s.span.start, s.span.end) for s in sentences])
    told = list(_by_sentence(sentences, expressions))
    reckon = reckoner(report.id, report.published, _day_clock(report.text, told))
    found = []
    for sentence, expression in told:
        start, end = sentence.span.start, sentence.span.end
        future = lies_ahead(report.text[start:end], expression.start - start, expression.end - start)
        moment = reckon.moment(expression, future=future, telling=sentence.kind == "body")
        if moment:
            found.append(moment)
    return tuple(sorted(found, key=lambda m: m.span))


def _by_sentence(sentences: Sequence[Sentence], found: Sequence[Expression]) -> Iterator[tuple[Sentence, Expression]]:
    """Each expression with the sentence it stands in; both in order of position."""
    starts = [s.span.start for s in sentences]
    for expression in found:
        yield sentences[bisect_right(starts, expression.start) - 1], expression


def _day_clock(text: str, told: Sequence[tuple[Sentence, Expression]]) -> DayClock:
    """The plain clock times of a story, and whether the sentences that tell times speak of a night or a morning."""
    story = [(s, e) for s, e in told if s.kind == "body"]
    plain = [e.clock for _, e in story if e.clock and not e.open_half]
    clocks = tuple(60 * int(clock[:2]) + int(clock[3:5]) for clock in plain)
    if not any(e.open_half for _, e in story):
        return DayClock(clocks)
    return DayClock(clocks, any(_EARLY.search(s.span.of(text)) for s in dict.fromkeys(s for s, _ in story)))
