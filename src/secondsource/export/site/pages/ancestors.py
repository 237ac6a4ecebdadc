"""Ancestors that are not in the pile: when they stood, what they must have held, how much was known by then."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from secondsource.export.site import relations, words
from secondsource.export.site.book import Book, Ref
from secondsource.export.site.origins import Shade
from secondsource.model.assertion import Figure
from secondsource.model.lineage import Unseen
from secondsource.model.span import Span

FIRST_HELD = 6  # sentences shown at once
MAX_KNOWN = 16  # figures listed


@dataclass(frozen=True, slots=True)
class Ancestor:
    """An unseen text. `children`: (siglum, share of it that comes from there, probability); `known`: (what, where) of
    each figure that it held already."""

    unseen: Unseen
    ref: Ref
    sign: str
    shade: Shade | None
    heading: str
    placed: str
    children: tuple[tuple[str, str, str], ...]
    known: tuple[tuple[str, Span], ...]


def ancestor(book: Book, unseen: Unseen) -> Ancestor:
    """Everything that is told of one."""
    ref = book.ref(unseen.id) or Ref(unseen.label, "stemma.html", "", "unseen")
    edges = {e.child: e for e in book.dossier.lineage.edges if e.parent == unseen.id}
    children = tuple(
        (c, words.share(edges[c].share), relations.probability(edges[c])) if c in edges else (c, "", "")
        for c in unseen.children
    )
    known = tuple((_said(figure), figure.span) for figure in _figures(book, unseen))
    return Ancestor(
        unseen, ref, book.sign(unseen.id), book.shade_of(unseen.id), _heading(unseen), _placed(unseen), children, known
    )


def _heading(unseen: Unseen) -> str:
    if unseen.known_by == "edition":
        return f"an edition of {unseen.agency or 'the agency'} that is not in the pile"
    if unseen.known_by == "citation":
        return f"{unseen.agency or unseen.label}: cited, not in the pile"
    return f"{unseen.agency or 'a'} text that is not in the pile" if unseen.agency else "a text that is not in the pile"


def _placed(unseen: Unseen) -> str:
    if not unseen.latest:
        return "When it stood is not known: none of its children has a date."
    day = words.day(unseen.latest)
    told = f"It tells of {words.day(unseen.earliest)} as past" if unseen.earliest else "How long before is not known"
    return f"Stood no later than {day}, when the first report that has it was out. {told}."


def _figures(book: Book, unseen: Unseen) -> list[Figure]:
    """The figures inside what it must have held, each wording once."""
    held: dict[str, list[Span]] = defaultdict(list)
    for span in unseen.held:
        held[span.report].append(span)
    found: dict[str, Figure] = {}
    for figure in book.dossier.figures:
        if figure.status and any(
            s.start <= figure.span.start and figure.span.end <= s.end for s in held[figure.span.report]
        ):
            found.setdefault(_said(figure), figure)
    return list(found.values())[:MAX_KNOWN]


def _said(figure: Figure) -> str:
    value = words.number(figure.value) or words.values(figure.low, figure.high) or "some"
    return f"{words.plain(figure.status or figure.unit)}: {value}"
