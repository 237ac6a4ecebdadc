"""Claims as an apparatus: one entry a claim, one line a reading, sigla in front of the words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from secondsource.export.site import words
from secondsource.export.site.book import CLAIMS_A_PAGE, Book, Ref
from secondsource.export.site.chart import Chart, over_time
from secondsource.export.site.origins import Shade
from secondsource.export.site.page import Page
from secondsource.model.claim import Claim, Member
from secondsource.model.span import Span
from secondsource.text.phrases import publishers_of

MAX_WITNESSES = 40  # sigla printed for one reading
MAX_TIES = 6  # members of a reading that are held against those before


@dataclass(frozen=True, slots=True)
class Witness:
    """One report that carries a reading; `behind` is the sign of the unseen text that its words come from ("α")."""

    sign: str
    span: Span
    origin: Shade | None
    behind: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """The same words, of the same speaker, in one or more reports. `when` is when they were in print; `ground` says
    what ties them to a reading before, `tied` where that stands."""

    lemma: str
    stance: str
    quote: str
    speaker: str
    chain: tuple[str, ...]
    witnesses: tuple[Witness, ...]
    more: int
    when: str = ""
    ground: str = ""
    tied: Span | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim as it is printed."""

    claim: Claim
    number: int
    anchor: str
    value: str
    triple: str
    first: str
    last: str
    readings: tuple[Reading, ...]
    origins: tuple[Shade, ...]
    behind: tuple[Ref, ...]
    conflicts: tuple[Ref, ...]
    newer: Ref | None
    chart: Chart | None
    why: str = ""
    apart: str = ""


def pages(book: Book) -> Iterator[Page]:
    """As many pages as the claims need."""
    entries = all_entries(book)
    parts = [entries[i : i + CLAIMS_A_PAGE] for i in range(0, len(entries), CLAIMS_A_PAGE)] or [[]]
    names = [book.claim_page(i * CLAIMS_A_PAGE) for i in range(len(parts))]
    jumps = firsts(entries, names)
    for i, (name, part) in enumerate(zip(names, parts, strict=True)):
        context = {"entries": part, "firsts": jumps, "names": names, "at": i, **lists(book)}
        yield Page(name, "claims", "Claims" if i == 0 else f"Claims, page {i + 1}", "claims", context)


def lists(book: Book) -> dict[str, Any]:
    """What the lists of the filter offer: statuses, kinds, (id, title) of stories."""
    return {
        "statuses": [s for s in words.STATUS_SIGN if any(c.status == s for c in book.claims)],
        "kinds": sorted({claim.kind for claim in book.claims}),
        "stories": [(s.id, words.short(s.title, 50) or s.id) for s in book.dossier.stories],
    }


def all_entries(book: Book) -> list[Entry]:
    """Every claim as it is printed, in the order of reading; made once for a book."""
    if "claims" not in book.kept:
        clashes: dict[str, list[Ref]] = defaultdict(list)
        for conflict in book.conflicts:
            for id_ in conflict.claims:
                clashes[id_] += book.refs([conflict.id])
        made = [_entry(book, claim, book.claim_number.get(claim.id, 0), clashes) for claim in book.claims]
        book.kept["claims"] = _told_apart(book, made)
    found: list[Entry] = book.kept["claims"]
    return found


def firsts(entries: Sequence[Entry], names: Sequence[str]) -> list[tuple[str, str, int]]:
    """(status, address of its first claim, how many there are) in the order of the page."""
    found: dict[str, tuple[str, int]] = {}
    for i, entry in enumerate(entries):
        href, count = found.get(entry.claim.status, (f"{names[i // CLAIMS_A_PAGE]}#{entry.anchor}", 0))
        found[entry.claim.status] = href, count + 1
    return [(status, href, count) for status, (href, count) in found.items()]


def _entry(book: Book, claim: Claim, number: int, clashes: dict[str, list[Ref]]) -> Entry:
    found = [book.reports[m.report].published for m in claim.members if m.report in book.reports]
    firsts = sorted(day for p in found if (day := p.earliest or p.value))
    lasts = sorted(day for p in found if (day := p.latest or p.value))
    ref = book.ref(claim.id)
    origins = {s.number: s for id_ in claim.origins.ids if (s := book.shades.get(id_))}
    return Entry(
        claim,
        number,
        ref.href.partition("#")[2] if ref else "",
        _value(claim),
        words.triple(claim.reports, _publishers(claim), claim.origins.low, claim.origins.high),
        words.day(firsts[0]) if firsts else "",
        words.day(lasts[-1]) if lasts else "",
        tuple(_readings(book, claim)),
        tuple(origins[n] for n in sorted(origins)),
        tuple(book.refs(id_ for id_ in claim.origins.ids if id_ not in book.shades)),
        tuple(clashes.get(claim.id, ())),
        book.ref(claim.superseded_by) if claim.superseded_by else None,
        over_time(book, claim),
        claim.why[0].detail if claim.why else "",
    )


def _told_apart(book: Book, entries: Sequence[Entry]) -> list[Entry]:
    """The entries, those with one proposition told apart by place, giver or days, by the first that differs."""
    twins: dict[tuple[str | None, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        twins[entry.claim.story, f"{entry.claim.proposition} {entry.value}".casefold()].append(entry)
    marks: dict[str, str] = {}
    for group in twins.values():
        if len(group) > 1:
            tries = [[mark(book, entry) for entry in group] for mark in (_where, _giver, _days)]
            best = max(tries, key=lambda told: len(set(told)))
            marks |= {entry.claim.id: told for entry, told in zip(group, best, strict=True) if len(set(best)) > 1}
    return [replace(entry, apart=marks.get(entry.claim.id, "")) for entry in entries]


def _where(book: Book, entry: Entry) -> str:
    found = (book.figures[m.figure].place for m in entry.claim.members if m.figure in book.figures)
    return next((f"in {place}" for place in found if place), "")


def _giver(book: Book, entry: Entry) -> str:
    given = next((book.who(m.source) for m in entry.claim.members if m.source), "")
    return f"by the word of {words.short(given, 50)}" if given else "in the reports' own voice"


def _days(book: Book, entry: Entry) -> str:
    reports = dict.fromkeys(m.report for m in entry.claim.members)
    return f"said {entry.first or 'on a day not known'} in {', '.join(list(reports)[:4])}"


def _publishers(claim: Claim) -> str:
    return publishers_of(claim.publishers, claim.families, claim.unplaced)


def _value(claim: Claim) -> str:
    """The range of its numbers; "" when the proposition gives it already."""
    found = words.values(claim.low, claim.high)
    return "" if found in claim.proposition else found


def _readings(book: Book, claim: Claim) -> Iterator[Reading]:
    """Equal words of one speaker on one line, in the order of their first witness."""
    groups: dict[tuple[str, str, str, str], list[Member]] = defaultdict(list)
    for member in claim.members:
        key = (_lemma(book, member), member.stance, book.quote(member.span).casefold(), member.source or "")
        groups[key].append(member)
    before: list[Member] = []
    for (lemma, stance, _, source), members in groups.items():
        shown = members[:MAX_WITNESSES]
        ground, tied = _ground(book, members, before)
        before += members
        yield Reading(
            lemma,
            stance,
            book.quote(members[0].span),
            book.who(source) if source else "",
            _chain(book, members),
            tuple(Witness(m.report, m.span, _origin(book, m), book.unseen_behind(m.span)) for m in shown),
            len(members) - len(shown),
            _when(book, members),
            ground,
            tied,
        )


def _when(book: Book, members: Sequence[Member]) -> str:
    """The days on which the reports that carry a reading were published."""
    found = [book.reports[m.report].published for m in members if m.report in book.reports]
    firsts = [day for p in found if (day := p.earliest or p.value)]
    lasts = [day for p in found if (day := p.latest or p.value)]
    return words.when_said(min(firsts), max(lasts)) if firsts and lasts else ""


def _ground(book: Book, members: Sequence[Member], before: Sequence[Member]) -> tuple[str, Span | None]:
    """What ties a reading to one before it, the firmest tie first; ("", None) when the dossier itself shows none."""
    for member in members[:MAX_TIES]:
        handed = book.counterparts(member.span)
        for other in before[:MAX_WITNESSES]:
            if any(span.shared(other.span) for span in handed):
                return "copied passage", other.span
    mine = book.figures.get(members[0].figure or "")
    for other in before[:MAX_WITNESSES]:
        theirs = book.figures.get(other.figure or "")
        if mine and theirs and (mine.value, mine.status) == (theirs.value, theirs.status) and mine.value is not None:
            return "same count", other.span
    for other in before[:MAX_WITNESSES]:
        if members[0].source and members[0].source == other.source:
            return "same source", other.span
    return ("kindred words", before[0].span) if before else ("", None)


def _lemma(book: Book, member: Member) -> str:
    """What stands before the bracket: the number, or whether the report says or denies it."""
    figure = book.figures.get(member.figure or "")
    if figure:
        value = words.number(figure.value) or words.values(figure.low, figure.high)
        sign = {"at-least": "≥ ", "up-to": "≤ ", "about": "≈ "}.get(figure.qualifier, "")
        return sign + (value or figure.qualifier)
    return member.stance


def _chain(book: Book, members: Sequence[Member]) -> tuple[str, ...]:
    """Who relays the speaker."""
    for member in members:
        statement = book.statements.get(member.statement or "")
        if statement and len(statement.chain) > 1:
            return tuple(book.who(id_) for id_ in statement.chain if id_ != (member.source or statement.speaker))
    return ()


def _origin(book: Book, member: Member) -> Shade | None:
    found = [book.shades[id_] for id_ in member.origins if id_ in book.shades]
    return found[0] if found else book.origin_at(member.span)
