"""What the reader shows of lineage beside a sentence: where its words come from and went to, and what was altered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from secondsource.export.site import words
from secondsource.export.site.book import Book
from secondsource.model.lineage import Edge, Handed
from secondsource.model.reuse import Alteration
from secondsource.model.span import Span

MAX_TWINS = 6  # counterparts in the margin of a sentence
MAX_ALTERED = 4  # alterations told of one sentence
#: Arrow, and what it says, by how a sentence stands to its counterpart; in the order in which they are shown.
ARROWS = {"from": ("←", "taken from"), "to": ("→", "taken over in"), "with": ("=", "the same in")}


@dataclass(frozen=True, slots=True)
class Twin:
    """A counterpart of a sentence: "D.4", its address, and how the two stand to each other (a key of ARROWS)."""

    name: str
    href: str
    way: str


@dataclass(frozen=True, slots=True)
class Altered:
    """A fact that reads otherwise in a parent: the words here (None: gone), the sentence here, and how it is told."""

    span: Span | None
    at: Span
    text: str
    href: str


def twins(book: Book) -> dict[tuple[str, int], tuple[Twin, ...]]:
    """(report, number of the sentence) -> its counterparts, those it comes from first."""
    known = {(e.child, e.parent) for e in book.dossier.lineage.edges if e.direction == "known"}
    found: dict[tuple[str, int], dict[str, Twin]] = defaultdict(dict)
    for pair in book.pairs.values():
        for passage in pair.passages:
            for mine, other in ((passage.left, passage.right), (passage.right, passage.left)):
                number = book.sentence_number(other)
                if number:
                    name, here, there = f"{other.report}.{number}", mine.report, other.report
                    way = "from" if (here, there) in known else "to" if (there, here) in known else "with"
                    href = f"{book.page(other.report)}#s{number}"
                    found[mine.report, book.sentence_number(mine)][name] = Twin(name, href, way)
    order = list(ARROWS)
    return {
        at: tuple(sorted(held.values(), key=lambda twin: order.index(twin.way))[:MAX_TWINS])
        for at, held in found.items()
    }


def altered(book: Book) -> Iterator[Altered]:
    """What children altered of their parents' facts; beside an unseen parent, what their siblings have instead."""
    told: dict[Span, int] = defaultdict(int)
    for edge in book.edges:
        if edge.direction != "known":
            continue
        ref = book.ref(edge.id)
        for handed in edge.passages:
            for item in handed.altered:
                if told[handed.child] < MAX_ALTERED:
                    told[handed.child] += 1
                    yield _altered(book, edge, handed, item, ref.href if ref else "stemma.html")


def _altered(book: Book, edge: Edge, handed: Handed, item: Alteration, href: str) -> Altered:
    sides = {span.report: span for span in (item.left, item.right) if span}
    mine, other = sides.get(handed.child.report), sides.get(handed.parent.report)
    source = handed.parent.report
    there = f"{source} has “{words.short(book.quote(other), 60)}”" if other else f"not in {source}"
    here = f"“{words.short(book.quote(mine), 60)}”, " if mine else ""
    beside = "" if source == edge.parent else f" (both stand on {book.sign(edge.parent)})"
    return Altered(mine, mine or handed.child, f"{item.kind}: {here}{there}{beside}", href)
