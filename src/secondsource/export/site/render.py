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
    from jinja2 import BaseLoader, BytecodeCache, Environment

STATIC = ("site.css", "site.js", "theme.js")


def render(dossier: Dossier, out: Path, *, full_text: bool = True) -> list[Path]:
    """Write the pages of a dossier into the folder `out` (made when missing); returns the files written, in order.

    With `full_text=False` the pages print only words that some claim, conflict, passage or statement cites. The same
    dossier gives the same bytes. Everything a page needs is a file beside it. Raises OSError when a file
    cannot be written.
    """
    book = Book(dossier, full_text=full_text)
    shop = environment(book)
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


#: How the name of a page begins -> the part that makes it.
_PARTS = {
    "index": overview,
    "claims": claims,
    "conflicts": conflicts,
    "figures": figures,
    "sources": sources,
    "stemma": stemma,
    "collate": collate,
    "pair": collate,
    "facts": facts,
    "knowledge": knowledge,
    "timeline": timeline,
    "map": places,
    "names": sources,
    "methods": methods,
    "reader": reader,
}


def page(book: Book, name: str) -> Page | None:
    """One page of a book by the name of its file, the others not made; None where there is no such page."""
    part = _PARTS.get(name.removesuffix(".html").partition("-")[0])
    if part is None or not name.endswith(".html"):
        return None
    if part is reader:
        return reader.page(book, name)
    if part is collate:
        return collate.page(book, name)
    return next((made for made in part.pages(book) if made.name == name), None)


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", errors="replace", newline="\n")
    return path


def environment(book: Book, loader: BaseLoader | None = None, code: BytecodeCache | None = None) -> Environment:
    """Jinja with everything escaped, blank lines trimmed, and a missing word an error.

    A `loader` may put other templates in the place of ours; `code` keeps what was compiled for the next book.
    """
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    own = PackageLoader("secondsource.export.site")
    shop = Environment(
        loader=ChoiceLoader([loader, own]) if loader else own,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        bytecode_cache=code,
        auto_reload=False,
    )
    shop.globals.update(book=book, words=words, relations=relations, dossier=book.dossier, menu=menu(book))
    shop.tests["span"] = _is_span
    return shop


def _is_span(value: Any) -> bool:
    return isinstance(value, Span)


def menu(book: Book) -> list[tuple[str, str, str, str]]:
    """The pages of the menu: (section, address, label, count)."""
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
