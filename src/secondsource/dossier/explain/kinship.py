"""An edge, an ancestor that nobody has seen, an origin."""

from __future__ import annotations

from collections.abc import Iterator

from secondsource.dossier.explain.account import Account, Line, told
from secondsource.dossier.explain.book import Book
from secondsource.model.lineage import Edge, Handed, Origin, Unseen

MAX_STRANDS = 40  # sentences of a strand that are printed


def of_edge(edge: Edge, book: Book) -> Account:
    """How two reports stand to each other, why, and by which passages."""
    known = "stands on" if edge.direction == "known" else "shares text (direction not known) with"
    title = f"{edge.child} {known} {book.label(edge.parent)}{', indirectly' if edge.indirect else ''}"
    head = [
        Line(f"{edge.kind} · {edge.share:.0%} of {edge.child} · score {edge.score:.2f}"),
        Line(f"{edge.relation}, {edge.derivation} taken over; probability of this relation {edge.probability:.2f}"),
        Line(f"{edge.child} published {book.day(edge.child)}, {edge.parent} {book.day(edge.parent)}"),
    ]
    passages = [line for passage in edge.passages for line in _passage(passage, book)]
    return told(
        edge.id,
        "edge",
        title,
        ("", head),
        ("Why", book.why(edge.reasons)),
        (f"Passages ({len(edge.passages)})", passages),
    )


def _passage(passage: Handed, book: Book) -> Iterator[Line]:
    yield Line(passage.label)
    yield book.shown("", passage.child, 1)
    yield book.shown("", passage.parent, 1)
    for change in passage.altered:
        sides = [str(book.quote(side)) if side else "nothing" for side in (change.left, change.right)]
        yield Line(f"altered {change.kind}: {sides[0]} / {sides[1]}", depth=2)


def of_unseen(unseen: Unseen, book: Book) -> Account:
    """What is known of a text that is not in the pile."""
    verb = "cited in" if unseen.known_by == "citation" else "seen in"
    head = [Line(f"{verb} {', '.join(unseen.children)}" + (f"; agency {unseen.agency}" if unseen.agency else ""))]
    if unseen.earliest or unseen.latest:
        head.append(Line(f"written after {unseen.earliest or '?'}, out by {unseen.latest or '?'}"))
    edges = [e for e in book.dossier.lineage.edges if e.parent == unseen.id]
    return told(
        unseen.id,
        "ancestor that is not in the pile",
        unseen.label,
        ("", head),
        ("Why it must have been", book.why(unseen.reasons)),
        ("Who stands on it", [Line(f"{e.id}  {e.child} ({e.kind}, {e.share:.0%})", about=e.id) for e in edges]),
        ("What it must have contained", (book.shown("", span) for span in unseen.held[:MAX_STRANDS])),
        ("Claims that go back to it", (book.named(c) for c in book.dossier.claims if unseen.id in c.origins.ids)),
    )


def of_origin(origin: Origin, book: Book) -> Account:
    """A strand of text: its reports, its sentences, the claims that stand on it."""
    strands = [s.span for s in book.dossier.lineage.strands if s.origin == origin.id]
    more = len(strands) - MAX_STRANDS
    rest = [Line(f"… and {more} further sentences")] if more > 0 else []
    return told(
        origin.id,
        "origin",
        origin.label,
        ("", [Line(f"stands in {', '.join(origin.reports)}")]),
        ("Claims that go back to it", (book.named(c) for c in book.dossier.claims if origin.id in c.origins.ids)),
        ("Sentences", [*(book.shown("", span) for span in strands[:MAX_STRANDS]), *rest]),
    )
