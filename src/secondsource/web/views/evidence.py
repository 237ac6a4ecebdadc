"""What stands behind one item of a story, ready for its drawer."""

from __future__ import annotations

import re
from typing import Any

from secondsource.export.site.book import Book, anchor
from secondsource.export.site.pages import ancestors, conflicts, edges
from secondsource.export.site.pages import claims as apparatus

_BESIDE = re.compile(r'href="(?=(?:[a-z]+(?:-[^"/?#]*)?\.html|evidence/))')


def find(book: Book, item: str) -> dict[str, Any] | None:
    """The words of `evidence.html` for an edge, a claim, a conflict, an unseen ancestor or a pair ("common-A-B"), by
    its id or its anchor; None for anything else."""
    for edge in book.dossier.lineage.edges:
        if item in (edge.id, anchor(edge.id)):
            told = edges.told(book, edge, edges.ALL_PASSAGES)
            return {
                "kind": "edge",
                "item": told,
                "first": edges.FIRST_PASSAGES,
                "max_alone": edges.MAX_ALONE,
                "summary": edges.summary,
            }
    for entry in apparatus.all_entries(book):
        if item in (entry.claim.id, anchor(entry.claim.id)):
            return {"kind": "claim", "item": entry}
    for conflict in book.conflicts:
        if item in (conflict.id, anchor(conflict.id)):
            return {"kind": "conflict", "item": conflicts.clash(book, conflict)}
    for unseen in book.dossier.lineage.hypothetical:
        if item in (unseen.id, anchor(unseen.id)):
            told_of = ancestors.ancestor(book, unseen)
            return {"kind": "unseen", "item": told_of, "first_held": ancestors.FIRST_HELD}
    for pair in book.dossier.lineage.possible:
        if item == edges.common_anchor(pair):
            return {"kind": "common", "item": edges.common(book, pair), "first": edges.FIRST_PASSAGES}
    return None


def absolute(place: str, text: str) -> str:
    """A page's inside with links that lead from anywhere: those between the pages of a story start at its `place`."""
    return _BESIDE.sub(f'href="{place}/', text)


def elsewhere(book: Book, item: str) -> str:
    """Where on the pages something else stands: a report, a sentence ("A.s4"), a source, an event; "" for nothing."""
    ref = book.ref(item)
    if ref:
        return ref.href
    sentence = re.fullmatch(r"(.+)\.s(\d+)", item)
    if sentence and sentence[1] in book.pages:
        return f"{book.page(sentence[1])}#s{sentence[2]}"
    return ""
