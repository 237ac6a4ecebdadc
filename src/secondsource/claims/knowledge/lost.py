"""What falls out between a report and those that it stands on: claims, and the words that qualified them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from secondsource.model.assertion import Figure
from secondsource.model.claim import Member
from secondsource.model.knowledge import LeftOut, Shed, ShedKind
from secondsource.model.lineage import Edge
from secondsource.model.reuse import AlterationKind
from secondsource.model.span import Span

#: Alterations that qualify: how sure something is, and who says so.
QUALIFIERS: Mapping[AlterationKind, ShedKind] = {"modality": "modality", "attribution": "attribution"}

Told = Mapping[str, Mapping[str, Sequence[Member]]]


def left_out(report: str, told: Told, edges: Sequence[Edge]) -> tuple[LeftOut, ...]:
    """The claims of the parents that the report does not make, nor tells in other words as far as lineage has seen."""
    mine = told.get(report, {})
    found: dict[str, LeftOut] = {}
    for edge in edges:
        taken = sorted(passage.parent for passage in edge.passages)
        for claim, members in told.get(edge.parent, {}).items():
            if claim not in mine and claim not in found and not any(_is_in(m.span, taken) for m in members):
                found[claim] = LeftOut(claim, edge.parent, members[0].span)
    return tuple(found.values())


def _is_in(span: Span, passages: Sequence[Span]) -> bool:
    """Whether some passage has half of a span."""
    return any(2 * passage.shared(span) >= len(span) for passage in passages)


def shed(report: str, told: Told, edges: Sequence[Edge], figures: Mapping[str, Figure]) -> tuple[Shed, ...]:
    """The qualifiers of the parents' wordings that the report drops, each once, in the order of the parents' words."""
    found: dict[Span, Shed] = {}
    for edge in edges:
        for passage in edge.passages:
            for change in passage.altered:
                if change.right and change.left is None and (kind := QUALIFIERS.get(change.kind)):
                    found.setdefault(change.right, Shed(kind, change.right))
        mine, theirs = told.get(report, {}), told.get(edge.parent, {})
        for claim in mine.keys() & theirs.keys():
            before, after = _loose(theirs[claim], figures), _exact(mine[claim], figures)
            if before and after:
                found.setdefault(before, Shed("exactness", before, after))
    return tuple(found[span] for span in sorted(found))


def _loose(members: Sequence[Member], figures: Mapping[str, Figure]) -> Span | None:
    """The words of a number that is nowhere told as exact ("at least six"), None where it is."""
    counts = [figure for member in members if (figure := figures.get(member.figure or ""))]
    if not counts or any(figure.qualifier == "exact" for figure in counts):
        return None
    return counts[0].span


def _exact(members: Sequence[Member], figures: Mapping[str, Figure]) -> Span | None:
    """The words of a number that is told as exact wherever it is told, None for any other."""
    counts = [figure for member in members if (figure := figures.get(member.figure or ""))]
    if not counts or any(figure.qualifier != "exact" for figure in counts):
        return None
    return counts[0].span
