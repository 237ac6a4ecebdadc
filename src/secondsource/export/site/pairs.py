"""The pairs of reports that share text, with everything the edges know of what they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.model.dossier import Dossier
from secondsource.model.lineage import Edge, Handed
from secondsource.model.reuse import Alteration, Label
from secondsource.model.span import Span

MAX_PAIRS = 400  # pages of pairs; a pile of 300 reports may hold thousands of weak ones, which nobody opens


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage of a pair: the words of the report that comes first in the dossier on the left."""

    left: Span
    right: Span
    label: Label
    altered: tuple[Alteration, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports, the earlier siglum on the left, and the edges whose passages join them."""

    left: str
    right: str
    page: str
    edges: tuple[Edge, ...]
    passages: tuple[Shared, ...]


def pairs(dossier: Dossier) -> dict[tuple[str, str], Pair]:
    """(left, right) -> Pair, in the order of the dossier; the pairs that share most when there are too many."""
    order = {report.id: i for i, report in enumerate(dossier.reports)}
    found: dict[tuple[int, int], list[tuple[Edge, Handed]]] = defaultdict(list)
    for edge in dossier.lineage.edges:
        for handed in edge.passages:
            a, b = order.get(handed.child.report), order.get(handed.parent.report)
            if a is not None and b is not None and a != b:
                found[min(a, b), max(a, b)].append((edge, handed))
    best = sorted(found, key=lambda key: (-_length(found[key]), key))[:MAX_PAIRS]
    names = [report.id for report in dossier.reports]
    return {(names[a], names[b]): _pair(names, a, b, found[a, b]) for a, b in sorted(best)}


def _length(items: Sequence[tuple[Edge, Handed]]) -> int:
    return sum(len(handed.child) for _, handed in items)


def _pair(names: Sequence[str], a: int, b: int, items: Sequence[tuple[Edge, Handed]]) -> Pair:
    left = names[a]
    passages = {_turned(handed, left) for _, handed in items}
    edges = {edge.id: edge for edge, _ in items}
    page = f"pair-{_file(left)}-{_file(names[b])}.html"
    return Pair(left, names[b], page, tuple(edges.values()), tuple(sorted(passages, key=lambda p: (p.left, p.right))))


def _turned(handed: Handed, left: str) -> Shared:
    if handed.parent.report == left:
        return Shared(handed.parent, handed.child, handed.label, handed.altered)
    return Shared(handed.child, handed.parent, handed.label, handed.altered)


def _file(id_: str) -> str:
    """A siglum as it may stand in the name of a file."""
    return "".join(letter if letter.isalnum() else "-" for letter in id_)
