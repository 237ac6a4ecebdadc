"""The lines of a report beside one another, with what the container says of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from secondsource.clean.hints import Hints
from secondsource.clean.lines import Line


@dataclass(frozen=True)
class Page:
    """The lines of a report with what its container says of it."""

    lines: Sequence[Line]
    hints: Hints = field(default_factory=Hints)

    @cached_property
    def first_seen(self) -> dict[str, int]:
        """Each line's words to the number of the first line that has them."""
        seen: dict[str, int] = {}
        for line in self.lines:
            seen.setdefault(plain(line), line.number)
        return seen

    @cached_property
    def first_headlike(self) -> int:
        """The number of the first line that looks like a headline; how many lines there are where none does."""
        return next((line.number for line in self.lines if line.headlike), len(self.lines))

    @cached_property
    def turns(self) -> Counter[str]:
        """How many lines each speaker's label begins."""
        return Counter(label for line in self.lines if (label := speaker(line)))

    @cached_property
    def pictures(self) -> frozenset[str]:
        """The captions the container names, plain."""
        return frozenset(squeeze(caption) for caption in self.hints.captions)

    @cached_property
    def blocks(self) -> dict[int, str]:
        """Number of a line to the kind the page's markup gives it."""
        told: dict[int, str] = {}
        for block in self.hints.blocks:
            for line in self.lines:
                if block.start <= line.start and line.end <= block.end:
                    told[line.number] = block.kind
        return told

    def beside(self, line: Line, step: int) -> Line | None:
        """The line so many lines further on (or back), if there is one."""
        at = line.number + step
        return self.lines[at] if 0 <= at < len(self.lines) else None


def speaker(line: Line) -> str:
    """The label in capitals before a colon at the head of the line; "" without one."""
    m = re.match(r"([A-Z][A-Z .’'-]{0,30}):\s", line.text)
    return m[1] if m else ""


def plain(line: Line) -> str:
    """The words of a line as they are compared; of a long paragraph enough to know it again."""
    return " ".join(line.words).casefold() if not line.long else f"{len(line.text)} {_edges(line.text)}"


def _edges(text: str) -> str:
    """The beginning and the end of a long paragraph: enough to know it again."""
    return text[:200] + text[-200:]


def squeeze(text: str) -> str:
    """A text as it is compared with what a container says."""
    return " ".join(text.split()).casefold()
