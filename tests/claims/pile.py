"""A pile of small reports with everything upstream of the claims stage written out by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from secondsource.claims.reconcile import weigh
from secondsource.model.assertion import Assertions, EventMention, Figure, Speaker, Stance, Statement, When
from secondsource.model.claim import Cast, Claim, Event, Findings, Source
from secondsource.model.ids import digest
from secondsource.model.lineage import Edge, Handed, Lineage, Origin, Strand
from secondsource.model.parse import Parse, Sentence
from secondsource.model.report import Outlet, Published, Report
from secondsource.model.span import Span
from secondsource.model.story import Story
from secondsource.resources.publishers import Directory


@dataclass(frozen=True)
class Line:
    """A sentence; `by` who is said to say it; `counts` as (words in it, fate, value, class); `blast` the word in it
    that tells of an explosion, the same in the whole pile."""

    text: str
    by: str = ""
    stance: Stance = "assert"
    counts: tuple[tuple[str, str, float, str], ...] = ()
    blast: str = ""


@dataclass(frozen=True)
class Sheet:
    """A report: outlet, ISO day, lines; `copies` is the outlet whose report the lines were taken from word for word."""

    outlet: str
    day: str
    lines: tuple[Line, ...]
    copies: str = ""


@dataclass
class Pile:
    """The arguments of the stage."""

    sheets: Sequence[Sheet]
    kinds: dict[str, str] = field(default_factory=dict)
    known: Directory | None = None

    def findings(self) -> Findings:
        """What the stage makes of the sheets."""
        reports = [self._report(sheet) for sheet in self.sheets]
        parses = [self._parse(sheet) for sheet in self.sheets]
        said = [self._said(sheet) for sheet in self.sheets]
        story = Story("story-1", "", tuple(sorted(report.id for report in reports)))
        lineage, events = self._lineage(parses), self._events(said)
        return weigh([story], reports, parses, said, lineage, self._cast(), events, known=self.known)

    def _events(self, said: Sequence[Assertions]) -> list[Event]:
        triggers = tuple(sorted(mention.trigger for one in said for mention in one.events))
        when = When(None, None)
        return [Event("event", "explosion", "ASSAULT", (), (), None, when, triggers, False)] if triggers else []

    def claims(self) -> tuple[Claim, ...]:
        """The claims alone."""
        return self.findings().claims

    def id_of(self, sheet: Sheet) -> str:
        return digest("report", sheet.outlet)

    def _report(self, sheet: Sheet) -> Report:
        published = Published(sheet.day, sheet.day, sheet.day, "day")
        outlet = Outlet(sheet.outlet, "masthead")
        return Report(
            self.id_of(sheet), f"{sheet.outlet}.txt", "0" * 64, self._text(sheet), outlet=outlet, published=published
        )

    def _text(self, sheet: Sheet) -> str:
        return "\n".join(line.text for line in sheet.lines)

    def _spans(self, sheet: Sheet) -> list[Span]:
        spans, start = [], 0
        for line in sheet.lines:
            spans.append(Span(self.id_of(sheet), start, start + len(line.text)))
            start += len(line.text) + 1
        return spans

    def _parse(self, sheet: Sheet) -> Parse:
        sentences = tuple(Sentence(span, "body", i) for i, span in enumerate(self._spans(sheet)))
        return Parse(self.id_of(sheet), "hand", sentences)

    def _said(self, sheet: Sheet) -> Assertions:
        report = self.id_of(sheet)
        statements, figures, events = [], [], []
        for line, span in zip(sheet.lines, self._spans(sheet), strict=True):
            told = None
            if line.by:
                speaker = digest("speaker", report, line.by)
                told = digest("statement", report, span.start)
                statements.append(
                    Statement(told, report, (span,), (), (), "indirect", line.stance, speaker, (speaker,))
                )
            if line.blast:
                at = span.start + line.text.index(line.blast)
                trigger = Span(report, at, at + len(line.blast))
                made = digest("event", report, at)
                events.append(EventMention(made, report, trigger, "ASSAULT", "explosion", statement=told))
            for words, fate, value, people in line.counts:
                at = span.start + line.text.index(words)
                counted = Span(report, at, at + len(words))
                made = digest("figure", report, at)
                figures.append(
                    Figure(made, report, counted, value, None, None, "person", "exact", people, fate, statement=told)
                )
        return Assertions(report, self._speakers(sheet), tuple(statements), tuple(figures), tuple(events))

    def _speakers(self, sheet: Sheet) -> tuple[Speaker, ...]:
        report = self.id_of(sheet)
        names = sorted({line.by for line in sheet.lines if line.by})
        return tuple(Speaker(digest("speaker", report, n), report, n, self._kind(n)) for n in names)

    def _kind(self, name: str):  # type: ignore[no-untyped-def]
        return self.kinds.get(name, "organisation")

    def _cast(self) -> Cast:
        names = sorted({line.by for sheet in self.sheets for line in sheet.lines if line.by})
        return Cast(
            (),
            tuple(
                Source(
                    digest("source", name),
                    name,
                    self._kind(name),
                    None,
                    tuple(digest("speaker", self.id_of(sheet), name) for sheet in self.sheets),
                )
                for name in names
            ),
        )

    def _lineage(self, parses: Sequence[Parse]) -> Lineage:
        """An edge for each copy, sentence by sentence where the words are the same; strands follow it."""
        by_outlet = {sheet.outlet: sheet for sheet in self.sheets}
        edges, strands, origins = [], [], []
        for sheet, parse in zip(self.sheets, parses, strict=True):
            own = digest("origin", self.id_of(sheet))
            origins.append(Origin(own, sheet.outlet, (self.id_of(sheet),)))
            source = by_outlet.get(sheet.copies)
            taken = {line.text: s for line, s in zip(source.lines, self._spans(source), strict=True)} if source else {}
            passages = []
            for line, sentence in zip(sheet.lines, parse.sentences, strict=True):
                above = taken.get(line.text)
                strands.append(Strand(sentence.span, digest("origin", above.report) if above else own))
                if above:
                    passages.append(Handed(sentence.span, above, "verbatim"))
            if source:
                ends = self.id_of(sheet), self.id_of(source)
                edges.append(
                    Edge(digest("edge", *ends), *ends, "verbatim", "known", False, 1.0, 0.99, (), tuple(passages))
                )
        return Lineage(tuple(edges), (), tuple(origins), tuple(strands))
