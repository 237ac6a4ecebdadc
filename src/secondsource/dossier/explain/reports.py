"""A report, a story, a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from secondsource.dossier.explain.account import Account, Line, told
from secondsource.dossier.explain.book import Book
from secondsource.dossier.explain.find import Place
from secondsource.model.assertion import Statement
from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.model.story import Story

MAX_SHOWN = 60


def of_report(report: Report, book: Book) -> Account:
    """Where it comes from, when it was published and why we think so, what it stands on, what it says."""
    claims = [c for c in book.dossier.claims if any(m.report == report.id for m in c.members)]
    only = [c for c in claims if c.reports == 1]
    numbers = [
        f"{len(book.numbered.of(report.id))} sentences",
        f"{sum(s.report == report.id for s in book.dossier.statements)} statements",
        f"{sum(f.report == report.id for f in book.dossier.figures)} figures",
        f"{len(claims)} claims, {len(only)} of them in no other report",
    ]
    return told(
        report.id,
        "report",
        report.file,
        ("", [*_capture(report, book), Line(", ".join(numbers))]),
        (f"Published {book.day(report.id)}", _dates(report, book)),
        ("Credits", (book.shown(f"{c.kind} {c.agency}:", c.span) for c in report.credits)),
        ("Edges", _edges(report.id, book)),
        ("Text", _strands(report.id, book)),
        ("Claims", (book.named(c) for c in claims[:MAX_SHOWN])),
    )


def _capture(report: Report, book: Book) -> Iterator[Line]:
    yield Line(f"sha256 {report.sha256}")
    if report.url:
        yield Line(f"url {report.url}")
    yield Line(f"outlet {report.outlet.name} ({report.outlet.basis})" if report.outlet else "outlet not known")
    if publisher := book.publishers.get(report.id):
        yield Line(f"publisher {publisher.name}: {publisher.basis}")
        where = f" ({publisher.source}; as of {publisher.as_of})" if publisher.source else ""
        yield Line(f"owner {publisher.family}{where}" if publisher.family else "owner not listed")
    if report.aliases:
        yield Line(f"also as {', '.join(report.aliases)}")


def _dates(report: Report, book: Book) -> Iterator[Line]:
    when = report.published
    yield Line(f"{when.value or '?'} ({when.earliest or '?'} to {when.latest or '?'}, {when.precision})")
    for basis in when.basis:
        yield book.shown("because", basis, 1) if isinstance(basis, Span) else Line(f"because {basis}", depth=1)
    for span in report.page_dates:
        yield book.shown("a date of the page, not trusted:", span, 1)


def _edges(id_: str, book: Book) -> Iterator[Line]:
    for edge in book.dossier.lineage.edges:
        if id_ in (edge.child, edge.parent):
            ends = f"{edge.child} - {book.label(edge.parent)}"
            words = f"edge {edge.id}: {ends} ({edge.relation}, {edge.kind}, {edge.direction}, {edge.share:.0%})"
            yield Line(words, about=edge.id)


def _strands(id_: str, book: Book) -> Iterator[Line]:
    counted = Counter(s.origin for s in book.dossier.lineage.strands if s.span.report == id_)
    for origin, number in counted.most_common():
        yield Line(f"{number} sentences from {book.label(origin)} ({origin})", about=origin)


def of_story(story: Story, book: Book) -> Account:
    """Its reports, why they are one story, its claims by status, its conflicts."""
    claims = [c for c in book.dossier.claims if c.story == story.id]
    statuses = Counter(c.status for c in claims)
    inside = set(story.reports)
    conflicts = [c for c in book.dossier.conflicts if c.a.report in inside and c.b.report in inside]
    return told(
        story.id,
        "story",
        story.title,
        ("", [Line(f"reports {', '.join(story.reports)}")]),
        ("Why these are one story", book.why(story.reasons)),
        ("Claims by status", [Line(f"{number} {status}") for status, number in statuses.most_common()]),
        ("Conflicts", [Line(f"{c.id}  {c.severity}, {c.kind}: {c.explanation}", about=c.id) for c in conflicts]),
    )


def of_place(place: Place, book: Book) -> Account:
    """What stands in one sentence and where it comes from."""
    span, dossier = place.sentence.span, book.dossier
    said = [s for s in dossier.statements if any(c.shared(span) for c in s.content)]
    figures = [f for f in dossier.figures if f.span.shared(span)]
    conflicts = [c for c in dossier.conflicts if any(x.shared(span) for x in (c.a, c.b, *c.more))]
    names = [e for e in dossier.entities if any(m.shared(span) for v in e.variants for m in v.mentions)]
    events = [e for e in dossier.events if any(m.shared(span) for m in e.mentions)]
    return told(
        place.id,
        f"sentence ({place.sentence.kind}, paragraph {place.sentence.paragraph + 1}) of report {span.report}",
        "",
        ("", [book.shown("", span)]),
        ("Where its words come from", _from(span, book)),
        ("Statements", [Line(_statement(s, book), about=s.id) for s in said]),
        ("Figures", [Line(f"{f.id}  {f.status or f.unit}", book.quote(f.span), about=f.id) for f in figures]),
        ("Claims", (book.named(c) for c in book.in_claims(span))),
        ("Conflicts", [Line(f"{c.id}  {c.severity}, {c.kind}: {c.explanation}", about=c.id) for c in conflicts]),
        ("Events", [Line(f"{e.id}  {e.label}", about=e.id) for e in events]),
        ("Names", [Line(f"{e.id}  {e.type}: {e.name}", about=e.id) for e in names]),
        ("Times", [Line(f"{t.type} {t.value}", book.quote(t.span)) for t in dossier.times if t.span.shared(span)]),
    )


def _statement(statement: Statement, book: Book) -> str:
    return f"{statement.id}  {statement.stance}: {book.chain(statement.id, None, statement.report)}"


def _from(span: Span, book: Book) -> Iterator[Line]:
    origin = book.origin_at(span)
    if origin:
        yield Line(f"origin {book.label(origin)} ({origin})", about=origin)
    for item in book.dossier.lineage.stock:
        if item.span.shared(span):
            yield Line("stock: a sentence that binds nobody")
            yield from book.why(item.reasons, 1)
    for edge, passage, other in book.handed(span):
        mine = passage.child.shared(span)
        known = edge.direction == "known" and other.report in (edge.child, edge.parent)
        verb = ("taken from" if mine else "taken over in") if known else "as in"
        yield Line(f"{verb} ({passage.label}, {edge.id})", book.quote(other), about=edge.id)
        for change in passage.altered:
            sides = [str(book.quote(side)) if side else "nothing" for side in (change.left, change.right)]
            yield Line(f"altered {change.kind}: {sides[0]} / {sides[1]}", depth=1)
