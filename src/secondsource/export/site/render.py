"""Writes the dossier as pages that open from a folder: no network, and nothing hidden from who has no JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from secondsource.export.site import relations, words
from secondsource.export.site.book import Book
from secondsource.export.site.page import Page
from secondsource.export.site.pages import (
    claims,
    collate,
    conflicts,
    facts,
    figures,
    knowledge,
    methods,
    overview,
    places,
    reader,
    sources,
    stemma,
    timeline,
)
from secondsource.model.dossier import Dossier
from secondsource.model.span import Span

if TYPE_CHECKING:
    from jinja2 import Environment

STATIC = ("site.css", "site.js", "theme.js")


def render(dossier: Dossier, out: Path, *, full_text: bool = True) -> list[Path]:
    """Write the pages of a dossier into the folder `out` (made when missing); returns the files written, in order.

    With `full_text=False` the pages print only words that some claim, conflict, passage or statement cites. The same
    dossier gives the same bytes. Everything a page needs is a file beside it. Raises OSError when a file
    cannot be written.
    """
    book = Book(dossier, full_text=full_text)
    shop = _environment(book)
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for page in _pages(book):
        text = shop.get_template(f"{page.template}.html").render(page=page, **page.context)
        written.append(_write(out / page.name, text))
    for name in STATIC:
        written.append(_write(out / name, (files(__package__) / "static" / name).read_text(encoding="utf-8")))
    return written


def _pages(book: Book) -> Iterator[Page]:
    """In the order of the menu; readers last, when every link into them has been asked for."""
    parts = (
        overview,
        claims,
        conflicts,
        figures,
        sources,
        stemma,
        collate,
        facts,
        knowledge,
        timeline,
        places,
        methods,
    )
    for part in parts:
        yield from part.pages(book)
    yield from reader.pages(book)


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", errors="replace", newline="\n")
    return path


def _environment(book: Book) -> Environment:
    """Jinja with everything escaped, blank lines trimmed, and a missing word an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    shop = Environment(
        loader=PackageLoader("secondsource.export.site"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    shop.globals.update(book=book, words=words, relations=relations, dossier=book.dossier, menu=_menu(book))
    shop.tests["span"] = _is_span
    return shop


def _is_span(value: Any) -> bool:
    return isinstance(value, Span)


def _menu(book: Book) -> list[tuple[str, str, str, str]]:
    """(section, address, label, count)."""
    first = next(iter(book.pages.values()), "index.html")
    counted = sum(conflict.severity != "scope" for conflict in book.conflicts)
    return [
        ("index", "index.html", "Overview", ""),
        ("claims", "claims.html", "Claims", str(len(book.claims))),
        ("conflicts", "conflicts.html", "Conflicts", str(counted)),
        ("figures", "figures.html", "Figures", str(len(book.dossier.courses))),
        ("sources", "sources.html", "Sources", str(len(book.sources))),
        ("stemma", "stemma.html", "Stemma", ""),
        ("reader", first, "Reader", str(len(book.reports))),
        ("collate", "collate.html", "Collation", str(len(book.pairs))),
        ("facts", "facts.html", "Facts", str(len(book.dossier.figures))),
        ("knowledge", "knowledge.html", "Order", ""),
        ("timeline", "timeline.html", "Timeline", ""),
        ("map", "map.html", "Map", ""),
        ("names", "names.html", "Names", str(len(book.entities))),
        ("methods", "methods.html", "Methods", ""),
    ]
