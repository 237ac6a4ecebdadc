"""A dossier laid out for asking: which claims hang on a report or a pair, what was judged already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from secondsource.dossier.ground import Ground
from secondsource.model.claim import Claim
from secondsource.model.dossier import Dossier
from secondsource.model.judgement import TargetKind
from secondsource.model.reason import Reason
from secondsource.model.span import Span
from secondsource.text.phrases import told_day

#: What something is worth on which no count hangs: it comes after all others, and is not lost.
LITTLE = 0.2


@dataclass(frozen=True, slots=True)
class Asked:
    """A proposal before it is led to anchors. `ids` are the things it is about (what a judgement would touch)."""

    kind: TargetKind
    at: tuple[str, ...]
    question: str
    machine: str
    probability: float
    claims: frozenset[str]
    spans: tuple[Span, ...] = ()
    why: tuple[Reason, ...] = ()
    value: str = ""
    ids: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    doubt: float = field(default=-1.0)

    @property
    def worth(self) -> float:
        """Claims that may change times uncertainty (1 where yes is as likely as no)."""
        unsure = self.doubt if self.doubt >= 0 else 1 - abs(2 * self.probability - 1)
        return (len(self.claims) or LITTLE) * unsure


class Desk:
    """Looks things up while proposals are made."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.ground = Ground(dossier)
        self.reports = {report.id: report for report in dossier.reports}
        self.claims = {claim.id: claim for claim in dossier.claims}
        self._in: dict[str, set[str]] = defaultdict(set)
        self._of: dict[str, set[str]] = defaultdict(set)
        for claim in dossier.claims:
            for member in claim.members:
                self._in[member.report].add(claim.id)
                if member.source:
                    self._of[member.source].add(claim.id)
        self.named: dict[str, list[str]] = defaultdict(list)  # entity -> the sources of that name
        for source in dossier.sources:
            if source.entity:
                self.named[source.entity].append(source.id)
        self._story = {report: story.id for story in dossier.stories for report in story.reports}
        self._pairs = set[frozenset[str]]()
        self._touched: dict[TargetKind, list[frozenset[str]]] = defaultdict(list)
        self._spans: dict[TargetKind, set[Span]] = defaultdict(set)
        for ruling in dossier.judgements:
            self._touched[ruling.kind].append(frozenset(ruling.touches))
            self._spans[ruling.kind].update(ruling.spans)
            if ruling.kind == "edge":
                self._pairs |= {frozenset((ruling.reports[0], other)) for other in ruling.reports[1:]}

    def claims_in(self, *reports: str) -> frozenset[str]:
        """The claims that all of these reports make."""
        found = [self._in[report] for report in reports]
        return frozenset(set.intersection(*found)) if found else frozenset()

    def claims_at(self, report: str, spans: Sequence[Span]) -> frozenset[str]:
        """The claims with a wording in one report that meets some words of it."""
        able = (self.claims[id_] for id_ in self._in[report])
        return frozenset(c.id for c in able if any(m.span.shared(s) for m in c.members for s in spans))

    def claims_of(self, *sources: str) -> frozenset[str]:
        """The claims that are laid to any of these sources."""
        return frozenset().union(*(self._of[source] for source in sources))

    def open(self, claims: Iterable[str]) -> frozenset[str]:
        """Those of some claims whose count is a range: one dependency more or less may settle it."""
        return frozenset(id_ for id_ in claims if (o := self.claims[id_].origins).low < o.high)

    def shown(self, claim: Claim) -> str:
        """A claim in a few words."""
        words = claim.proposition
        return f"“{words[:90].rstrip()}{' …' if len(words) > 90 else ''}”"

    def called(self, report: str) -> str:
        """ "C (Northern Chronicle, 7 March 2026)"."""
        found = self.reports[report]
        day = told_day(found.published.value or found.published.earliest or "")
        told = ", ".join(filter(None, (found.outlet.name if found.outlet else "", day)))
        return f"{report} ({told})" if told else report

    def words(self, span: Span) -> str:
        """The words of a span, on one line."""
        return " ".join(span.of(self.reports[span.report].text).split())

    def is_judged(self, one: Asked) -> bool:
        """Whether somebody judged this already, in whatever words."""
        if one.kind == "edge":
            child, *others = one.reports
            return all(frozenset((child, other)) in self._pairs for other in others)
        if one.kind == "furniture":
            return any(span in self._spans["furniture"] for span in one.spans)
        ids = set(one.ids)
        return bool(ids) and any(ids <= touched for touched in self._touched[one.kind])

    def story(self, one: Asked) -> str | None:
        """The story that a proposal is about; None where it is about several."""
        stories = {self._story.get(report) for report in one.reports or [span.report for span in one.spans]}
        return stories.pop() if len(stories) == 1 else None
