"""Why a thing in a dossier is what it is, told in text with the words it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from secondsource.dossier.findings import span_of, triple
from secondsource.errors import BadInput
from secondsource.model.assertion import Figure, Statement
from secondsource.model.claim import Claim, Conflict, Control, Entity, Event, Source
from secondsource.model.dossier import Dossier
from secondsource.model.lineage import Edge, Origin, Unseen
from secondsource.model.publisher import by_report
from secondsource.model.reason import Reason
from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.model.story import Story


def explain(dossier: Dossier, id_: str) -> str:
    """Everything about the thing that `id_` names: an id or its beginning, a siglum, "B-A" for an edge, "α".

    Raises BadInput when it names nothing, or several things.
    """
    thing = find(dossier, id_)
    return "\n".join(_TELL[type(thing)](thing, _Book(dossier)))


def find(dossier: Dossier, id_: str) -> Any:
    """The noun that `id_` names. Raises BadInput when there is none, or more than one."""
    things = [thing for things in _lists(dossier) for thing in things]
    named = [t for t in things if t.id == id_ or getattr(t, "label", None) == id_ or _pair(t) == id_]
    named = named or [t for t in things if len(id_) > 2 and t.id.startswith(id_)]
    if len(named) == 1:
        return named[0]
    if not named:
        raise BadInput(f"nothing in this dossier is called {id_!r}; ids are shown on its pages and in dossier.json")
    raise BadInput(f"{id_!r} names {len(named)} things: {', '.join(t.id for t in named[:8])}")


def _lists(dossier: Dossier) -> tuple[Sequence[Any], ...]:
    lineage = dossier.lineage
    return (
        dossier.reports,
        dossier.claims,
        dossier.conflicts,
        lineage.edges,
        lineage.hypothetical,
        lineage.origins,
        dossier.stories,
        dossier.sources,
        dossier.entities,
        dossier.statements,
        dossier.figures,
        dossier.events,
        dossier.control,
    )


def _pair(thing: Any) -> str:
    return f"{thing.child}-{thing.parent}" if isinstance(thing, Edge) else ""


class _Book:
    """Looks things up in a dossier while a text is written."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self._texts = {report.id: report.text for report in dossier.reports}
        self._labels = {source.id: source.label for source in dossier.sources}
        self._labels |= {origin.id: origin.label for origin in dossier.lineage.origins}
        self._labels |= {unseen.id: unseen.label for unseen in dossier.lineage.hypothetical}

    def quote(self, span: Span) -> str:
        words = self._texts.get(span.report, "")[span.start : span.end]
        return f"{span.report} {span.start}-{span.end} “{' '.join(words.split())}”"

    def label(self, id_: str | None) -> str:
        return self._labels.get(id_ or "", id_ or "the report itself")

    def why(self, reasons: Sequence[Reason]) -> Iterator[str]:
        for reason in reasons:
            yield f"  {reason.score:+.2f}  {reason.name}: {reason.detail}"
            for span in reason.spans:
                yield f"           {self.quote(span)}"


def _claim(claim: Claim, book: _Book) -> Iterator[str]:
    yield f"{claim.id}  claim ({claim.kind})"
    yield f"  {claim.proposition}"
    yield f"  {claim.status} · {triple(claim)}"
    if claim.low is not None:
        high = claim.low if claim.high is None else claim.high
        yield f"  value {claim.low:g}" + (f" to {high:g}" if high != claim.low else "")
    yield "Readings"
    for member in claim.members:
        behind = ", ".join(book.label(origin) for origin in member.origins)
        yield f"  {member.stance}  {book.quote(member.span)}"
        yield f"           by {book.label(member.source)}; origin: {behind or 'not known'}"
    yield f"Why {span_of(claim.origins.low, claim.origins.high)} and {claim.status}"
    yield from book.why(claim.why)


def _edge(edge: Edge, book: _Book) -> Iterator[str]:
    known = "stands on" if edge.direction == "known" else "shares text (direction not known) with"
    yield f"{edge.id}  edge"
    yield f"  {edge.child} {known} {book.label(edge.parent)}{', indirectly' if edge.indirect else ''}"
    yield f"  {edge.kind} · {edge.share:.0%} of {edge.child} · score {edge.score:.2f}"
    yield "Why"
    yield from book.why(edge.reasons)
    yield f"Passages ({len(edge.passages)})"
    for passage in edge.passages:
        yield f"  {passage.label}"
        yield f"    {book.quote(passage.child)}"
        yield f"    {book.quote(passage.parent)}"
        for change in passage.altered:
            sides = [book.quote(side) if side else "nothing" for side in (change.left, change.right)]
            yield f"      altered {change.kind}: {sides[0]} / {sides[1]}"


def _conflict(conflict: Conflict, book: _Book) -> Iterator[str]:
    yield f"{conflict.id}  conflict ({conflict.kind}, {conflict.severity})"
    for span in (conflict.a, conflict.b):
        yield f"  {book.quote(span)}"
    for span in conflict.more:
        yield f"    also {book.quote(span)}"
    yield f"  {conflict.explanation}"


def _report(report: Report, book: _Book) -> Iterator[str]:
    published = report.published
    yield f"{report.id}  report {report.file}"
    yield f"  sha256 {report.sha256}"
    yield f"  outlet {report.outlet.name} ({report.outlet.basis})" if report.outlet else "  outlet not known"
    if publisher := by_report(book.dossier.publishers).get(report.id):
        yield f"  publisher {publisher.name}: {publisher.basis}"
        told = f" ({publisher.source}; as of {publisher.as_of})" if publisher.source else ""
        yield f"  owner {publisher.family}{told}" if publisher.family else "  owner not listed"
    yield f"  published {published.value or '?'} ({published.earliest or '?'} to {published.latest or '?'})"
    for basis in published.basis:
        yield f"    because {book.quote(basis) if isinstance(basis, Span) else basis}"
    for credit in report.credits:
        yield f"  credit {credit.kind} {credit.agency}: {book.quote(credit.span)}"
    for edge in book.dossier.lineage.edges:
        if report.id in (edge.child, edge.parent):
            yield f"  edge {edge.id}: {edge.child} - {book.label(edge.parent)} ({edge.kind}, {edge.direction})"


def _unseen(unseen: Unseen, book: _Book) -> Iterator[str]:
    yield f"{unseen.id}  ancestor that is not in the pile ({unseen.label})"
    verb = "cited in" if unseen.known_by == "citation" else "seen in"
    yield f"  {verb} {', '.join(unseen.children)}" + (f"; agency {unseen.agency}" if unseen.agency else "")
    yield from book.why(unseen.reasons)


def _origin(origin: Origin, book: _Book) -> Iterator[str]:
    yield f"{origin.id}  origin: {origin.label}"
    yield f"  stands in {', '.join(origin.reports)}"
    for strand in book.dossier.lineage.strands:
        if strand.origin == origin.id:
            yield f"  {book.quote(strand.span)}"


def _source(source: Source, book: _Book) -> Iterator[str]:
    yield f"{source.id}  source ({source.kind}): {source.label}"
    for told in source.anonymous:
        number = f" {book.quote(told.number)}" if told.number else ""
        yield f"  unnamed; {told.many or 'number not told'}{number}"
        yield from (f"    {name} {book.quote(span)}" for name, span in told.told())
    yield from book.why(source.reasons)
    for statement in book.dossier.statements:
        if source.id in statement.chain:
            yield f"  {statement.stance}  {' … '.join(book.quote(span) for span in statement.content)}"


def _statement(statement: Statement, book: _Book) -> Iterator[str]:
    yield f"{statement.id}  statement ({statement.kind}, {statement.stance})"
    yield f"  {' … '.join(book.quote(span) for span in statement.content)}"
    if statement.shades:
        yield f"  told as: {', '.join(statement.shades)}"
    if statement.leans_on:
        yield f"  goes on with {statement.leans_on}"
    yield f"  chain {' -> '.join(book.label(id_) for id_ in statement.chain)} -> {statement.report}"
    for hop in statement.hops:
        yield f"    named by {book.quote(hop)}" if hop else "    carried from elsewhere"
    for name, spans in (("source", statement.source), ("cue", statement.cue)):
        for span in spans:
            yield f"  {name} {book.quote(span)}"


def _figure(figure: Figure, book: _Book) -> Iterator[str]:
    value = f"{figure.value:g}" if figure.value is not None else f"{figure.low} to {figure.high}"
    yield f"{figure.id}  figure: {value} {figure.unit} ({figure.qualifier})"
    yield f"  {book.quote(figure.span)}"
    yield f"  status {figure.status or '-'}, class {figure.victim_class or '-'}, place {figure.place or '-'}"
    yield from (f"  counted in {claim.id}" for claim in book.dossier.claims if _holds(claim, figure.id))


def _holds(claim: Claim, figure: str) -> bool:
    return any(member.figure == figure for member in claim.members)


def _happening(event: Event | Control, book: _Book) -> Iterator[str]:
    if isinstance(event, Event):
        yield f"{event.id}  event ({event.type or 'no PLOVER type'}): {event.label}"
    else:
        yield f"{event.id}  control of {event.place}: {event.loser or '?'} -> {event.taker or '?'}, {event.status}"
    yield f"  {event.date.earliest or '?'} to {event.date.latest or '?'}"
    for span in event.mentions if isinstance(event, Event) else event.evidence:
        yield f"  {book.quote(span)}"


def _entity(entity: Entity, book: _Book) -> Iterator[str]:
    yield f"{entity.id}  {entity.type}: {entity.name}"
    for variant in entity.variants:
        yield f"  “{variant.form}” {len(variant.mentions)}x: {', '.join(sorted({m.report for m in variant.mentions}))}"


def _story(story: Story, book: _Book) -> Iterator[str]:
    yield f"{story.id}  story: {story.title}"
    yield f"  reports {', '.join(story.reports)}"
    yield from book.why(story.reasons)


_TELL: dict[type, Callable[[Any, _Book], Iterator[str]]] = {
    Claim: _claim,
    Conflict: _conflict,
    Edge: _edge,
    Report: _report,
    Unseen: _unseen,
    Origin: _origin,
    Source: _source,
    Statement: _statement,
    Figure: _figure,
    Event: _happening,
    Control: _happening,
    Entity: _entity,
    Story: _story,
}
