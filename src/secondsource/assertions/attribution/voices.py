"""A speaker in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from secondsource.model.assertion import SourceKind
from secondsource.model.ids import digest
from secondsource.model.span import Span


@dataclass(slots=True)
class Voice:
    """Somebody heard in one report. `words` are the telling words the report has for it; `last` is its last mention."""

    kind: SourceKind
    label: str
    name: str = ""
    role: str = ""
    words: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    plural: bool = False
    mentions: list[Span] = field(default_factory=list)
    last: int = -1

    def key(self, report: str) -> str:
        """The id of the speaker, from its report, first mention and label; final only when all mentions are in."""
        first = min(self.mentions) if self.mentions else None
        return digest("speaker", report, self.label, first.start if first else -1)
