"""What lineage keeps of a report: its sentences as keys, and the shingles of its own words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal, NamedTuple

from secondsource.model.parse import Attribution, Moment, Parse, Sentence
from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.resources.wording import key
from secondsource.text.normalize import fold
from secondsource.text.shingle import shingles
from secondsource.text.transliteration import variant_key
from secondsource.text.urls import host_of

LINES = 1500  # sentences of a report that are looked at; what is longer is no news report
NAME = 4  # letters; shorter names have no spellings
WORDS = 300  # words of a sentence that are looked at; what is longer is no sentence
Kind = Literal["", "name", "place", "date"]

SHINGLE = 5  # words: four are often stock ("told a news conference"), six miss lightly edited sentences


class Told(NamedTuple):
    """Who is said to say something in a line: the positions of the words of the source, of the cue and of what is said
    (each may be empty)."""

    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence. The tuples run in parallel, one item a word.

    `words` are folded forms, `keys` what rewordings have in common ("" for a word that binds nothing), `quoted` tells
    the words inside quotation marks, `kinds` those of a name ("name", "place") or of a time ("date"), `days` the first
    and last ISO day of the time that a word belongs to, as "first/last" ("" where there is none), `times` its TIMEX3
    value (""). `places` tells where each key first stands.

    `told` are the attributions in order, as far as the language engine reads them. `lead` is the dateline before the
    line, whose words are not among these (None: it has none), `credit` the agency named in it.
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
    times: tuple[str, ...]
    places: Mapping[str, int]
    beside: Mapping[str, tuple[str, ...]]
    told: tuple[Told, ...] = ()
    lead: Span | None = None
    credit: Span | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """A report as lineage sees it: title and body lines in order, own-word shingles and keys (quotations left out), the
    ISO day of publication and the outlet ("" where they are unknown). `names` leads from what all spellings of a word
    of a name have in common to its key."""

    report: str
    lines: tuple[Line, ...]
    shingles: frozenset[int]
    keys: frozenset[str]
    day: str = ""
    outlet: str = ""
    names: Mapping[str, str] = field(default_factory=dict)


def sign(report: Report, parse: Parse) -> Signature:
    """The signature of a report; furniture, byline, dateline and headings leave no trace in it."""
    marks = _Marks(
        quotes=_Marked(q.span for q in parse.quotes),
        places=_Marked(n.span for n in parse.names if n.type == "place"),
        names=_Marked(n.span for n in parse.names),
        moments=_Timed(parse.moments),
        aside=_Marked(s for s in (report.dateline, report.byline) if s),
        voices=_Voiced(parse.attributions),
    )
    kept = [s for s in parse.sentences if s.kind in ("title", "body")]
    read = [_line(report, s, marks) for s in kept[:LINES]]
    lines = tuple(line for line in read if line.words)
    own: set[int] = set()
    keys: set[str] = set()
    for line in lines:
        if not line.title:
            own |= shingles([w for w, q in zip(line.words, line.quoted, strict=True) if not q], SHINGLE)
            keys.update(k for k, q in zip(line.keys, line.quoted, strict=True) if k and not q)
    outlet = report.outlet.name if report.outlet else host_of(report.url or "")
    day = (report.published.earliest or "")[:10]
    return Signature(report.id, lines, frozenset(own), frozenset(keys), day, outlet, _names(lines))


def _names(lines: Iterable[Line]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        for word, known, kind in zip(line.words, line.keys, line.kinds, strict=True):
            if kind in ("name", "place") and known and len(word) >= NAME:
                found.setdefault(variant_key(word), known)
    return found


def _line(report: Report, sentence: Sentence, marks: _Marks) -> Line:
    spots = [
        (report.text[t.start : t.end], t.start, t.end)
        for t in sentence.tokens[:WORDS]
        if any(c.isalnum() for c in report.text[t.start : t.end]) and not marks.aside.has(t.start)
    ]
    keys = tuple(key(word) for word, _, _ in spots)
    starts = tuple(start for _, start, _ in spots)
    moments = [marks.moments.at(start) for start in starts]
    places = {k: i for i, k in reversed(list(enumerate(keys))) if k}
    lead = report.dateline if report.dateline and sentence.span.shared(report.dateline) else None
    return Line(
        sentence.span,
        sentence.kind == "title",
        tuple(fold(word) for word, _, _ in spots),
        keys,
        starts,
        tuple(end for _, _, end in spots),
        tuple(marks.quotes.has(start) for start in starts),
        tuple("date" if m else marks.kind(start) for start, m in zip(starts, moments, strict=True)),
        tuple(f"{m.earliest}/{m.latest}" if m and m.earliest and m.latest else "" for m in moments),
        tuple(m.value if m else "" for m in moments),
        places,
        {k: _beside(keys, i) for k, i in places.items() if k[0] == "#" and not moments[i]},
        marks.voices.within(sentence.span, starts),
        lead,
        next((c.span for c in report.credits if lead and c.span.shared(lead)), None),
    )


def _beside(keys: Sequence[str], place: int) -> tuple[str, ...]:
    """The nearest keys before and after a place, numbers left out."""
    before = next((k for k in reversed(keys[:place]) if k), "")
    after = next((k for k in keys[place + 1 :] if k), "")
    return tuple(k for k in (before, after) if k and k[0] != "#")


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


class _Timed:
    """Tells the time that a character belongs to."""

    def __init__(self, moments: Iterable[Moment]) -> None:
        self._moments = sorted(moments, key=lambda m: m.span)
        self._starts = [m.span.start for m in self._moments]

    def at(self, at: int) -> Moment | None:
        """The innermost time around this offset (of two that lie inside one another)."""
        i = bisect_right(self._starts, at) - 1
        return next((m for m in self._moments[max(0, i - 1) : i + 1][::-1] if at < m.span.end), None)


class _Voiced:
    """Tells the attributions of a sentence, by the positions of its words."""

    def __init__(self, attributions: Iterable[Attribution]) -> None:
        found = [(a.cue or a.source, a) for a in attributions]
        self._found = sorted(((spans[0].start, a) for spans, a in found if spans), key=lambda item: item[0])
        self._starts = [start for start, _ in self._found]

    def within(self, sentence: Span, starts: Sequence[int]) -> tuple[Told, ...]:
        """The attributions whose cue stands in the sentence."""
        first, after = bisect_left(self._starts, sentence.start), bisect_left(self._starts, sentence.end)
        return tuple(
            Told(*(_places(spans, starts) for spans in (a.source, a.cue, a.content)))
            for _, a in self._found[first:after]
        )


def _places(spans: Iterable[Span], starts: Sequence[int]) -> tuple[int, ...]:
    """The words that begin inside the spans."""
    return tuple(i for s in spans for i in range(bisect_left(starts, s.start), bisect_left(starts, s.end)))


@dataclass(frozen=True, slots=True)
class _Marks:
    quotes: _Marked
    places: _Marked
    names: _Marked
    moments: _Timed
    aside: _Marked
    voices: _Voiced

    def kind(self, at: int) -> Kind:
        """What the word at this offset belongs to, if it is no time."""
        if self.places.has(at):
            return "place"
        return "name" if self.names.has(at) else ""
