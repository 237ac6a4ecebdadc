"""Collation: two reports side by side, what they share in line, what differs marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from secondsource.export.site import words
from secondsource.export.site.book import Book
from secondsource.export.site.diff import changed
from secondsource.export.site.marks import Mark, Piece, pieces
from secondsource.export.site.page import Page
from secondsource.export.site.pairs import Pair, Shared
from secondsource.model.parse import Sentence
from secondsource.model.reuse import Alteration
from secondsource.model.span import FILLER, Span

GAP = " […] "  # stands for words that a quote-only dossier leaves out


@dataclass(frozen=True, slots=True)
class Cell:
    """One side of a line: a stretch of a report in pieces, changed words marked."""

    span: Span
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the collation: a passage (both sides), or a sentence that only one report has."""

    label: str
    left: tuple[Cell, ...]
    right: tuple[Cell, ...]
    altered: tuple[tuple[str, str, str], ...] = ()


def pages(book: Book) -> Iterator[Page]:
    """The list of pairs, then a page for each."""
    found = list(book.pairs.values())
    rows = [(pair, words.count(len(pair.passages), "passage"), _length(pair)) for pair in found]
    rows.sort(key=lambda row: (-row[2], row[0].page))
    total = len({frozenset((e.child, e.parent)) for e in book.dossier.lineage.edges})
    yield Page("collate.html", "collate", "Collation", "collate", {"rows": rows, "total": total})
    for pair in found:
        yield _beside(book, pair)


def page(book: Book, name: str) -> Page | None:
    """One of the pages, without the others being made; None where there is no such page."""
    pair = next((pair for pair in book.pairs.values() if pair.page == name), None)
    return _beside(book, pair) if pair else next((p for p in islice(pages(book), 1) if p.name == name), None)


def _beside(book: Book, pair: Pair) -> Page:
    title = f"{pair.left} beside {pair.right}"
    return Page(pair.page, "pair", title, "collate", {"pair": pair, "lines": lines(book, pair)})


def _length(pair: Pair) -> int:
    return sum(len(passage.left) for passage in pair.passages)


def lines(book: Book, pair: Pair) -> list[Line]:
    """Every sentence of both reports once or more: passages in the order of the left one, each with what stands
    alone before it on either side."""
    alone_left = _alone(book, pair.left, [p.left for p in pair.passages])
    alone_right = _alone(book, pair.right, [p.right for p in pair.passages])
    made: list[Line] = []
    seen_right = 0
    for passage in pair.passages:
        made += _before(book, alone_left, passage.left.start, "left")
        if passage.right.start >= seen_right:
            made += _before(book, alone_right, passage.right.start, "right")
            seen_right = passage.right.start
        made.append(line(book, passage))
    made += _before(book, alone_left, None, "left")
    made += _before(book, alone_right, None, "right")
    return made


def line(book: Book, passage: Shared) -> Line:
    """An aligned passage with the words that differ marked on both sides."""
    left, right = _text(book, passage.left), _text(book, passage.right)
    same = passage.label == "verbatim" and left == right
    lefts, rights = ([], []) if same or FILLER in left + right else changed(left, right)
    return Line(
        passage.label,
        (_cell(book, passage.left, lefts, passage.altered),),
        (_cell(book, passage.right, rights, passage.altered),),
        tuple(dict.fromkeys(_told(book, item, passage.left.report) for item in passage.altered)),
    )


def _told(book: Book, item: Alteration, left: str) -> tuple[str, str, str]:
    """(kind, words on the left, words on the right)."""
    spans = {span.report: span for span in (item.left, item.right) if span}
    mine = spans.pop(left, None)
    other = next(iter(spans.values()), None)
    return item.kind, book.quote(mine) if mine else "", book.quote(other) if other else ""


def _text(book: Book, span: Span) -> str:
    report = book.reports.get(span.report)
    return span.of(report.text) if report else ""


def _cell(book: Book, span: Span, ranges: Sequence[tuple[int, int]] = (), altered: Sequence[Alteration] = ()) -> Cell:
    report = book.reports.get(span.report)
    if report is None:
        return Cell(span, ())
    marks = [Mark(span.start + a, span.start + b, "ch") for a, b in ranges]
    for item in altered:
        marks += [Mark(s.start, s.end, "alt", item.kind) for s in (item.left, item.right) if s and s.shared(span)]
    made: list[Piece] = []
    at = span.start
    for start, end in words.shown(report.text, span.start, span.end):
        made += [Piece(GAP, "gap", "left out", at)] if start > at else []
        made += pieces(report.text, start, end, marks)
        at = end
    made += [Piece(GAP, "gap", "left out", at)] if at < span.end else []
    return Cell(span, tuple(made))


def _alone(book: Book, report: str, taken: Sequence[Span]) -> list[Span]:
    """The sentences of the story (no furniture) that no passage touches by half; none when texts are left out."""
    covered: dict[int, int] = defaultdict(int)
    sentences = [s for s in book.sentences.get(report, []) if s.kind != "furniture" and book.full_text]
    for i, sentence in enumerate(sentences):
        covered[i] = sum(sentence.span.shared(span) for span in taken)
    return [s.span for i, s in enumerate(sentences) if covered[i] * 2 < _size(s)]


def _size(sentence: Sentence) -> int:
    return len(sentence.span) or 1


def _before(book: Book, waiting: list[Span], position: int | None, side: str) -> Iterator[Line]:
    """Takes from `waiting` what stands before `position` (None: everything), as one line."""
    taken = [span for span in waiting if position is None or span.start < position]
    if taken:
        del waiting[: len(taken)]
        cells = tuple(_cell(book, span) for span in taken)
        yield Line("alone", cells, ()) if side == "left" else Line("alone", (), cells)
