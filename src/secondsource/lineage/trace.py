"""From compared pairs to the stemma of a pile."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import exp, log

from secondsource.lineage import bonds
from secondsource.lineage.candidates import pair
from secondsource.lineage.direction import outcome, weigh_order
from secondsource.lineage.edges import edge_between, edges_from_unseen, possibly
from secondsource.lineage.judged import Said
from secondsource.lineage.kin import DIRECT, RELATED, Kin
from secondsource.lineage.origins import origin_of, strands
from secondsource.lineage.passages import compare
from secondsource.lineage.signature import sign
from secondsource.lineage.stemma import choose, with_leanings
from secondsource.lineage.strand import direct
from secondsource.lineage.unseen import suppose
from secondsource.lineage.voice import Voice, same_name, voice
from secondsource.lineage.weights import weigh
from secondsource.model.judged import NOTHING, Judged
from secondsource.model.lineage import Lineage, Stock, Strand, Unseen
from secondsource.model.parse import Parse
from secondsource.model.report import Report
from secondsource.model.reuse import Reuse
from secondsource.model.span import Span
from secondsource.text.normalize import fold

TWIN = 0.85  # share of both bodies in common from which two captures under one headline are one report
FAINT = 0.02  # probability below which nobody asks who stood first


def trace(reports: Sequence[Report], parses: Sequence[Parse]) -> Lineage:
    """The lineage of a pile; `parses` in the order of `reports`."""
    signatures = [sign(report, parse) for report, parse in zip(reports, parses, strict=True)]
    pile = weigh(signatures)
    reuses = [compare(signatures[i], signatures[j], pile) for i, j in pair(signatures, pile.stock)]
    return weave(reports, parses, reuses, pile.shown)


def weave(
    reports: Sequence[Report],
    parses: Sequence[Parse],
    reuses: Sequence[Reuse],
    stock: tuple[Stock, ...] = (),
    judged: Judged = NOTHING,
) -> Lineage:
    """The stemma that compared pairs add up to; `stock` goes with it as it is. What was `judged` of a pair outweighs
    all that was found of it."""
    said = Said(judged)
    voices = {r.id: voice(r, p) for r, p in zip(reports, parses, strict=True)}
    order = [r.id for r in reports]
    starts = {p.report: [s.span.start for s in p.sentences] for p in parses}
    pairs = [said.of(_kin(reuse, voices, starts)) for reuse in reuses if said.stays(reuse)]
    kin = [k for k in pairs if k.score >= RELATED]
    unseen, parents = suppose(order, voices, kin, choose(order, kin, said.parents(order)), said)
    by_pair = {frozenset((k.left, k.right)): k for k in pairs}
    origins, threads = strands(parses, voices, by_pair, with_leanings(order, kin, parents), unseen)
    edges = [e for k in pairs if (e := edge_between(k, parents))]
    joined = {frozenset((e.child, e.parent)) for e in edges}
    possible = tuple(p for k in pairs if frozenset((k.left, k.right)) not in joined and (p := possibly(k)))
    held: defaultdict[str, list[Strand]] = defaultdict(list)
    for thread in threads:
        held[thread.span.report].append(thread)
    edges += [e for u in unseen for e in edges_from_unseen(u, by_pair, parents, held)]
    unseen = _with_text(unseen, threads, parses)
    place = {name: i for i, name in enumerate([*order, *(u.id for u in unseen)])}
    edges.sort(key=lambda e: (place[e.child], e.indirect, place[e.parent]))
    return Lineage(tuple(edges), unseen, origins, threads, possible, stock)


def _with_text(unseen: Sequence[Unseen], threads: Sequence[Strand], parses: Sequence[Parse]) -> tuple[Unseen, ...]:
    """The ancestors with what they must have contained, in the words of the child that has most of it, and the day of
    which these tell last."""
    held: defaultdict[str, defaultdict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for thread in threads:
        held[thread.origin][thread.span.report].append(thread.span)
    days = {parse.report: [(m.span, m.latest) for m in parse.moments if m.latest] for parse in parses}
    found = []
    for ancestor in unseen:
        by_child = held[origin_of(ancestor.id)].values()
        most = max(by_child, key=lambda spans: sum(map(len, spans)), default=[])
        told = [day for span in most for at, day in days[span.report] if span.start <= at.start < span.end]
        past = [day for day in told if ancestor.latest and day <= ancestor.latest]
        found.append(replace(ancestor, held=tuple(most), earliest=max(past, default=None)))
    return tuple(found)


def _kin(reuse: Reuse, voices: Mapping[str, Voice], starts: Mapping[str, Sequence[int]]) -> Kin:
    """The pair with what is known beside its words: bonds raise the odds, grounds may decide the order."""
    left, right = voices[reuse.left], voices[reuse.right]
    tied = bonds.bonds(left, right) if reuse.score else ()
    odds = log(max(1e-6, reuse.score) / max(1e-6, 1 - reuse.score)) + sum(r.score for r in tied)
    score = round(1 / (1 + exp(-odds)), 4) if reuse.score else 0.0
    total, grounds = weigh_order(left, right, reuse) if score >= FAINT else (0.0, ())
    straight, signs = direct(left, right, reuse) if score >= FAINT else (1.0, ())
    return Kin(
        reuse.left,
        reuse.right,
        reuse,
        score,
        total,
        outcome(total) if straight >= DIRECT else 0,
        (*reuse.reasons, *tied, *signs, *grounds),
        starts,
        _twins(left, right, reuse),
        straight,
        left.release != right.release or all(bonds.paper(v) for v in (left, right)),
    )


def _twins(left: Voice, right: Voice, reuse: Reuse) -> bool:
    """Whether two captures are of one report: one headline, one outlet as far as known, nearly all in common."""
    one, other = left.report, right.report
    if not one.title or not other.title or min(reuse.share_left, reuse.share_right) < TWIN:
        return False
    titles = [" ".join(fold(word) for word in r.quote(r.title).split()) for r in (one, other) if r.title]
    return titles[0] == titles[1] and (not left.outlet or not right.outlet or same_name(left.outlet, right.outlet))
