"""A figure, an event, a change of control."""

from __future__ import annotations

from collections.abc import Iterator

from secondsource.dossier.explain.account import Account, Line, told
from secondsource.dossier.explain.book import Book
from secondsource.model.assertion import Figure, Place
from secondsource.model.claim import Control, Event


def of_figure(figure: Figure, book: Book) -> Account:
    """What was counted, when and where, who reports it, how it hangs together with others, the claims it is in."""
    value = f"{figure.value:g}" if figure.value is not None else f"{figure.low} to {figure.high}"
    window = figure.window
    head = [
        book.shown("", figure.span),
        Line(f"status {figure.status or '-'}, class {figure.victim_class or '-'}, place {figure.place or '-'}"),
    ]
    if window:
        head.append(Line(f"counted from {window.start or '?'} to {window.end or '?'}"))
    if figure.running:
        head.append(Line(f"told as {'a total' if figure.running == 'total' else 'an increment'}"))
    claims = [c for c in book.dossier.claims if any(m.figure == figure.id for m in c.members)]
    return told(
        figure.id,
        "figure",
        f"{value} {figure.unit} ({figure.qualifier})",
        ("", head),
        ("Who says it", [Line(f"{book.chain(figure.statement, None, figure.report)}", about=figure.statement)]),
        ("Hangs together with", _relations(figure, book)),
        ("Claims", (book.named(c) for c in claims)),
    )


def _relations(figure: Figure, book: Book) -> Iterator[Line]:
    if figure.part_of and (whole := book.figures.get(figure.part_of)):
        yield Line("part of", book.quote(whole.span), about=whole.id)
    for relation in book.dossier.relations:
        if figure.id in (*relation.terms, relation.total):
            held = "holds" if relation.holds else "does not hold"
            yield Line(f"{relation.kind} ({held}): {', '.join(relation.terms)} -> {relation.total}")


def of_event(event: Event, book: Book) -> Account:
    """What happened, who with whom, where and when, by which mentions."""
    head = [Line(f"{event.date.earliest or '?'} to {event.date.latest or '?'} ({event.date.precision})")]
    head += [Line("told as background")] if event.background else []
    head += [Line(_where(event.place))] if event.place else []
    who = [Line(f"{role} {book.label(id_)}", about=id_) for role, ids in _parts(event) for id_ in ids]
    spans = set(event.mentions)
    claims = {c.id: c for span in event.mentions for c in book.in_claims(span)}
    figures = [Line(id_, book.quote(f.span), about=id_) for id_ in event.figures if (f := book.figures.get(id_))]
    return told(
        event.id,
        f"event ({event.type or 'no PLOVER type'})",
        event.label,
        ("", head),
        ("Who", who),
        ("Mentions", (book.shown("", span) for span in sorted(spans))),
        ("Figures", figures),
        ("Claims in the same words", (book.named(c) for c in claims.values())),
    )


def _parts(event: Event) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return ("actor", event.actors), ("target", event.targets)


def _where(place: Place) -> str:
    known = place.lat is not None and place.lon is not None
    return f"at {place.name}" + (f" ({place.lat:.3f}, {place.lon:.3f}; {place.precision})" if known else "")


def of_control(control: Control, book: Book) -> Account:
    """Who holds a place by whose word."""
    head = [
        Line(f"{control.status}, {control.kind or 'kind not told'}, {control.extent or 'extent not told'}"),
        Line(f"{control.date.earliest or '?'} to {control.date.latest or '?'}"),
    ]
    roles = (("claimed", control.claimed_by), ("denied", control.denied_by), ("admitted", control.admitted_by))
    who = [Line(f"{verb} by {book.label(id_)}", about=id_) for verb, ids in roles for id_ in ids]
    claims = {c.id: c for span in control.evidence for c in book.in_claims(span) if c.kind == "control"}
    return told(
        control.id,
        f"control of {control.place}",
        f"{control.loser or '?'} -> {control.taker or '?'}",
        ("", head),
        ("Who says so", who),
        ("Words", (book.shown("", span) for span in control.evidence)),
        ("Claims", (book.named(c) for c in claims.values())),
    )
