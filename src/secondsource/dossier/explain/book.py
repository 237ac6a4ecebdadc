"""A dossier opened for explaining: labels, quotes, and what joins what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from secondsource.dossier.explain.account import Line, Quote
from secondsource.model.claim import Claim
from secondsource.model.dossier import Dossier
from secondsource.model.lineage import Edge, Handed
from secondsource.model.numbered import Numbered
from secondsource.model.publisher import by_report
from secondsource.model.reason import Reason
from secondsource.model.ruling import Ruling, told_ruling
from secondsource.model.span import Span
from secondsource.text.phrases import told_day

OWN_VOICE = "the report itself"


class Book:
    """Looks things up in a dossier while an account is written."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.reports = {report.id: report for report in dossier.reports}
        self.claims = {claim.id: claim for claim in dossier.claims}
        self.statements = {statement.id: statement for statement in dossier.statements}
        self.figures = {figure.id: figure for figure in dossier.figures}
        self.publishers = by_report(dossier.publishers)
        self.numbered = Numbered(dossier.sentences)
        self._rulings: dict[str, list[Ruling]] = defaultdict(list)
        for ruling in dossier.judgements:
            for id_ in ruling.touches:
                self._rulings[id_].append(ruling)
        self._labels = {entity.id: entity.name for entity in dossier.entities}
        self._labels |= {source.id: source.label for source in dossier.sources}
        self._labels |= {origin.id: origin.label for origin in dossier.lineage.origins}
        self._labels |= {unseen.id: unseen.label for unseen in dossier.lineage.hypothetical}
        self._handed: dict[str, list[tuple[Edge, Handed]]] = defaultdict(list)
        for edge in dossier.lineage.edges:
            for passage in edge.passages:
                for report in dict.fromkeys((passage.child.report, passage.parent.report)):
                    self._handed[report].append((edge, passage))

    def label(self, id_: str | None) -> str:
        """What an id is called; "the report itself" for None."""
        return self._labels.get(id_ or "", id_ or OWN_VOICE)

    def quote(self, span: Span) -> Quote:
        """Words with their place."""
        report = self.reports.get(span.report)
        words = " ".join(span.of(report.text).split()) if report else ""
        return Quote(self.numbered.name(span), span, words)

    def shown(self, text: str, span: Span, depth: int = 0) -> Line:
        """A line that shows words."""
        return Line(text, self.quote(span), depth=depth)

    def why(self, reasons: Sequence[Reason], depth: int = 0) -> Iterator[Line]:
        """Reasons with their weights, each followed by the words that show it."""
        for reason in reasons:
            yield Line(f"{reason.name}: {reason.detail}", score=reason.score, depth=depth)
            for span in reason.spans:
                yield self.shown("", span, depth + 2)

    def rulings(self, id_: str) -> Iterator[Line]:
        """What people judged of a thing: each judgement with the words that it speaks of."""
        for ruling in self._rulings.get(id_, ()):
            yield Line(f"judgement {ruling.n}, {told_ruling(ruling)}")
            for span in ruling.spans:
                yield self.shown("", span, 1)

    def chain(self, statement: str | None, source: str | None, report: str) -> str:
        """ "two military sources -> Reuters -> D"."""
        found = self.statements.get(statement or "")
        names = [self.label(id_) for id_ in found.chain] if found else [self.label(source)] if source else [OWN_VOICE]
        return " -> ".join([*names, report])

    def day(self, report: str) -> str:
        """When a report was published, in words."""
        found = self.reports.get(report)
        if found is None:
            return "not known"
        first, last = found.published.earliest, found.published.latest
        if first and last and first != last:
            return f"{told_day(first)} to {told_day(last)}"
        return told_day(found.published.value or first or last or "") or "not known"

    def origin_at(self, span: Span) -> str | None:
        """The id of the origin of the text that a span stands in."""
        for strand in self.dossier.lineage.strands:
            if strand.span.shared(span):
                return strand.origin
        return None

    def handed(self, span: Span) -> Iterator[tuple[Edge, Handed, Span]]:
        """The passages that hold these words: (edge, passage, the stretch on the other side)."""
        for edge, passage in self._handed.get(span.report, ()):
            for mine, other in ((passage.child, passage.parent), (passage.parent, passage.child)):
                if mine.shared(span):
                    yield edge, passage, other

    def joins(self, one: str, other: str) -> list[Edge]:
        """The edges between two reports."""
        return [edge for edge in self.dossier.lineage.edges if {edge.child, edge.parent} == {one, other}]

    def in_claims(self, span: Span) -> list[Claim]:
        """The claims with a member that these words share."""
        return [c for c in self.dossier.claims if any(m.span.shared(span) for m in c.members)]

    def named(self, claim: Claim, depth: int = 0) -> Line:
        """A claim in one line."""
        low, high = claim.origins.low, claim.origins.high
        number = str(low) if low == high else f"{low}-{high}"
        count = f"{number} {'origin' if high == 1 else 'origins'}"
        return Line(f"{claim.id}  {claim.status}, {count}: {claim.proposition}", about=claim.id, depth=depth)
