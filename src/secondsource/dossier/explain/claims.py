"""A claim with all that was reasoned about it, and a conflict with both its sides."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from secondsource.dossier.explain.account import Account, Line, told
from secondsource.dossier.explain.book import OWN_VOICE, Book
from secondsource.dossier.findings.pile import span_of, triple
from secondsource.model.claim import Claim, Conflict, Member
from secondsource.model.judged import JUDGED
from secondsource.model.span import Span

MAX_PAIRS = 24  # pairs of reports told one by one
MAX_FROM = 3  # counterparts of one passage


def of_claim(claim: Claim, book: Book) -> Account:
    """Readings, origins, grounds, what was checked, conflicts, what replaced it."""
    low, high = claim.origins.low, claim.origins.high
    return told(
        claim.id,
        f"claim ({claim.kind})",
        claim.proposition,
        ("", _head(claim, book)),
        (f"Why {claim.status}", book.why(claim.why[:1])),
        ("Readings", _readings(claim, book)),
        (f"Why {span_of(low, high)} {'origin' if high == 1 else 'origins'}", _origins(claim, book)),
        ("Why these are one claim", _joins(claim, book)),
        ("What was checked between the reports", _checked(claim, book)),
        ("Further grounds", book.why([r for r in claim.why[1:] if r.name not in ("one-origin", JUDGED)])),
        ("Conflicts on it", _conflicts(claim, book)),
        ("What it left behind", [book.named(c) for c in book.dossier.claims if c.superseded_by == claim.id]),
    )


def _head(claim: Claim, book: Book) -> Iterator[Line]:
    yield Line(f"{claim.status} · {triple(claim)}")
    if claim.low is not None:
        high = claim.low if claim.high is None else claim.high
        yield Line(f"value {claim.low:g}" + (f" to {high:g}" if high != claim.low else ""))
    order = {id_: i for i, id_ in enumerate(book.reports)}
    reports = sorted({m.report for m in claim.members}, key=lambda r: order.get(r, 0))
    yield Line(f"first in {reports[0]} ({book.day(reports[0])}), last in {reports[-1]} ({book.day(reports[-1])})")
    if claim.superseded_by:
        newer = book.claims.get(claim.superseded_by)
        said = f": {newer.proposition}" if newer else ""
        yield Line(f"left behind by {claim.superseded_by}{said}", about=claim.superseded_by)
    if claim.story:
        yield Line(f"of story {claim.story}", about=claim.story)


def _readings(claim: Claim, book: Book) -> Iterator[Line]:
    """Each wording with its chain, where its passage comes from, and the origin it was put to with the reason."""
    for member in claim.members:
        yield book.shown(member.stance, member.span)
        yield Line(f"chain: {book.chain(member.statement, member.source, member.report)}", depth=1)
        yield from _lineage(member.span, book)
        yield Line(_put_to(member, book), about=member.origins[0] if member.origins else None, depth=1)


def _lineage(span: Span, book: Book) -> Iterator[Line]:
    origin = book.origin_at(span)
    if origin:
        yield Line(f"text: {book.label(origin)} ({origin})", about=origin, depth=1)
    for i, (edge, passage, other) in enumerate(book.handed(span)):
        if i == MAX_FROM:
            yield Line("… and further counterparts; explain its sentence for all", depth=1)
            return
        from_parent = edge.direction == "known" and passage.child.shared(span) and not edge.indirect
        verb = "taken from" if from_parent and edge.parent == other.report else "the same as"
        yield Line(f"{verb} ({passage.label}, {edge.id})", book.quote(other), about=edge.id, depth=1)


def _put_to(member: Member, book: Book) -> str:
    """To which origin a member was put, and why as far as the dossier tells."""
    if not member.origins:
        return "origin: not known"
    names = ", ".join(book.label(origin) for origin in member.origins)
    if member.stance == "denies":
        return f"origin: {names}; a denial, which adds no origin to what it denies"
    if member.source is None:
        return f"origin: {names}; {OWN_VOICE} says it, so its text counts"
    if member.source in member.origins:
        return f"origin: {names}; it is laid to this source"
    return f"origin: {names}; {book.label(member.source)} was taken to speak for it, or to have the passage from it"


def _origins(claim: Claim, book: Book) -> Iterator[Line]:
    for id_ in claim.origins.ids:
        members = [m for m in claim.members if id_ in m.origins]
        reports = ", ".join(dict.fromkeys(m.report for m in members))
        yield Line(f"{book.label(id_)} ({id_}){f': in {reports}' if reports else ''}", about=id_)
    yield from book.why([r for r in claim.why[1:] if r.name in ("one-origin", JUDGED)])
    low, high = claim.origins.low, claim.origins.high
    if low < high:
        yield Line(f"{low} is certain; up to {high} if nothing that is open turns out to be a dependency")


def _joins(claim: Claim, book: Book) -> Iterator[Line]:
    """What ties each member to one before it, as far as the dossier itself shows it."""
    for i, member in enumerate(claim.members):
        ties = [(other, tie) for other in claim.members[:i] for tie in _ties(member, other, book)]
        if ties:
            best, tie = min(ties, key=lambda item: item[1][0])
            here, there = book.numbered.name(member.span), book.numbered.name(best.span)
            yield Line(f"{here} with {there}: {tie[1]}")


def _ties(left: Member, right: Member, book: Book) -> Iterator[tuple[int, str]]:
    for edge, passage, other in book.handed(left.span):
        if other.shared(right.span):
            yield 0, f"a passage that was handed on ({passage.label}, {edge.id})"
    mine, theirs = book.figures.get(left.figure or ""), book.figures.get(right.figure or "")
    if (
        mine
        and theirs
        and (mine.value, mine.low, mine.high, mine.status)
        == (
            theirs.value,
            theirs.low,
            theirs.high,
            theirs.status,
        )
    ):
        yield 1, "the same count of the same fate"
    if left.source and left.source == right.source:
        yield 2, f"the same source ({book.label(left.source)})"
    common = _words(left, book) & _words(right, book)
    if len(common) > 1:
        yield 3, f"words in common: {', '.join(sorted(common)[:8])}"


def _words(member: Member, book: Book) -> set[str]:
    words = book.quote(member.span).words.casefold().split()
    return {word.strip(".,;:!?\"'“”‘’()") for word in words if len(word) > 3}


def _checked(claim: Claim, book: Book) -> Iterator[Line]:
    """For each pair of reports that carry it: what joins them, or that nothing was detected."""
    reports = list(dict.fromkeys(m.report for m in claim.members))
    possible = {frozenset((p.left, p.right)): p for p in book.dossier.lineage.possible}
    pairs = list(combinations(reports, 2))
    for one, other in pairs[:MAX_PAIRS]:
        edges = book.joins(one, other)
        if edges:
            for edge in edges:
                known = "stands on" if edge.direction == "known" else "shares text with"
                words = (
                    f"{edge.child} {known} {edge.parent} ({edge.relation}, {edge.kind}, {edge.share:.0%}, {edge.id})"
                )
                yield Line(words, about=edge.id)
        elif pair := possible.get(frozenset((one, other))):
            yield Line(f"{one} and {other} may share text (chance {pair.score:.2f}), too little for kinship")
        else:
            yield Line(f"{one} and {other}: no dependency detected (no shared passage, credit or unseen text)")
    if len(pairs) > MAX_PAIRS:
        yield Line(f"… and {len(pairs) - MAX_PAIRS} further pairs; explain a report for its edges")


def _conflicts(claim: Claim, book: Book) -> Iterator[Line]:
    for conflict in book.dossier.conflicts:
        if claim.id in conflict.claims:
            yield Line(
                f"{conflict.id}  {conflict.severity}, {conflict.kind}: {conflict.explanation}", about=conflict.id
            )
            yield book.shown("", conflict.a, 1)
            yield book.shown("", conflict.b, 1)


def of_conflict(conflict: Conflict, book: Book) -> Account:
    """Both readings with speaker, day and text; how the two reports stand to each other; alterations in copying."""
    return told(
        conflict.id,
        f"conflict ({conflict.kind}, {conflict.severity})",
        conflict.explanation,
        ("One reading", _side(conflict.a, book)),
        ("The other", _side(conflict.b, book)),
        ("Also", (book.shown("", span) for span in conflict.more)),
        ("How the two reports stand to each other", _between(conflict, book)),
        ("Claims", (book.named(c) for id_ in conflict.claims if (c := book.claims.get(id_)))),
        ("What its severity means", [Line(_SEVERITY[conflict.severity])]),
    )


_SEVERITY = {
    "hard": "The two accounts cannot both hold. Both stay; nothing is decided by vote.",
    "soft": "The two can hardly both hold, or it depends on how a word is meant.",
    "scope": "They only look like a conflict: time, place or people differ. Not counted among the conflicts.",
}


def _side(span: Span, book: Book) -> Iterator[Line]:
    yield book.shown("", span)
    report = book.reports.get(span.report)
    outlet = report.outlet.name if report and report.outlet else "outlet not known"
    yield Line(f"in {span.report}, {outlet}, published {book.day(span.report)}", about=span.report)
    held = [s for s in book.dossier.statements if any(content.shared(span) for content in s.content)]
    for statement in held[:MAX_FROM]:
        chain = book.chain(statement.id, None, statement.report)
        yield Line(f"{statement.stance}: {chain} ({statement.id})", about=statement.id)
    if not held:
        yield Line(f"{OWN_VOICE} says it")
    origin = book.origin_at(span)
    if origin:
        yield Line(f"text: {book.label(origin)} ({origin})", about=origin)


def _between(conflict: Conflict, book: Book) -> Iterator[Line]:
    one, other = conflict.a.report, conflict.b.report
    if one == other:
        yield Line("both stand in one report")
        return
    edges = book.joins(one, other)
    for edge in edges:
        known = "stands on" if edge.direction == "known" else "shares text with"
        yield Line(f"{edge.child} {known} {edge.parent} ({edge.relation}, {edge.share:.0%}, {edge.id})", about=edge.id)
        for passage in edge.passages:
            for change in passage.altered:
                sides = [side for side in (change.left, change.right) if side]
                if any(side.shared(span) for side in sides for span in (conflict.a, conflict.b)):
                    yield Line(f"altered in copying ({change.kind})", depth=1)
                    yield from (book.shown("", side, 2) for side in sides)
    if not edges:
        yield Line("no dependency detected between them")
