"""Edges of the stemma: between two reports, and from a report to an ancestor that nobody has seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from secondsource.lineage import bonds, strand
from secondsource.lineage.kin import FIRM, RELATED, Kin
from secondsource.lineage.origins import origin_of
from secondsource.lineage.stemma import Parents, ancestors
from secondsource.model.ids import digest
from secondsource.model.judged import JUDGED
from secondsource.model.lineage import Edge, Handed, Possible, Relation, Strand, Unseen
from secondsource.model.reason import Reason
from secondsource.model.reuse import Label, Passage
from secondsource.model.span import Span

WHOLLY = 0.75  # share of a report from an unseen ancestor from which it is wholly derived
NAMED = 0.9  # probability that a report stands on what it cites or continues: its own word, but no text to compare

LONG = 0.3  # weight of the days between two reports from which what they have in common is background: three days
EVEN = bonds.NAMES | strand.NAMES | {JUDGED}  # grounds that speak of both alike; the others are turned with the order

Pairs = Mapping[frozenset[str], Kin]


def edge_between(kin: Kin, parents: Parents) -> Edge | None:
    """The edge for a pair: from a chosen parent, else indirect below a common ancestor, else open."""
    for child in (kin.left, kin.right):
        if kin.other(child) in parents[child]:
            return _made(kin, child, kin.relation(indirect=False), known=True, indirect=False)
    above = {one: {one, *ancestors(one, parents)} for one in (kin.left, kin.right)}
    if not above[kin.left] & above[kin.right]:
        if kin.score < RELATED:
            return None
        indirect = bool(kin.decided) or kin.siblings
        return _made(kin, kin.other(kin.leaning()), kin.relation(indirect), known=False, indirect=indirect)
    first, relation = kin.leaning(), kin.relation(indirect=True)
    if kin.left in above[kin.right]:
        first, relation = kin.left, kin.relation(indirect=False)
    elif kin.right in above[kin.left]:
        first, relation = kin.right, kin.relation(indirect=False)
    return _made(kin, kin.other(first), relation, known=False, indirect=True)


def possibly(kin: Kin) -> Possible | None:
    """What two reports without an edge may share: their passages outside quotations."""
    if kin.twins:
        return None
    own = tuple(Handed(p.left, p.right, p.label, p.altered) for p in kin.reuse.passages if not p.quoted)
    if not own:
        return Possible(kin.left, kin.right, kin.score, (), "quotation only")
    stock = all(p.stock for p in kin.reuse.passages if not p.quoted)
    apart = any(r.name == "days apart" and abs(r.score) >= LONG for r in kin.reuse.reasons)
    return Possible(kin.left, kin.right, kin.score, own, "background only" if stock or apart else "independent")


def edges_from_unseen(
    unseen: Unseen, pairs: Pairs, parents: Parents, strands: Mapping[str, Sequence[Strand]]
) -> Iterator[Edge]:
    """The edges from the children of an unseen ancestor to it. `strands` are those of each report."""
    for child in unseen.children:
        own = strands.get(child, ())
        show = {"text": _shared_text, "edition": _earlier_text, "citation": _citing_text}[unseen.known_by]
        shown = show(child, unseen, own, pairs, parents)
        passages = tuple(Handed(p.left, p.right, p.label, p.altered) for p in shown.passages)
        yield Edge(
            digest("edge", child, unseen.id),
            child,
            unseen.id,
            _kind([p.label for p in passages] or ["partial"]),
            "known",
            False,
            round(shown.share, 4),
            shown.score,
            unseen.reasons,
            passages,
            "derived",
            "wholly" if shown.share >= WHOLLY else "partly",
            shown.score,
        )


class _Shown(NamedTuple):
    """What shows that a report stands on something unseen: the share (0 to 1) it has from there, the passages, and the
    probability."""

    share: float
    passages: Sequence[Passage]
    score: float


def _shared_text(child: str, unseen: Unseen, own: Sequence[Strand], pairs: Pairs, parents: Parents) -> _Shown:
    """Its sentences in the strand of the ancestor, each beside the sibling's that shows it best."""
    siblings = [k for other in unseen.children if other != child and (k := pairs.get(frozenset((child, other))))]
    held = [strand.span for strand in own if strand.origin == origin_of(unseen.id)]
    firm = [p for k in siblings for p in _firm(k, child)]
    best: dict[Span, Passage] = {}
    for passage in sorted(firm, key=lambda p: (-p.score, p.right)):
        for span in held:
            if passage.left.shared(span):
                best.setdefault(span, passage)
    shown = sorted(set(best.values()), key=lambda p: (p.left, p.right))
    share = _share(held, own) or max((k.share(child) for k in siblings), default=0.0)
    return _Shown(share, shown, max((k.score for k in siblings), default=0.0))


def _earlier_text(child: str, unseen: Unseen, own: Sequence[Strand], pairs: Pairs, parents: Parents) -> _Shown:
    """What an edition has from earlier ones: it came by way of the one that is missing."""
    earlier = [k for p in parents[child] if (k := pairs.get(frozenset((child, p))))]
    passages = [p for k in earlier for p in _firm(k, child)]
    return _Shown(max((k.share(child) for k in earlier), default=0.0), passages, NAMED)


def _firm(kin: Kin, child: str) -> list[Passage]:
    """The passages of a pair that may bear a conclusion."""
    return [p for p in kin.passages(child) if p.score >= FIRM and not p.quoted and not p.stock]


def _citing_text(child: str, unseen: Unseen, own: Sequence[Strand], pairs: Pairs, parents: Parents) -> _Shown:
    """Its sentences that cite the ancestor."""
    cited = [span for reason in unseen.reasons for span in reason.spans]
    return _Shown(_share([s.span for s in own if any(s.span.shared(span) for span in cited)], own), (), NAMED)


def _share(part: Collection[Span], whole: Collection[Strand]) -> float:
    return min(1.0, sum(map(len, part)) / max(1, sum(len(strand.span) for strand in whole)))


def _made(kin: Kin, child: str, relation: Relation, *, known: bool, indirect: bool) -> Edge:
    parent = kin.other(child)
    sign = 1 if parent == kin.left else -1
    names = {r.name for r in kin.reuse.reasons}
    reasons = tuple(
        r if r.name in names else Reason(r.name, sign * r.score if r.name not in EVEN else r.score, r.detail, r.spans)
        for r in kin.grounds
    )
    passages = tuple(Handed(p.left, p.right, p.label, p.altered) for p in kin.passages(child))
    return Edge(
        digest("edge", child, parent),
        child,
        parent,
        _kind([p.label for p in passages] or ["partial"]),
        "known" if known else "undetermined",
        indirect,
        kin.share(child),
        kin.score,
        reasons,
        passages,
        relation,
        "wholly" if kin.reuse.wholly >= 0.5 else "partly",
        kin.probability(relation),
    )


def _kind(labels: Sequence[Label]) -> Label:
    """The commonest label, the closer one where two are as common."""
    counts = Counter(labels)
    names: tuple[Label, ...] = ("verbatim", "near", "paraphrase", "partial")
    return max(names, key=lambda n: (counts[n], -names.index(n)))
