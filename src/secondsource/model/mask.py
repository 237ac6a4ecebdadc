"""What was masked: where a name stood, and the label that stands there now."""

from __future__ import annotations

from dataclasses import dataclass

from secondsource.model.span import Span


@dataclass(frozen=True, slots=True)
class Mask:
    """One name in one place. `span` is the label in the text as it is shared, `start` and `end` the name in the text as
    it was read: who holds the capture can put the labels there and compare. The name itself is nowhere, nor is a digest
    of it, which whoever guesses the name could test."""

    span: Span
    label: str
    start: int
    end: int
