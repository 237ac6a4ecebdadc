"""What a finder of conflicts hands in."""

from __future__ import annotations

from dataclasses import dataclass

from secondsource.model.claim import ConflictKind, Severity
from secondsource.model.span import Span


@dataclass(frozen=True, slots=True)
class Clash:
    """Two readings that clash, shown at one place each; `more` are further places of either reading."""

    kind: ConflictKind
    severity: Severity
    a: Span
    b: Span
    explanation: str
    more: tuple[Span, ...] = ()
    claims: tuple[str, ...] = ()
