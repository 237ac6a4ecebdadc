"""The coin of the house: a stretch of a report's text. Whatever is claimed can be shown as one."""

from __future__ import annotations

from dataclasses import dataclass

#: Stands for every character of a text that is left out of a quote-only dossier.
FILLER = "░"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` (included) to `end` (excluded) of a report's text, in code points."""

    report: str
    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words themselves, given the report's text."""
        return text[self.start : self.end]

    def shared(self, other: Span) -> int:
        """How many characters two spans have in common (0 in different reports)."""
        if self.report != other.report:
            return 0
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def covers(self, other: Span) -> bool:
        """Whether the other span lies inside this one."""
        return self.report == other.report and self.start <= other.start and other.end <= self.end
