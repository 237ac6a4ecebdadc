"""Labels put into texts, and every place in them moved accordingly."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from secondsource.model.mask import Mask
from secondsource.model.report import SourceMap
from secondsource.model.span import Span

Cut = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Shift:
    """A text before and after masking: where each masked name stood (`cuts`) and where its label stands now."""

    cuts: tuple[Cut, ...]
    starts: tuple[int, ...]
    new: tuple[int, ...]

    def start(self, at: int) -> int:
        """Where a stretch that began at `at` begins now; inside a name it begins with the label."""
        i = bisect_right(self.starts, at) - 1
        if i < 0:
            return at
        _, last, label = self.cuts[i]
        return self.new[i] if at < last else at - last + self.new[i] + len(label)

    def end(self, at: int) -> int:
        """Where a stretch that ended at `at` ends now; inside a name it ends with the label."""
        i = bisect_right(self.starts, at - 1) - 1
        if i < 0:
            return at
        _, last, label = self.cuts[i]
        after = self.new[i] + len(label)
        return after if at <= last else at - last + after

    def span(self, span: Span) -> Span:
        """The span in the masked text."""
        return Span(span.report, self.start(span.start), max(self.end(span.end), self.start(span.start)))

    def masks(self, report: str) -> tuple[Mask, ...]:
        """What was done, for whoever holds the capture."""
        return tuple(
            Mask(Span(report, at, at + len(label)), label, first, last)
            for (first, last, label), at in zip(self.cuts, self.new, strict=True)
        )

    def runs(self, runs: Iterable[SourceMap]) -> tuple[SourceMap, ...]:
        """The runs that lead back to the capture, without what is masked."""
        made = []
        for run in runs:
            at, stop = run.start, run.start + run.length
            for first, last, _ in self.cuts:
                if last <= at or first >= stop:
                    continue
                if first > at:
                    made.append(self._run(run, at, first))
                at = max(at, last)
            if at < stop:
                made.append(self._run(run, at, stop))
        return tuple(made)

    def _run(self, run: SourceMap, first: int, last: int) -> SourceMap:
        return SourceMap(self.start(first), last - first, run.capture_start + first - run.start)


def shift(cuts: Sequence[Cut]) -> Shift:
    """What cutting names out does to places; `cuts` do not overlap and are in order."""
    new, moved = [], 0
    for first, last, label in cuts:
        new.append(first + moved)
        moved += len(label) - (last - first)
    return Shift(tuple(cuts), tuple(first for first, _, _ in cuts), tuple(new))


def masked(text: str, cuts: Iterable[tuple[int, int, str]]) -> str:
    """The text with labels in place of names."""
    made, at = [], 0
    for first, last, label in cuts:
        made += [text[at:first], label]
        at = last
    return "".join([*made, text[at:]])
