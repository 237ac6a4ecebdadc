"""A dossier that quotes without giving the reports away: texts keep the words that are quoted, the rest is FILLER.

Short words (names, numbers, days, cues) and headlines are always quoted. Longer stretches are quoted by what they are
worth to a reader, conflicts and what changed first, until MOST of a report is shown; the others keep their place, and
whoever holds the report can look there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from secondsource.model.claim import Claim
from secondsource.model.dossier import Dossier
from secondsource.model.report import Report
from secondsource.model.span import FILLER, Span
from secondsource.text.phrases import shortened

SHORT = 60  # characters of a quote that gives nothing away
MOST = 0.4  # share of a report's characters that is shown, headline and short quotes included
LITTLE = 600  # characters that are shown of a report however short it is
LONGEST = 400  # characters of one quote
CUT = 70  # characters of a proposition whose words are not quoted


def quote_only(dossier: Dossier) -> Dossier:
    """The same dossier, of whose texts only quotes are left; propositions of what is not quoted are cut short."""
    shown = {report.id: _Shown(report) for report in dossier.reports}
    for span in _always(dossier):
        shown[span.report].add(span)
    for spans in _worth(dossier):
        for span in spans:
            shown[span.report].add_within(span)
    reports = tuple(replace(report, text=shown[report.id].text(), extra=()) for report in dossier.reports)
    claims = tuple(_cut(claim, shown) for claim in dossier.claims)
    findings = tuple(replace(f, text=shortened(f.text, 400)) for f in dossier.findings)
    return replace(dossier, reports=reports, claims=claims, findings=findings)


class _Shown:
    """The characters of a report that are shown."""

    def __init__(self, report: Report) -> None:
        self._text = report.text
        self._open = bytearray(len(report.text))
        self._left = max(int(MOST * len(report.text)), min(LITTLE, len(report.text) // 2))

    def add(self, span: Span) -> None:
        """Show these words whatever is shown already."""
        self._left -= self._hidden(span)
        self._open[span.start : span.end] = b"\1" * len(span)

    def add_within(self, span: Span) -> None:
        """Show these words if there is room for them."""
        if len(span) <= LONGEST and self._hidden(span) <= self._left:
            self.add(span)

    def _hidden(self, span: Span) -> int:
        return len(span) - sum(self._open[span.start : span.end])

    def holds(self, span: Span) -> bool:
        """Whether all these words are shown."""
        return not self._hidden(span)

    def text(self) -> str:
        """The text with FILLER for what is not shown."""
        return "".join(letter if seen else FILLER for letter, seen in zip(self._text, self._open, strict=True))


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


def _worth(dossier: Dossier) -> Iterator[Sequence[Span]]:
    """Longer stretches in the order of what they are worth."""
    yield [span for c in dossier.conflicts if c.severity == "hard" for span in (c.a, c.b)]
    order: dict[int, list[Span]] = defaultdict(list)
    for claim in dossier.claims:
        order[_rank(claim)] += [member.span for member in claim.members]
    for rank in sorted(order):
        yield order[rank]
    yield [span for finding in dossier.findings for span in finding.cites]
    yield [span for statement in dossier.statements for span in statement.content]


def _rank(claim: Claim) -> int:
    """Disputed, changed and corroborated claims first, then what many reports carry."""
    told = ("conflicting", "denied-then-admitted", "corrected", "denied", "superseded", "corroborated", "unresolved")
    return told.index(claim.status) if claim.status in told else 10 + max(0, 10 - claim.reports)


def _cut(claim: Claim, shown: dict[str, _Shown]) -> Claim:
    if any(shown[member.report].holds(member.span) and len(member.span) > SHORT for member in claim.members):
        return claim
    return replace(claim, proposition=shortened(claim.proposition, CUT))
