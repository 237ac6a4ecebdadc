"""A part of a dossier: what stands behind one claim, in some reports, or in some days. Ids, sigla and words stay."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from secondsource.model.claim import Claim
from secondsource.model.dossier import Dossier
from secondsource.model.lineage import Edge, Lineage, Unseen
from secondsource.model.report import Report
from secondsource.model.span import Span


@dataclass(frozen=True, slots=True)
class Choice:
    """What is looked at: the reports of a claim (and of their edges those that hand its words down), single reports,
    the reports published from one ISO day to another."""

    claim: str = ""
    reports: tuple[str, ...] = ()
    first: str = ""
    last: str = ""

    def __bool__(self) -> bool:
        return bool(self.claim or self.reports or self.first or self.last)


def narrow(dossier: Dossier, choice: Choice) -> Dossier:
    """Only what has to do with the choice. A claim that is not there leaves nothing."""
    claim = next((c for c in dossier.claims if c.id == choice.claim), None) if choice.claim else None
    kept = _reports(dossier, choice, claim)
    inside = {report.id for report in kept}

    def there(spans: Iterable[Span]) -> bool:
        return any(span.report in inside for span in spans)

    lineage = _lineage(dossier.lineage, inside, claim)
    claims = (claim,) if claim else tuple(c for c in dossier.claims if any(m.report in inside for m in c.members))
    ids = {c.id for c in claims}
    wide = not claim
    events = tuple(e for e in dossier.events if there(e.mentions) and (wide or _near(e.mentions, claim)))
    return replace(
        dossier,
        reports=kept,
        lineage=lineage,
        claims=claims if claim or not choice.claim else (),
        conflicts=tuple(c for c in dossier.conflicts if (ids & set(c.claims) if claim else there((c.a, c.b, *c.more)))),
        statements=_of(dossier.statements, inside),
        figures=_spanned(dossier.figures, inside),
        times=_spanned(dossier.times, inside),
        places=_spanned(dossier.places, inside),
        events=events,
        control=tuple(c for c in dossier.control if there(c.evidence) and (wide or _near(c.evidence, claim))),
        tolls=_of(dossier.tolls, inside),
        courses=tuple(c for c in dossier.courses if there(s for p in c.points for s in p.spans)),
        findings=tuple(f for f in dossier.findings if there(f.cites) and (wide or set(f.about) & ids)),
    )


def behind(edge: Edge, claim: Claim) -> bool:
    """Whether an edge hands down words that the claim is made of."""
    said = [member.span for member in claim.members]
    return any(p.child.shared(s) or p.parent.shared(s) for p in edge.passages for s in said)


def _reports(dossier: Dossier, choice: Choice, claim: Claim | None) -> tuple[Report, ...]:
    kept = dossier.reports
    if choice.claim:
        said = {member.report for member in claim.members} if claim else set[str]()
        kept = tuple(report for report in kept if report.id in said)
    if choice.reports:
        kept = tuple(report for report in kept if report.id in choice.reports)
    if choice.first or choice.last:
        kept = tuple(report for report in kept if _within(report, choice))
    return kept


def _within(report: Report, choice: Choice) -> bool:
    """Whether a report may be of these days."""
    told = report.published
    first, last = told.earliest or told.value, told.latest or told.value
    if not first and not last:
        return False
    return (not choice.first or (last or "9") >= choice.first) and (not choice.last or (first or "0") <= choice.last)


def _lineage(lineage: Lineage, inside: set[str], claim: Claim | None) -> Lineage:
    unseen = tuple(_parent(u, inside) for u in lineage.hypothetical if inside & set(u.children))
    ends = inside | {u.id for u in unseen}
    edges = tuple(
        _seen(e, inside)
        for e in lineage.edges
        if e.child in ends and e.parent in ends and (not claim or behind(e, claim))
    )
    joined = {e.parent for e in edges}
    unseen = tuple(u for u in unseen if not claim or u.id in joined)
    possible = tuple(p for p in lineage.possible if p.left in inside and p.right in inside and not claim)
    return replace(lineage, edges=edges, hypothetical=unseen, possible=possible)


def _parent(unseen: Unseen, inside: set[str]) -> Unseen:
    """An unseen ancestor of what is left."""
    children = tuple(child for child in unseen.children if child in inside)
    return replace(unseen, children=children, held=tuple(span for span in unseen.held if span.report in inside))


def _seen(edge: Edge, inside: set[str]) -> Edge:
    """An edge with the passages of which both sides are left."""
    kept = tuple(p for p in edge.passages if p.child.report in inside and p.parent.report in inside)
    return replace(edge, passages=kept)


def _near(spans: Iterable[Span], claim: Claim | None) -> bool:
    """Whether some words stand where the claim is made."""
    said = [member.span for member in claim.members] if claim else []
    return any(span.shared(s) for span in spans for s in said)


def _of(items: tuple[Any, ...], inside: set[str]) -> tuple[Any, ...]:
    return tuple(item for item in items if item.report in inside)


def _spanned(items: tuple[Any, ...], inside: set[str]) -> tuple[Any, ...]:
    return tuple(item for item in items if item.span.report in inside)
