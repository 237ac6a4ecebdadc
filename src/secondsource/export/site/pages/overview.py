"""The overview: what an editor must know before opening anything else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from secondsource.export.site import words
from secondsource.export.site.book import Book, Ref
from secondsource.export.site.layout import draw
from secondsource.export.site.origins import Shade
from secondsource.export.site.page import Page
from secondsource.model.claim import Claim
from secondsource.model.dossier import Finding
from secondsource.model.publisher import counted
from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.model.story import Story
from secondsource.text.phrases import publishers_of

FIRST_CONFLICTS = 4
DRAWN = 24  # reports up to which the stemma fits a first page
FIRST_FINDINGS = 4  # of each kind; more are one click away: a page of forty findings has none
HEADINGS = {
    "lineage": "Which report stands on which",
    "status": "What was corroborated, admitted or left behind",
    "echo": "One origin in many reports",
    "arithmetic": "Sums",
    "date": "Dates",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A report in the table."""

    report: Report
    title: str
    outlet: str
    stands_on: tuple[tuple[Ref, str], ...]
    origins: tuple[tuple[Shade, float], ...]
    letters: int


@dataclass(frozen=True, slots=True)
class Tale:
    """A story in the list of stories."""

    story: Story
    ref: Ref
    triple: str
    dates: str
    claims: int
    hard: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Something that a later account changed: when the new word stands in print, and what it changed."""

    when: str
    what: str
    ref: Ref
    before: Span | None
    after: Span | None


def pages(book: Book) -> Iterator[Page]:
    """The one page."""
    dossier = book.dossier
    hard = [conflict for conflict in book.conflicts if conflict.severity == "hard"]
    context = {
        "triple": _triple(book, list(book.reports), _groups(book)),
        "stories": _stories(book),
        "findings": _findings(book),
        "first_findings": FIRST_FINDINGS,
        "rows": [_row(book, report) for report in dossier.reports],
        "hard": hard[:FIRST_CONFLICTS],
        "hard_count": len(hard),
        "drawing": draw(book) if 1 < len(dossier.reports) <= DRAWN else None,
        "changes": list(_changes(book)),
        "dates": _range(book, list(book.reports)),
    }
    yield Page("index.html", "overview", "Overview", "index", context)


def _findings(book: Book) -> list[tuple[str, str, list[tuple[Finding, list[Ref]]]]]:
    """(kind, heading, findings with their links), kinds and findings in the order of the dossier."""
    kinds: dict[str, list[tuple[Finding, list[Ref]]]] = {}
    for finding in book.dossier.findings:
        kinds.setdefault(finding.kind, []).append((finding, book.refs(finding.about)))
    return [(kind, HEADINGS.get(kind, words.plain(kind).capitalize()), found) for kind, found in kinds.items()]


def _stories(book: Book) -> list[Tale]:
    """The stories, the largest first."""
    made = []
    groups = _groups(book)
    for story in book.dossier.stories:
        members = [id_ for id_ in story.reports if id_ in book.reports]
        ref = book.ref(story.id)
        if members and ref:
            claims = sum(claim.story == story.id for claim in book.claims)
            hard = sum(c.severity == "hard" and c.a.report in members for c in book.conflicts)
            made.append(
                Tale(story, ref, _triple(book, members, groups), _range(book, members), claims, hard, tuple(members))
            )
    return sorted(made, key=lambda tale: (-len(tale.members), tale.story.id))


def _triple(book: Book, ids: Sequence[str], groups: Mapping[str, str]) -> str:
    """Of some reports: at least as many origins as there are groups of them that share nothing, at most as many as
    strands of text were told apart."""
    strands = len({origin for id_ in ids for origin in book.origin_ids.get(id_, ())})
    high = max(strands, min(1, len(ids)))
    low = len({groups[id_] for id_ in ids})
    return words.triple(len(ids), publishers_of(*counted(ids, book.publishers)), min(low, high), high)


def _groups(book: Book) -> dict[str, str]:
    """Report -> its group: those with an edge, an unseen ancestor or an origin between them have the same."""
    root: dict[str, str] = {}

    def find(id_: str) -> str:
        while root.setdefault(id_, id_) != id_:
            root[id_] = root.setdefault(root[id_], root[id_])
            id_ = root[id_]
        return id_

    lineage = book.dossier.lineage
    joined = [(edge.child, edge.parent) for edge in lineage.edges]
    joined += [(child, unseen.id) for unseen in lineage.hypothetical for child in unseen.children]
    joined += [(report, origin.id) for origin in lineage.origins for report in origin.reports]
    for one, other in joined:
        root[find(one)] = find(other)
    return {id_: find(id_) for id_ in book.reports}


def _row(book: Book, report: Report) -> Row:
    parents = []
    for edge in book.joining.get(report.id, ()):
        ref = book.ref(edge.id)
        if edge.child == report.id and edge.direction == "known" and ref:
            parents.append((edge.share, Ref(book.sign(edge.parent), ref.href, f"{edge.kind} reuse", "edge")))
    parents.sort(key=lambda item: (-item[0], item[1].label))
    stands = tuple((ref, words.share(share)) for share, ref in parents)
    letters = len(report.text.split())
    return Row(report, book.title(report), book.outlet(report), stands, tuple(book.origins_of(report.id)), letters)


def _range(book: Book, ids: Sequence[str]) -> str:
    found = [book.reports[id_].published for id_ in ids]
    ends = [end for p in found for end in (p.earliest, p.latest) if end]
    return words.days(min(ends), max(ends)) if ends else ""


def _changes(book: Book) -> Iterator[Change]:
    """What was superseded, corrected or admitted, in the order in which the new word was published."""
    found = [(_printed(book, claim), claim) for claim in book.claims]
    for when, claim in sorted(found, key=lambda item: (item[0] or "9999", item[1].id)):
        ref = book.ref(claim.id)
        if ref and claim.status in ("superseded", "corrected", "denied-then-admitted"):
            before, after = _turn(book, claim)
            yield Change(words.day(when) if when else "", claim.status, ref, before, after)


def _printed(book: Book, claim: Claim) -> str | None:
    """The earliest day on which the last word on a claim was in print."""
    newer = next((c for c in book.claims if c.id == claim.superseded_by), claim)
    days = [book.reports[m.report].published.earliest for m in newer.members if m.report in book.reports]
    return min((day for day in days if day), default=None)


def _turn(book: Book, claim: Claim) -> tuple[Span | None, Span | None]:
    """One wording from before the change and one from after it."""
    newer = next((c for c in book.claims if c.id == claim.superseded_by), None)
    if newer and newer.members and claim.members:
        return claim.members[0].span, newer.members[0].span
    admits = [m.span for m in claim.members if m.stance == "admits"]
    before = [m.span for m in claim.members if m.stance == "denies"] or [m.span for m in claim.members]
    return (before[0] if before else None), (admits[0] if admits else None)
