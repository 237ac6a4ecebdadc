"""Why: the named, scored ground that rides on every edge, status, count and conflict."""

from __future__ import annotations

from dataclasses import dataclass

from secondsource.model.span import Span


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground for a judgement.

    `name` is the feature's name, `score` its contribution (signed; 0 for a note that only explains), `detail` one
    plain sentence for the reader, `spans` the words that show it.
    """

    name: str
    score: float
    detail: str
    spans: tuple[Span, ...] = ()
