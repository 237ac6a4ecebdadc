"""The ledger of a report against its parent: what was kept, altered, dropped and added."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from secondsource.model.lineage import Handed, Ledger
from secondsource.model.parse import Sentence
from secondsource.model.span import Span


def ledger(passages: Iterable[Handed], child: Iterable[Sentence], parent: Iterable[Sentence]) -> Ledger:
    """The ledger of the passages between two reports, given the sentences of both.

    A sentence of which any part stands in a passage is neither dropped nor added; titles are left out of both.
    """
    handed = sorted(passages, key=lambda p: (p.child, p.parent))
    return Ledger(
        kept=tuple(p for p in handed if not p.altered),
        altered=tuple(p for p in handed if p.altered),
        dropped=_untouched(parent, [p.parent for p in handed]),
        added=_untouched(child, [p.child for p in handed]),
    )


def _untouched(sentences: Iterable[Sentence], taken: Sequence[Span]) -> tuple[Span, ...]:
    """The body sentences that share no character with any of the spans."""
    ordered = sorted((span.start, span.end) for span in taken)
    starts = [start for start, _ in ordered]
    reach = [0, *accumulate((end for _, end in ordered), max)]
    return tuple(
        s.span for s in sentences if s.kind == "body" and reach[bisect_right(starts, s.span.end - 1)] <= s.span.start
    )
