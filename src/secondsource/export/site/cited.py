"""Everything that a page of a dossier may cite, asked for at once.

When a whole dossier is written its readers come last and know what the other pages have linked to. Where pages are
made one by one, as a case is read in the browser, a reader must carry all the anchors from the start.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from secondsource.export.site.book import Book
from secondsource.model.report import Report
from secondsource.model.span import Span

_NOT_CITED = {"sentences", "stock", "strands", "source_map"}  # these have the anchors of sentences, or none
_PLAIN = (str, int, float, type(None))


def ask(book: Book) -> None:
    """Have the reader pages of a book carry an anchor at every span that the dossier holds."""
    for span in _spans(book.dossier):
        book.link(span)


def _spans(item: Any) -> Iterator[Span]:
    waiting = [item]
    while waiting:
        held = waiting.pop()
        if isinstance(held, Span):
            yield held
        elif isinstance(held, tuple):
            waiting += [part for part in held if not isinstance(part, _PLAIN)]
        elif is_dataclass(held) and not isinstance(held, type):
            names = ("title", "credits", "page_dates", "byline", "published") if isinstance(held, Report) else None
            parts = (getattr(held, name) for name in names or _names(type(held)))
            waiting += [part for part in parts if not isinstance(part, _PLAIN)]


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.name not in _NOT_CITED)
