"""An attribution in the making: ranges of words before they become spans, and what is known of its source."""

from __future__ import annotations

from dataclasses import dataclass, field

from secondsource.assertions.attribution.lines import Line, Range
from secondsource.assertions.attribution.voices import Voice
from secondsource.model.assertion import Stance, StatementKind
from secondsource.model.parse import Attribution
from secondsource.model.span import Span


@dataclass(slots=True, eq=False)
class Draft:
    """One attribution of one line. `leans_on` is the draft whose source goes on in this one."""

    line: Line
    content: list[Range]
    source: list[Range] = field(default_factory=list)
    cue: list[Range] = field(default_factory=list)
    stance: Stance = "assert"
    hedge: str = ""
    pattern: str = ""
    #: The one told, who passes it on if it is an agency or an outlet.
    told: list[Range] = field(default_factory=list)
    #: Those who passed it on, nearest to the originator first: who cites the source, who tells what another told.
    relays: list[Range] = field(default_factory=list)
    leans_on: Draft | None = None
    #: Given by speech without a cue; otherwise `form` tells it.
    kind: StatementKind | None = None
    voice: Voice | None = None
    #: The first word of its clause, where that is neither source nor cue ("days" in "days after denying").
    opens: int = -1
    #: What the language engine saw of it, with edges of its own.
    seen: Attribution | None = None

    @property
    def start(self) -> int:
        """The first word that belongs to it."""
        if self.opens >= 0:
            return self.opens
        own = self.content + self.cue + ([] if self.leans_on else self.source)
        return min(start for start, _ in own)

    @property
    def at(self) -> tuple[int, int]:
        """Where its content begins: line and word."""
        return self.line.index, self.content[0][0]

    @property
    def goes_on_with(self) -> Draft:
        """For words without a cue the attribution whose speaker has the word; a draft with a cue is its own."""
        draft, passed = self, {self}
        while not draft.cue and draft.leans_on is not None and draft.leans_on not in passed:
            draft = draft.leans_on
            passed.add(draft)
        return draft

    def form(self) -> StatementKind:
        """Direct when all of the content stands in quotation marks, mixed when a part does."""
        words = [self.line.words[i] for part in self.content for i in range(*self.line.trimmed(part))]
        size = sum(word.end - word.start for word in words)
        quoted = sum(word.end - word.start for word in words if word.quote >= 0)
        return "direct" if quoted * 10 >= size * 9 else "mixed" if quoted else "indirect"

    def spans(self, ranges: list[Range]) -> tuple[Span, ...]:
        """Ranges of words as spans of characters, marks at their edges left out."""
        trimmed = [self.line.trimmed(words) for words in ranges]
        return tuple(sorted(self.line.span(words) for words in trimmed if words[0] < words[1]))
