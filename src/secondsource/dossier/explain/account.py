"""An account of one thing: a head and sections of lines, each of which may show words; as text and as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from secondsource.model.span import Span


@dataclass(frozen=True, slots=True)
class Quote:
    """Words with the name of their sentence."""

    at: str
    span: Span
    words: str

    def __str__(self) -> str:
        return f"{self.at} {self.span.start}-{self.span.end} “{self.words}”"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what it says, its weight, the words that show it, the thing that it speaks of; `depth` indents it."""

    text: str
    quote: Quote | None = None
    score: float | None = None
    about: str | None = None
    depth: int = 0

    def __str__(self) -> str:
        weight = f"{self.score:+.2f}  " if self.score is not None else ""
        shown = f" {self.quote}" if self.quote else ""
        return f"{'  ' * (self.depth + 1)}{weight}{self.text}{shown if self.text else shown.strip()}"


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under one heading ("" for those under the head of the account)."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """What there is to say of one thing."""

    id: str
    kind: str
    title: str
    sections: tuple[Section, ...]

    def text(self) -> str:
        """The account for people."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield f"{self.id}  {self.kind}" + (f": {self.title}" if self.title else "")
        for section in self.sections:
            if section.title:
                yield section.title
            yield from map(str, section.lines)

    def data(self) -> dict[str, Any]:
        """The account for programs."""
        sections = [{"title": s.title, "lines": [_data(line) for line in s.lines]} for s in self.sections]
        return {"id": self.id, "kind": self.kind, "title": self.title, "sections": sections}


def _data(line: Line) -> dict[str, Any]:
    made: dict[str, Any] = {"text": line.text}
    if line.score is not None:
        made["score"] = round(line.score, 4)
    if line.about:
        made["about"] = line.about
    if line.depth:
        made["depth"] = line.depth
    if line.quote:
        span = line.quote.span
        made |= {"at": line.quote.at, "report": span.report, "start": span.start, "end": span.end}
        made["quote"] = line.quote.words
    return made


def told(id_: str, kind: str, title: str, *sections: tuple[str, Iterable[Line]]) -> Account:
    """An account; sections without lines are left out."""
    made = (Section(name, tuple(lines)) for name, lines in sections)
    return Account(id_, kind, title, tuple(section for section in made if section.lines))
