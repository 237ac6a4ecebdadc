"""Questions of kinship: edges that are not sure, pairs that may be kin, texts that nobody has seen."""

from __future__ import annotations

from collections.abc import Iterator

from secondsource.dossier.queue.desk import Asked, Desk
from secondsource.model.lineage import Edge, Handed
from secondsource.model.reason import Reason
from secondsource.model.span import Span

SURE = 0.95  # probability of an edge from which nobody need look at it
FAINT = 0.03  # chance that two reports share text below which nobody is asked, unless a count hangs on it
SHOWN = 4  # passages to look at first
GROUNDS = 6  # reasons shown
_DIRECT = frozenset({"derived", "own update"})


def about_edges(desk: Desk) -> Iterator[Asked]:
    """Edges between two reports whose kinship or direction is not sure. What came by way of a third is decided at that
    third."""
    for edge in desk.dossier.lineage.edges:
        if edge.parent not in desk.reports or (edge.indirect and edge.score < 0.5):
            continue
        open_ = edge.direction == "undetermined" and not edge.indirect
        if edge.probability >= SURE and not open_:
            continue
        yield _asked(desk, edge, open_)


def _asked(desk: Desk, edge: Edge, open_: bool) -> Asked:
    child, parent = desk.called(edge.child), desk.called(edge.parent)
    derived = edge.relation in _DIRECT
    question = f"Does {child} stand on {parent}" if derived else f"Do {child} and {parent} stand on one text"
    said = f"{edge.child} {'stands on' if derived else 'is a sibling of'} {edge.parent}"
    if open_:
        said += ", or the other way round"
    claims = desk.claims_in(edge.child, edge.parent)
    return Asked(
        "edge",
        (edge.child, edge.parent),
        f"{question}? (No: they share no text by copying.)",
        f"{said} (probability {edge.probability:.2f}; that they share text: {edge.score:.2f})",
        edge.probability,
        claims,
        _passages(edge.passages),
        _grounds(edge.reasons),
        "derived" if derived else "siblings",
        (edge.id,),
        (edge.child, edge.parent),
        max(1 - abs(2 * edge.score - 1), 0.5 if open_ else 0.0, 0.8 * (1 - abs(2 * edge.probability - 1))),
    )


def about_pairs(desk: Desk) -> Iterator[Asked]:
    """Pairs without an edge that may share text, above all those on which a range of origins hangs."""
    for pair in desk.dossier.lineage.possible:
        claims = desk.claims_in(pair.left, pair.right)
        wide = desk.open(claims)
        if not wide and (pair.score < FAINT or not claims):
            continue
        left, right = desk.called(pair.left), desk.called(pair.right)
        yield Asked(
            "edge",
            (pair.right, pair.left),
            f"Do {left} and {right} share text by copying?",
            f"no edge; the chance that they share text is {pair.score:.2f} ({pair.relation})",
            pair.score,
            wide or claims,
            _passages(pair.passages),
            _hanging(desk, wide),
            "siblings",
            (),
            (pair.right, pair.left),
            # A count that hangs on it keeps even a small chance worth a look.
            max(1 - abs(2 * pair.score - 1), 0.25 if wide else 0.0),
        )


def _hanging(desk: Desk, claims: frozenset[str]) -> tuple[Reason, ...]:
    found = sorted(claims)[:GROUNDS]
    told = (desk.claims[id_] for id_ in found)
    return tuple(
        Reason("open count", 0.0, f"{c.origins.low}-{c.origins.high} origins: {desk.shown(c)}", (c.members[0].span,))
        for c in told
    )


def about_unseen(desk: Desk) -> Iterator[Asked]:
    """Texts that nobody has seen and of which little speaks: each child by itself."""
    unseen = {u.id: u for u in desk.dossier.lineage.hypothetical if u.known_by == "text" and len(u.children) > 1}
    for edge in desk.dossier.lineage.edges:
        if edge.parent not in unseen or edge.probability >= SURE:
            continue
        ancestor = unseen[edge.parent]
        others = [child for child in ancestor.children if child != edge.child]
        if len(others) == 1 and edge.child != ancestor.children[-1]:
            continue  # of two children one question is enough
        claims = frozenset[str]().union(*(desk.claims_in(edge.child, other) for other in others))
        beside = " and ".join(desk.called(other) for other in others[:3]) + (" and others" if len(others) > 3 else "")
        yield Asked(
            "edge",
            (edge.id,),
            f"Does {desk.called(edge.child)} stand on the same text as {beside}, which is not in the pile?",
            f"{edge.child} stands on {ancestor.label} (probability {edge.probability:.2f})",
            edge.probability,
            claims,
            _passages(edge.passages),
            _grounds(ancestor.reasons),
            "siblings",
            (edge.id,),
            (edge.child, *others),
        )


def _passages(passages: tuple[Handed, ...]) -> tuple[Span, ...]:
    best = sorted(passages, key=lambda p: (-len(p.child), p.child))[:SHOWN]
    return tuple(span for passage in best for span in (passage.child, passage.parent))


def _grounds(reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    return tuple(sorted(reasons, key=lambda r: (-abs(r.score), r.name))[:GROUNDS])
