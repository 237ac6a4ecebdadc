"""What lineage keeps of a report: its sentences as keys, and the shingles of its own words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from secondsource.model.parse import Parse, Sentence
from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.resources.wording import key
from secondsource.text.normalize import fold
from secondsource.text.shingle import shingles
from secondsource.text.urls import host_of

LINES = 1500  # sentences of a report that are looked at; what is longer is no news report
WORDS = 300  # words of a sentence that are looked at; what is longer is no sentence
Kind = Literal["", "name", "place", "date"]

SHINGLE = 5  # words: four are often stock ("told a news conference"), six miss lightly edited sentences


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence. The tuples run in parallel, one item a word.

    `words` are folded forms, `keys` what rewordings have in common ("" for a word that binds nothing), `quoted` tells
    the words inside quotation marks, `kinds` those of a name ("name", "place") or of a time ("date"), `days` the first
    and last ISO day of the time that a word belongs to, as "first/last" ("" where there is none). `places` tells where
    each key first stands.
    """

    span: Span
    title: bool
    words: tuple[str, ...]
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    quoted: tuple[bool, ...]
    kinds: tuple[Kind, ...]
    days: tuple[str, ...]
    places: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Signature:
    """A report as lineage sees it: title and body lines in order, own-word shingles and keys (quotations left out), the
    ISO day of publication and the outlet ("" where they are unknown)."""

    report: str
    lines: tuple[Line, ...]
    shingles: frozenset[int]
    keys: frozenset[str]
    day: str = ""
    outlet: str = ""


def sign(report: Report, parse: Parse) -> Signature:
    """The signature of a report; furniture, byline, dateline and headings leave no trace in it."""
    marks = _Marks(
        quotes=_Marked(q.span for q in parse.quotes),
        places=_Marked(n.span for n in parse.names if n.type == "place"),
        names=_Marked(n.span for n in parse.names),
        dates=_Marked(m.span for m in parse.moments),
        days={m.span: f"{m.earliest}/{m.latest}" for m in parse.moments if m.earliest and m.latest},
        aside=_Marked(s for s in (report.dateline, report.byline) if s),
    )
    told = [s for s in parse.sentences if s.kind in ("title", "body")]
    read = [_line(report, s, marks) for s in told[:LINES]]
    lines = tuple(line for line in read if line.words)
    own: set[int] = set()
    keys: set[str] = set()
    for line in lines:
        if not line.title:
            own |= shingles([w for w, q in zip(line.words, line.quoted, strict=True) if not q], SHINGLE)
            keys.update(k for k, q in zip(line.keys, line.quoted, strict=True) if k and not q)
    outlet = report.outlet.name if report.outlet else host_of(report.url or "")
    day = (report.published.earliest or "")[:10]
    return Signature(report.id, lines, frozenset(own), frozenset(keys), day, outlet)


def _line(report: Report, sentence: Sentence, marks: _Marks) -> Line:
    spots = [
        (report.text[t.start : t.end], t.start, t.end)
        for t in sentence.tokens[:WORDS]
        if any(c.isalnum() for c in report.text[t.start : t.end]) and not marks.aside.has(t.start)
    ]
    keys = tuple(key(word) for word, _, _ in spots)
    return Line(
        sentence.span,
        sentence.kind == "title",
        tuple(fold(word) for word, _, _ in spots),
        keys,
        tuple(start for _, start, _ in spots),
        tuple(end for _, _, end in spots),
        tuple(marks.quotes.has(start) for _, start, _ in spots),
        tuple(marks.kind(start) for _, start, _ in spots),
        tuple(marks.day(start) for _, start, _ in spots),
        {k: i for i, k in reversed(list(enumerate(keys))) if k},
    )


class _Marked:
    """Answers whether a character lies inside one of some spans."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted((s.start, s.end) for s in spans)
        self._starts: Sequence[int] = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))  # spans may lie inside one another

    def has(self, at: int) -> bool:
        """Whether the character at this offset is marked."""
        i = bisect_right(self._starts, at) - 1
        return i >= 0 and at < self._reach[i]


@dataclass(frozen=True, slots=True)
class _Marks:
    quotes: _Marked
    places: _Marked
    names: _Marked
    dates: _Marked
    days: dict[Span, str]
    aside: _Marked

    def day(self, at: int) -> str:
        """The days of the time at this offset."""
        if not self.dates.has(at):
            return ""
        return next((days for span, days in self.days.items() if span.start <= at < span.end), "")

    def kind(self, at: int) -> Kind:
        """What the word at this offset belongs to."""
        if self.dates.has(at):
            return "date"
        if self.places.has(at):
            return "place"
        return "name" if self.names.has(at) else ""
