"""The names of sentences: "B.s4" is the fourth sentence of report B, headline and page furniture counted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from secondsource.model.parse import Sentence
from secondsource.model.span import Span


class Numbered:
    """The sentences of some reports, found by position and by name."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        self._held: dict[str, list[Sentence]] = {}
        for sentence in sentences:
            self._held.setdefault(sentence.span.report, []).append(sentence)
        self._starts = {report: [s.span.start for s in held] for report, held in self._held.items()}

    def of(self, report: str) -> list[Sentence]:
        """The sentences of a report, in order."""
        return self._held.get(report, [])

    def number(self, span: Span) -> int:
        """The number (from 1) of the sentence that a span begins in; 0 when it begins in none."""
        found = self._held.get(span.report, [])
        at = bisect_right(self._starts.get(span.report, []), span.start) - 1
        if at < 0 or found[at].span.end <= span.start:
            # Between two sentences: the one that the span runs into, if any.
            at += 1
            if at >= len(found) or not found[at].span.shared(span):
                return 0
        return at + 1

    def sentence(self, span: Span) -> Sentence | None:
        """The sentence that a span begins in."""
        number = self.number(span)
        return self._held[span.report][number - 1] if number else None

    def name(self, span: Span) -> str:
        """ "B.s4": the name of the sentence that a span begins in; "B" where it begins in none."""
        number = self.number(span)
        return f"{span.report}.s{number}" if number else span.report
