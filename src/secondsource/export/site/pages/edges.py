"""An edge as it is told in its drawer: what it is, why, what was handed down and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.export.site import relations, words
from secondsource.export.site.book import Book, Ref
from secondsource.export.site.ledgers import Change, changes, ledger
from secondsource.export.site.pages import collate
from secondsource.export.site.pairs import Shared
from secondsource.model.lineage import Edge, Handed, Possible
from secondsource.model.span import Span

FIRST_PASSAGES = 3  # shown at once; the others of the drawer are folded
ALL_PASSAGES = 24  # passages of one drawer at most; the rest stand on the page of the pair
FEW = 30  # edges up to which every drawer of a page may hold that many
MAX_ALONE = 40  # sentences listed as dropped, and as added


@dataclass(frozen=True, slots=True)
class Told:
    """An edge as it is told. `kept` ... `added` count the ledger; `left` is the parent's side of the passages (that of
    a sibling where the parent is unseen), `right` the child's."""

    edge: Edge
    ref: Ref
    verb: str
    means: str
    probability: str
    lines: tuple[collate.Line, ...]
    more: int
    pair: str
    left: str
    right: str
    kept: int
    altered: int
    changes: tuple[Change, ...]
    dropped: tuple[Span, ...]
    added: tuple[Span, ...]

    @property
    def directed(self) -> bool:
        """Whether it is known what was there before: the parent is in the pile, and known to be the parent."""
        return self.edge.direction == "known" and self.left == self.edge.parent


@dataclass(frozen=True, slots=True)
class Common:
    """Two reports that share what binds neither."""

    pair: Possible
    anchor: str
    means: str
    lines: tuple[collate.Line, ...]
    page: str


def told(book: Book, edge: Edge, most: int) -> Told:
    """An edge with at most `most` of its passages."""
    found = ledger(book, edge)
    ref = book.ref(edge.id) or Ref(edge.id, "stemma.html", "", "edge")
    shown = _shown([*found.altered, *found.kept], most)
    sides = edge.passages[0] if edge.passages else None
    left, right = (sides.parent.report, sides.child.report) if sides else (edge.parent, edge.child)
    return Told(
        edge,
        ref,
        relations.verb(edge),
        relations.look(edge.relation).means,
        relations.probability(edge),
        tuple(collate.line(book, passage) for passage in shown),
        len(edge.passages) - len(shown),
        book.pair_page(left, right),
        left,
        right,
        len(found.kept),
        len(found.altered),
        changes(found.altered) if most else (),
        found.dropped,
        found.added,
    )


def _shown(found: Sequence[Handed], most: int) -> list[Shared]:
    """The passages to be shown, in the order of the child: those with altered facts rather than others."""
    first = sorted(found[:most], key=lambda p: (p.child, p.parent))
    return [Shared(p.parent, p.child, p.label, p.altered) for p in first]


def common(book: Book, pair: Possible) -> Common:
    """A pair that is joined by no edge."""
    passages = [Shared(p.parent, p.child, p.label, p.altered) for p in pair.passages[:FIRST_PASSAGES]]
    lines = tuple(
        collate.line(book, p if p.left.report == pair.left else Shared(p.right, p.left, p.label, p.altered))
        for p in passages
    )
    means = relations.look(pair.relation).means
    return Common(pair, common_anchor(pair), means, lines, book.pair_page(pair.left, pair.right))


def common_anchor(pair: Possible) -> str:
    """The fragment of a pair that is joined by no edge."""
    return f"common-{pair.left}-{pair.right}"


def summary(item: Told) -> str:
    """ "14 passages kept, 2 with altered facts, 3 sentences of D dropped, 1 added"; where nobody can tell which came
    first, what is in common and what is not."""
    dropped, added = words.count(len(item.dropped), "sentence"), len(item.added)
    if item.directed:
        kept = f"{words.count(item.kept, 'passage')} kept, {item.altered} with altered facts"
        return f"{kept}, {dropped} of {item.left} dropped, {added} added"
    common = f"{words.count(item.kept, 'passage')} in common, {item.altered} with facts that read otherwise"
    return (
        common if item.left != item.edge.parent else f"{common}, {dropped} only in {item.left}, {added} in {item.right}"
    )
