"""Which statement holds a place of the text: a search by position, so that a long text costs no more a figure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from secondsource.model.assertion import Statement
from secondsource.model.span import Span


class Within:
    """The statements of a report, found by the spans of one of their parts (content, source or cue)."""

    def __init__(self, statements: Sequence[Statement], parts: Callable[[Statement], Sequence[Span]]) -> None:
        held = [(part.start, n, part, s) for n, s in enumerate(statements) for part in parts(s)]
        self._held = sorted(held, key=lambda item: item[:2])
        self._starts = [item[0] for item in self._held]
        self._longest = max((len(item[2]) for item in self._held), default=0)

    def holding(self, span: Span) -> list[Statement]:
        """The statements of which a part covers the span, each once, in their order."""
        return self._some(span, lambda part: part.covers(span))

    def sharing(self, span: Span) -> list[Statement]:
        """The statements of which a part shares characters with the span, each once, in their order."""
        return self._some(span, lambda part: bool(part.shared(span)))

    def innermost(self, span: Span) -> Statement | None:
        """The statement with the shortest parts of those that hold the span."""
        size = {s.id: sum(len(part) for part in s.content) for s in self.holding(span)}
        return min(self.holding(span), key=lambda s: (size[s.id], s.id), default=None)

    def _some(self, span: Span, fits: Callable[[Span], bool]) -> list[Statement]:
        first = bisect_left(self._starts, span.start - self._longest)
        after = bisect_right(self._starts, max(span.start, span.end))
        found = {n: s for _, n, part, s in self._held[first:after] if fits(part)}
        return [found[n] for n in sorted(found)]
