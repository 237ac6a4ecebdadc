"""Facts that changed on the way from one wording to the other."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.lineage.signature import Line
from secondsource.model.reuse import Alteration, Label, Passage
from secondsource.text.align import Block


def turned(passage: Passage) -> Passage:
    """The passage seen from the other side."""
    altered = tuple(Alteration(a.kind, a.right, a.left) for a in passage.altered)
    return Passage(passage.right, passage.left, passage.label, passage.score, altered, passage.quoted)


def alterations(left: Line, right: Line, label: Label, runs: Sequence[Block]) -> tuple[Alteration, ...]:
    """The altered facts of two aligned lines, in order of kind and position."""
    return ()
