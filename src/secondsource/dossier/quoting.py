"""A dossier that quotes without giving the reports away: texts keep the words that are quoted, the rest is FILLER.

Short words (names, numbers, days, cues) and headlines are always quoted. Longer stretches are quoted by what they are
worth to a reader, conflicts and what changed first, until MOST of a report is shown; the others keep their place, and
whoever holds the report can look there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from secondsource.dossier.echoes import RUN, Echoes, Place, gapped
from secondsource.model.claim import Claim
from secondsource.model.dossier import Dossier
from secondsource.model.report import Report
from secondsource.model.span import FILLER, Span
from secondsource.text.phrases import shortened

SHORT = 60  # characters of a quote that gives nothing away
MOST = 0.4  # share of a report's characters that is shown, headline and short quotes included
LITTLE = 600  # characters that are shown of a report however short it is
LONGEST = 400  # characters of one quote


def quote_only(dossier: Dossier) -> Dossier:
    """The same dossier, of whose texts only quotes are left, and of its own sentences no more of a report than of the
    quotes: "[…]" stands for what they would tell beyond."""
    told = _Told(dossier.reports)
    for span in _always(dossier):
        told.add(span)
    for piece in _worth(dossier):
        if isinstance(piece, str):
            told.add_words(piece)
        else:
            for span in piece:
                told.add_within(span)
    reports = tuple(replace(report, text=told.text(report), extra=()) for report in dossier.reports)
    findings = tuple(replace(f, text=shortened(f.text, 400)) for f in dossier.findings)
    kept = replace(dossier, reports=(), sentences=(), entities=(), findings=findings)
    made: Dossier = _walk(kept, told)
    return replace(made, reports=reports, sentences=dossier.sentences, entities=dossier.entities)


class _Told:
    """What is shown of each report, and what is known of it by other words: those of a report that has the same, or of
    the program itself."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._texts = {report.id: report.text for report in reports}
        self._open = {report.id: bytearray(len(report.text)) for report in reports}
        self._known = {report.id: bytearray(len(report.text)) for report in reports}
        self._left = {id_: max(int(MOST * len(text)), min(LITTLE, len(text) // 2)) for id_, text in self._texts.items()}
        self._echoes = Echoes(reports)
        self._veiled: dict[str, str] = {}

    def add(self, span: Span) -> None:
        """Show these words whatever is shown already; single words and numbers count by half."""
        new = len(span) - sum(self._open[span.report][span.start : span.end])
        self._open[span.report][span.start : span.end] = b"\1" * len(span)
        if len(span) < RUN:
            self._left[span.report] -= new // 2
            return
        for place in self._places(span):
            self._know(place)

    def add_within(self, span: Span) -> None:
        """Show these words if there is room for them wherever they stand."""
        if len(span) <= LONGEST and self._fits(self._places(span)):
            self.add(span)

    def add_words(self, words: str) -> None:
        """Tell these words of the program's own if there is room for what they tell."""
        places = [place for _, _, found in self._echoes.of(words) for place in found]
        if self._fits(places):
            for place in places:
                self._know(place)

    def veiled(self, words: str) -> str:
        """Words of the program's own without what is not known."""
        if words not in self._veiled:
            cuts = [(start, end) for start, end, places in self._echoes.of(words) if any(map(self._unknown, places))]
            self._veiled[words] = gapped(words, cuts) if cuts else words
        return self._veiled[words]

    def text(self, report: Report) -> str:
        """The text with FILLER for what is not shown."""
        shown = self._open[report.id]
        return "".join(letter if seen else FILLER for letter, seen in zip(report.text, shown, strict=True))

    def _places(self, span: Span) -> list[Place]:
        words = self._texts[span.report][span.start : span.end]
        return [(span.report, span.start, span.end), *(p for _, _, found in self._echoes.of(words) for p in found)]

    def _fits(self, places: Sequence[Place]) -> bool:
        """Whether no report would be known beyond its share."""
        needed: dict[str, set[int]] = defaultdict(set)
        for report, start, end in places:
            known = self._known[report]
            needed[report].update(at for at in range(start, end) if not known[at])
        return all(len(new) <= max(0, self._left[report]) for report, new in needed.items())

    def _know(self, place: Place) -> None:
        report, start, end = place
        self._left[report] -= self._unknown(place)
        self._known[report][start:end] = b"\1" * (end - start)

    def _unknown(self, place: Place) -> int:
        report, start, end = place
        return end - start - sum(self._known[report][start:end])


def _walk(thing: Any, told: _Told) -> Any:
    """A tree of nouns whose strings are veiled."""
    if isinstance(thing, str):
        return told.veiled(thing) if " " in thing else thing
    if isinstance(thing, tuple):
        return tuple(_walk(item, told) for item in thing)
    if is_dataclass(thing) and not isinstance(thing, (type, Span)):
        old = {f.name: getattr(thing, f.name) for f in fields(thing)}
        new = {name: made for name, value in old.items() if (made := _walk(value, told)) != value}
        return replace(thing, **new) if new else thing
    return thing


def _always(dossier: Dossier) -> Iterator[Span]:
    """Headlines, what tells of the report itself, and whatever is short and asked for by name."""
    for report in dossier.reports:
        yield from (span for span in (report.title, report.byline, report.dateline) if span and len(span) <= LONGEST)
        basis = (span for span in report.published.basis if isinstance(span, Span))
        yield from (
            span for span in (*basis, *(c.span for c in report.credits), *report.page_dates) if len(span) <= SHORT
        )
    yield from (span for span in _facts(dossier) if len(span) <= SHORT)


def _facts(dossier: Dossier) -> Iterator[Span]:
    for conflict in dossier.conflicts:
        yield from (conflict.a, conflict.b, *conflict.more)
    yield from (figure.span for figure in dossier.figures)
    yield from (mention for e in dossier.entities for v in e.variants for mention in v.mentions)
    yield from (span for control in dossier.control for span in control.evidence)
    yield from (span for statement in dossier.statements for span in (*statement.source, *statement.cue))
    yield from (moment.span for moment in dossier.times)
    for edge in dossier.lineage.edges:
        for passage in edge.passages:
            yield from (side for change in passage.altered for side in (change.left, change.right) if side)


def _worth(dossier: Dossier) -> Iterator[Sequence[Span] | str]:
    """Longer stretches and the program's own sentences in the order of what they are worth."""
    yield [span for c in dossier.conflicts if c.severity == "hard" for span in (c.a, c.b)]
    yield from (finding.text for finding in dossier.findings if finding.kind == "conflict")
    for claim in sorted(dossier.claims, key=_rank):
        yield claim.proposition
        yield [member.span for member in claim.members]
    yield from (finding.text for finding in dossier.findings)
    yield [span for finding in dossier.findings for span in finding.cites]
    yield [span for statement in dossier.statements for span in statement.content]


def _rank(claim: Claim) -> int:
    """Disputed, changed and corroborated claims first, then what many reports carry."""
    told = ("conflicting", "denied-then-admitted", "corrected", "denied", "superseded", "corroborated", "unresolved")
    return told.index(claim.status) if claim.status in told else 10 + max(0, 10 - claim.reports)
