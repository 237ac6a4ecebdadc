"""From compared pairs to the stemma of a pile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import exp, log

from secondsource.lineage import bonds
from secondsource.lineage.candidates import pair
from secondsource.lineage.direction import outcome, weigh_order
from secondsource.lineage.kin import Kin
from secondsource.lineage.origins import strands
from secondsource.lineage.passages import compare
from secondsource.lineage.signature import sign
from secondsource.lineage.stemma import Parents, ancestors, choose, with_leanings
from secondsource.lineage.unseen import is_copied, suppose
from secondsource.lineage.voice import Voice, same_name, voice
from secondsource.lineage.weights import weigh
from secondsource.model.ids import digest
from secondsource.model.lineage import Edge, Handed, Lineage, Unseen
from secondsource.model.parse import Parse
from secondsource.model.reason import Reason
from secondsource.model.report import Report
from secondsource.model.reuse import Label, Reuse
from secondsource.text.normalize import fold

TWIN = 0.85  # share of both bodies in common from which two captures under one headline are one report
FAINT = 0.02  # probability below which nobody asks who stood first
RELATED = 0.25  # probability from which two reports count as related. Chosen on bench/lineage.


def trace(reports: Sequence[Report], parses: Sequence[Parse]) -> Lineage:
    """The lineage of a pile; `parses` in the order of `reports`."""
    signatures = [sign(report, parse) for report, parse in zip(reports, parses, strict=True)]
    pile = weigh(signatures)
    reuses = [compare(signatures[i], signatures[j], pile) for i, j in pair(signatures)]
    return weave(reports, parses, reuses)


def weave(reports: Sequence[Report], parses: Sequence[Parse], reuses: Sequence[Reuse]) -> Lineage:
    """The stemma that compared pairs add up to."""
    voices = {r.id: voice(r, p) for r, p in zip(reports, parses, strict=True)}
    order = [r.id for r in reports]
    starts = {p.report: [s.span.start for s in p.sentences] for p in parses}
    pairs = [_kin(reuse, voices, starts) for reuse in reuses if reuse.passages]
    kin = [k for k in pairs if k.score >= RELATED]
    unseen, parents = suppose(order, voices, kin, choose(order, kin))
    by_pair = {frozenset((k.left, k.right)): k for k in pairs}
    origins, threads = strands(parses, voices, by_pair, with_leanings(order, kin, parents), unseen)
    edges = [e for k in pairs if (e := _edge(k, parents))]
    edges += [_from_unseen(child, u, by_pair) for u in unseen for child in u.children]
    place = {name: i for i, name in enumerate([*order, *(u.id for u in unseen)])}
    edges.sort(key=lambda e: (place[e.child], e.indirect, place[e.parent]))
    return Lineage(tuple(edges), unseen, origins, threads)


def _kin(reuse: Reuse, voices: Mapping[str, Voice], starts: Mapping[str, Sequence[int]]) -> Kin:
    """The pair with what is known beside its words: bonds raise the odds, grounds may decide the order."""
    left, right = voices[reuse.left], voices[reuse.right]
    tied = bonds.bonds(left, right) if reuse.score else ()
    odds = log(max(1e-6, reuse.score) / max(1e-6, 1 - reuse.score)) + sum(r.score for r in tied)
    score = round(1 / (1 + exp(-odds)), 4) if reuse.score else 0.0
    total, grounds = weigh_order(left, right, reuse) if score >= FAINT else (0.0, ())
    return Kin(
        reuse.left,
        reuse.right,
        reuse,
        score,
        total,
        outcome(total),
        (*reuse.reasons, *tied, *grounds),
        starts,
        _twins(left, right, reuse),
    )


def _twins(left: Voice, right: Voice, reuse: Reuse) -> bool:
    """Whether two captures are of one report: one headline, one outlet as far as known, nearly all in common."""
    one, other = left.report, right.report
    if not one.title or not other.title or min(reuse.share_left, reuse.share_right) < TWIN:
        return False
    titles = [" ".join(fold(word) for word in r.quote(r.title).split()) for r in (one, other) if r.title]
    return titles[0] == titles[1] and (not left.outlet or not right.outlet or same_name(left.outlet, right.outlet))


def _edge(kin: Kin, parents: Parents) -> Edge | None:
    """The edge for a pair: from a chosen parent, else indirect below a common ancestor, else open."""
    for child in (kin.left, kin.right):
        if kin.other(child) in parents[child]:
            return _made(kin, child, known=True, indirect=False)
    above = {one: {one, *ancestors(one, parents)} for one in (kin.left, kin.right)}
    if not above[kin.left] & above[kin.right]:
        child = kin.other(kin.leaning())
        return _made(kin, child, known=False, indirect=bool(kin.decided)) if kin.score >= RELATED else None
    first = kin.leaning()
    if kin.left in above[kin.right]:
        first = kin.left
    elif kin.right in above[kin.left]:
        first = kin.right
    return _made(kin, kin.other(first), known=False, indirect=True)


def _made(kin: Kin, child: str, *, known: bool, indirect: bool) -> Edge:
    parent = kin.other(child)
    sign = 1 if parent == kin.left else -1
    names = {r.name for r in kin.reuse.reasons}
    reasons = tuple(
        r
        if r.name in names
        else Reason(r.name, sign * r.score if r.name not in bonds.NAMES else r.score, r.detail, r.spans)
        for r in kin.grounds
    )
    passages = tuple(Handed(p.left, p.right, p.label, p.altered) for p in kin.passages(child))
    return Edge(
        digest("edge", child, parent),
        child,
        parent,
        _kind([p.label for p in passages]),
        "known" if known else "undetermined",
        indirect,
        kin.share(child),
        kin.score,
        reasons,
        passages,
    )


def _kind(labels: Sequence[Label]) -> Label:
    """The commonest label, the closer one where two are as common."""
    counts = Counter(labels)
    names: tuple[Label, ...] = ("verbatim", "near", "paraphrase", "partial")
    return max(names, key=lambda n: (counts[n], -names.index(n)))


def _from_unseen(child: str, unseen: Unseen, pairs: Mapping[frozenset[str], Kin]) -> Edge:
    """The edge from a report to an ancestor that nobody has seen; what it shares with its siblings stands for it."""
    others = [other for other in unseen.children if other != child] if is_copied(unseen) else []
    kin = [k for other in others if (k := pairs.get(frozenset((child, other))))]
    share = max((k.share(child) for k in kin), default=0.0)
    labels = [p.label for k in kin for p in k.passages(child)]
    score = max((k.score for k in kin), default=1.0 if unseen.reasons else 0.0)
    reasons = unseen.reasons
    return Edge(
        digest("edge", child, unseen.id),
        child,
        unseen.id,
        _kind(labels or ["partial"]),
        "known",
        False,
        share,
        score,
        reasons,
    )
