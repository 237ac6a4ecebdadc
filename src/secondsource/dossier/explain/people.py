"""A source, a statement, a name."""

from __future__ import annotations

from collections.abc import Iterator

from secondsource.dossier.explain.account import Account, Line, told
from secondsource.dossier.explain.book import Book
from secondsource.model.assertion import Statement
from secondsource.model.claim import Entity, Source

MAX_SHOWN = 40


def of_source(source: Source, book: Book) -> Account:
    """Who it is, why its speakers are one, what it says, what it relays, which claims stand on it."""
    said = [s for s in book.dossier.statements if s.speaker == source.id]
    relayed = [s for s in book.dossier.statements if source.id in s.chain and s.speaker != source.id]
    behind = [c for c in book.dossier.claims if source.id in c.origins.ids]
    alone = [c for c in behind if c.origins.high == 1]
    return told(
        source.id,
        f"source ({source.kind})",
        source.label,
        ("", _told(source, book)),
        ("Why these speakers are one source", book.why(source.reasons)),
        ("Claims that stand on it alone", (book.named(c) for c in alone)),
        ("Claims that it stands behind with others", (book.named(c) for c in behind if c.origins.high > 1)),
        ("Says", (_said(s, book) for s in said[:MAX_SHOWN])),
        ("Relays", (_said(s, book) for s in relayed[:MAX_SHOWN])),
    )


def _told(source: Source, book: Book) -> Iterator[Line]:
    if source.entity:
        yield Line(f"is {book.label(source.entity)} ({source.entity})", about=source.entity)
    for told_of in source.anonymous:
        number = book.quote(told_of.number) if told_of.number else None
        yield Line(f"unnamed; {told_of.many or 'number not told'}", number)
        yield from (book.shown(name, span, 1) for name, span in told_of.told())


def _said(statement: Statement, book: Book) -> Line:
    words = " … ".join(book.quote(span).words for span in statement.content)
    at = book.quote(statement.content[0]).at if statement.content else statement.report
    return Line(f"{at} {statement.stance}  “{words}” ({statement.id})", about=statement.id)


def of_statement(statement: Statement, book: Book) -> Account:
    """What is said, by whom through whom, by which words, and the claims it belongs to."""
    head = [Line(" … ".join(str(book.quote(span)) for span in statement.content))]
    if statement.shades:
        head.append(Line(f"told as: {', '.join(statement.shades)}"))
    if statement.hedge:
        head.append(Line(f"hedged by “{statement.hedge}”"))
    if statement.leans_on:
        head.append(Line(f"goes on with {statement.leans_on}", about=statement.leans_on))
    claims = [c for c in book.dossier.claims if any(m.statement == statement.id for m in c.members)]
    parts = [
        book.shown(name, span)
        for name, spans in (("source", statement.source), ("cue", statement.cue))
        for span in spans
    ]
    return told(
        statement.id,
        f"statement ({statement.kind}, {statement.stance}, found by {statement.basis})",
        "",
        ("", head),
        (f"Chain {book.chain(statement.id, None, statement.report)}", _hops(statement, book)),
        ("Words that show it", parts),
        ("Claims", (book.named(c) for c in claims)),
    )


def _hops(statement: Statement, book: Book) -> Iterator[Line]:
    for hop, id_ in zip(statement.hops, statement.chain, strict=False):
        yield book.shown("named by", hop) if hop else Line("carried from elsewhere", about=id_)


def of_entity(entity: Entity, book: Book) -> Account:
    """A name with its spellings, the sources it is, and where it stands."""
    head = []
    if entity.lat is not None and entity.lon is not None:
        where = f"{entity.lat:.3f}, {entity.lon:.3f}"
        head.append(Line(f"{where} ± {entity.radius_km or 0:g} km, {entity.country or '?'} ({entity.gazetteer_id})"))
    spellings = [
        Line(f"“{v.form}” {len(v.mentions)}x: {', '.join(dict.fromkeys(book.numbered.name(m) for m in v.mentions))}")
        for v in entity.variants
    ]
    sources = [Line(f"{s.id}  {s.label}", about=s.id) for s in book.dossier.sources if s.entity == entity.id]
    events = [
        Line(f"{e.id}  {e.label}", about=e.id) for e in book.dossier.events if entity.id in (*e.actors, *e.targets)
    ]
    return told(
        entity.id,
        entity.type,
        entity.name,
        ("", head),
        ("Spellings", spellings),
        ("Speaks as", sources),
        ("Takes part in", events[:MAX_SHOWN]),
    )
