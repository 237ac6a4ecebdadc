"""The reader: a report with its sentences numbered and tinted by origin, and what the dossier says of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.export.site import cited, handed, relations, words
from secondsource.export.site.book import Book, Ref, fragment
from secondsource.export.site.handed import Twin
from secondsource.export.site.ledgers import summary
from secondsource.export.site.marks import Layer, Mark, Piece, pieces
from secondsource.export.site.origins import Shade
from secondsource.export.site.page import Page
from secondsource.model.parse import Sentence
from secondsource.model.report import Report
from secondsource.model.span import FILLER, Span

FURNITURE = "page furniture: "
HIDDEN = f" \n\r\t{FILLER}"  # between two sentences nothing else is worth a line
MAX_NOTES = 3  # notes beside a paragraph before the rest is folded away


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence (number from 1), or words that stand in none (number 0)."""

    number: int
    kind: str
    pieces: tuple[Piece, ...]
    origin: Shade | None
    label: str
    twins: tuple[Twin, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Something the dossier says of a sentence."""

    number: int
    sign: str
    text: str
    href: str
    kind: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: its lines, and the notes beside it."""

    kind: str
    lines: tuple[Line, ...]
    notes: tuple[Note, ...]


def pages(book: Book) -> Iterator[Page]:
    """A page a report. Must come last: the other pages have asked for their anchors by then."""
    sheet = _Sheets(book)
    for i in range(len(book.dossier.reports)):
        yield _one(book, sheet, i)


def page(book: Book, name: str) -> Page | None:
    """The page of one report, with an anchor at everything that any page may cite; None where there is none."""
    at = next((i for i, report in enumerate(book.dossier.reports) if book.page(report.id) == name), None)
    if at is None:
        return None
    if "reader" not in book.kept:
        cited.ask(book)
        book.kept["reader"] = _Sheets(book)
    return _one(book, book.kept["reader"], at)


def _one(book: Book, sheet: _Sheets, at: int) -> Page:
    reports = book.dossier.reports
    report = reports[at]
    blocks = list(sheet.blocks(report))
    context = {
        "report": report,
        "heading": book.title(report),
        "outlet": book.outlet(report),
        "blocks": blocks,
        "strays": _strays(book, report.id, blocks),
        "origins": book.origins_of(report.id),
        "edges": _edges(book, report.id),
        "before": reports[at - 1].id if at else None,
        "after": reports[at + 1].id if at + 1 < len(reports) else None,
        "max_notes": MAX_NOTES,
        "arrows": handed.ARROWS,
    }
    return Page(book.page(report.id), "reader", f"Report {report.id}", "reader", context)


def _strays(book: Book, id_: str, blocks: Sequence[Block]) -> list[str]:
    """Anchors that were asked for and begin in white space that no line shows."""
    shown = {name for block in blocks for line in block.lines for piece in line.pieces for name in piece.anchors}
    return [name for span in sorted(book.anchors.get(id_, ())) if (name := fragment(span)) not in shown]


def _edges(book: Book, id_: str) -> list[tuple[str, str, Ref, str]]:
    """(what joins them, share, link, what became of the parent's text) for each report that shares text with this."""
    made = []
    for edge in sorted(
        book.joining.get(id_, ()), key=lambda e: (e.child != id_, e.direction != "known", -e.share, e.id)
    ):
        ref = book.ref(edge.id)
        if ref:
            other = book.sign(edge.parent if edge.child == id_ else edge.child)
            verb = "stands on" if edge.child == id_ else "carried by"
            if edge.direction != "known":
                verb = "shares text with"
            perhaps = "perhaps " if relations.unsure(edge) else ""
            told = summary(book, edge) if edge.child == id_ and edge.direction == "known" else ""
            made.append((f"{perhaps}{verb} {other}", words.share(edge.share), ref, told))
    return made


class _Sheets:
    """Everything that can be marked or noted, by report, gathered once."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.marks: dict[str, list[Mark]] = defaultdict(list)
        self._layers: dict[str, Layer] = {}
        self._points: dict[str, Layer] = {}
        self.notes: dict[tuple[str, int], list[Note]] = defaultdict(list)
        self.twins = handed.twins(book)
        self._gather_marks()
        self._gather_claims()
        self._gather_statements()
        self._gather_altered()

    def _layer(self, id_: str) -> Layer:
        if id_ not in self._layers:
            self._layers[id_] = Layer(self.marks[id_])
        return self._layers[id_]

    def _anchors(self, id_: str) -> Layer:
        """The anchors that the other pages asked for, each as a mark of no length."""
        if id_ not in self._points:
            spans = self.book.anchors.get(id_, ())
            self._points[id_] = Layer(Mark(span.start, span.start, fragment(span)) for span in spans)
        return self._points[id_]

    def _mark(self, span: Span | None, css: str, title: str = "") -> None:
        if span:
            self.marks[span.report].append(Mark(span.start, span.end, css, title))

    def _gather_marks(self) -> None:
        dossier = self.book.dossier
        for figure in dossier.figures:
            value = words.number(figure.value) or words.values(figure.low, figure.high)
            parts = [value, figure.unit, figure.victim_class or "", figure.status or ""]
            self._mark(figure.span, "m-fig", "figure: " + " ".join(part for part in parts if part))
        for moment in dossier.times:
            self._mark(moment.span, "m-time", f"{moment.type}: {moment.value}")
        for entity in dossier.entities:
            for variant in entity.variants:
                for span in variant.mentions:
                    self._mark(span, "m-name", f"{entity.type}: {entity.name}")
        for item in dossier.lineage.stock:
            self._mark(item.span, "m-stock", f"stock: {item.reasons[0].detail}")
        for report in dossier.reports:
            self._mark(report.byline, "m-by", "byline")
            self._mark(report.dateline, "m-by", "dateline")
            for piece in report.furniture:
                self._mark(piece.span, "m-furn", FURNITURE + words.plain(piece.kind))
            for credit in report.credits:
                self._mark(credit.span, "m-credit", f"credit ({credit.kind}): {credit.agency}")
            for span in report.page_dates:
                self._mark(span, "m-furn", "a date of the page, not of the story")

    def _gather_claims(self) -> None:
        for claim in self.book.claims:
            ref = self.book.ref(claim.id)
            seen: set[tuple[str, int]] = set()
            for member in claim.members:
                at = member.report, self.book.sentence_number(member.span)
                if ref and at not in seen:
                    seen.add(at)
                    sign = words.STATUS_SIGN.get(claim.status, "")
                    text = f"{words.short(claim.proposition, 90)} — {words.plain(claim.status)}"
                    self.notes[at].append(Note(at[1], sign, text, ref.href, "claim"))

    def _gather_statements(self) -> None:
        for statement in self.book.dossier.statements:
            who = self.book.who(statement.speaker)
            for span in statement.content:
                self._mark(span, "m-said", f"{words.plain(statement.stance)}: {who}")
            for span in (*statement.cue, *statement.source):
                self._mark(span, "m-cue", who)
            first = (statement.content or statement.cue or statement.source)[:1]
            if first:
                at = statement.report, self.book.sentence_number(first[0])
                chain = " → ".join(words.short(self.book.who(id_), 40) for id_ in statement.chain)
                shades = "".join(f", {word}" for word in statement.shades)
                text = f"{words.short(chain or who, 110)} · {words.plain(statement.stance)}{shades}"
                ref = self.book.ref(statement.speaker)
                self.notes[at].append(Note(at[1], "“", text, ref.href if ref else "sources.html", "said"))

    def _gather_altered(self) -> None:
        for item in handed.altered(self.book):
            self._mark(item.span, "m-alt", item.text)
            at = item.at.report, self.book.sentence_number(item.at)
            self.notes[at].append(Note(at[1], "±", item.text, item.href, "altered"))

    def blocks(self, report: Report) -> Iterator[Block]:
        """The whole text of a report, paragraph by paragraph."""
        group: list[Line] = []
        last: tuple[int, str] | None = None
        at = 0
        for number, sentence in enumerate(self.book.sentences[report.id], 1):
            start = max(at, sentence.span.start)
            if report.text[at:start].strip(HIDDEN):
                yield from self._block(report, group)
                yield from self._block(report, [self._line(report, 0, None, at, start)])
                group = []
            kind = "furniture" if self._is_page(report, sentence) else sentence.kind
            if last != (sentence.paragraph, kind):
                yield from self._block(report, group)
                group = []
            last = sentence.paragraph, kind
            group.append(self._line(report, number, sentence, start, max(start, sentence.span.end)))
            at = max(at, sentence.span.end)
        yield from self._block(report, group)
        if report.text[at:].strip(HIDDEN):
            yield from self._block(report, [self._line(report, 0, None, at, len(report.text))])

    def _is_page(self, report: Report, sentence: Sentence) -> bool:
        span = sentence.span
        over = [m for m in self._layer(report.id).over(span.start, span.end) if m.title.startswith(FURNITURE)]
        shared = sum(min(m.end, span.end) - max(m.start, span.start) for m in over)
        return sentence.kind == "furniture" or shared * 2 > len(span)

    def _block(self, report: Report, lines: Sequence[Line]) -> Iterator[Block]:
        if lines:
            notes = [note for line in lines if line.number for note in self.notes.get((report.id, line.number), ())]
            notes.sort(key=lambda note: (note.number, note.kind, note.href))
            yield Block(lines[0].kind, tuple(lines), tuple(notes))

    def _line(self, report: Report, number: int, sentence: Sentence | None, start: int, end: int) -> Line:
        anchors = [(mark.start, mark.css) for mark in self._anchors(report.id).over(start, end)]
        cut: list[Piece] = []
        marks = self._layer(report.id).over(start, end)
        for left, right in self._open(report, start, end):
            cut += pieces(report.text, left, right, marks, anchors)
        kind = sentence.kind if sentence else "gap"
        if sentence and self._is_page(report, sentence):
            kind = "furniture"
        inside = [mark for mark in marks if mark.css == "m-furn"]
        label = inside[0].title.removeprefix(FURNITURE) if inside and kind == "furniture" else ""
        origin = self.book.origin_at(Span(report.id, start, end)) if sentence and kind == "body" else None
        twins = self.twins.get((report.id, number), ()) if number else ()
        return Line(number, kind, tuple(cut), origin, label, twins)

    def _open(self, report: Report, start: int, end: int) -> list[tuple[int, int]]:
        """The stretches that may be shown: all of it, or what is cited when texts are left out."""
        if self.book.full_text:
            return [(start, end)]
        made: list[tuple[int, int]] = []
        cited = {Mark(span.start, span.end, "") for span in self.book.cited.get(report.id, ())}
        for span in Layer(cited).over(start, end):
            left, right = max(start, span.start), min(end, span.end)
            if left < right and made and left <= made[-1][1]:
                made[-1] = made[-1][0], max(made[-1][1], right)
            elif left < right:
                made.append((left, right))
        return [part for left, right in made for part in words.shown(report.text, left, right)]
