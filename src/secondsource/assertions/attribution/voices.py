"""A speaker in the making."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from secondsource.model.assertion import Anonymous, SourceKind
from secondsource.model.ids import digest
from secondsource.model.span import Span


@dataclass(slots=True, eq=False)
class Voice:
    """Somebody heard in one report. `words` are the telling words the report has for it, `heads` the head words of its
    descriptions, `owners` those it belongs to ("Ruritania" of "Ruritania's army"); `key_word` is what its
    mentions by name share; `last` is its last mention; `typed` what each mention tells of a source without a name."""

    kind: SourceKind
    label: str
    name: str = ""
    key_word: str = ""
    role: str = ""
    words: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    owners: set[str] = field(default_factory=set)
    plural: bool = False
    sex: Literal["", "f", "m"] = ""
    mentions: list[Span] = field(default_factory=list)
    last: int = -1
    typed: list[Anonymous] = field(default_factory=list)

    @property
    def surname(self) -> str:
        """The last word of the name in lower case."""
        return self.name.lower().split()[-1] if self.name else ""

    @property
    def number(self) -> int:
        """How many it is said to be, at the least; 0 where no number is told."""
        return next((one.low or 0 for one in self.typed if one.number), 0)

    def key(self, report: str) -> str:
        """The id of the speaker, from its report, first mention read and label; final when all mentions are in."""
        first = self.mentions[0].start if self.mentions else -1
        return digest("speaker", report, self.label, first)
