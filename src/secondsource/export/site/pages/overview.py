"""The overview: what an editor must know before opening anything else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from secondsource.export.site import words
from secondsource.export.site.book import Book, Ref
from secondsource.export.site.layout import draw
from secondsource.export.site.origins import Shade
from secondsource.export.site.page import Page
from secondsource.model.dossier import Finding
from secondsource.model.publisher import counted
from secondsource.model.report import Report
from secondsource.model.story import Story
from secondsource.text.phrases import publishers_of

DRAWN = 24  # reports up to which the stemma fits a first page
FIRST = 5  # findings of each kind; more are one click away: a page of forty findings has none
FIRST_IN_STORY = 6  # findings of each of several stories
FULL_STORIES = 12  # stories whose findings stand open on the page
HEADINGS = {
    "conflict": "Where accounts clash",
    "admitted": "Denied, admitted, or not settled",
    "changed": "What changed, and when",
    "lineage": "Which report stands on which",
    "behind": "Who is behind what",
    "status": "What several origins say",
    "echo": "Many reports, one origin",
    "arithmetic": "Sums",
    "missing": "What was not found",
    "date": "Dates that were not trusted",
}
#: The same in a word, where findings of several kinds stand together.
TAGS = {
    "conflict": "clash",
    "admitted": "denied",
    "changed": "changed",
    "lineage": "copies",
    "behind": "one source",
    "status": "several origins",
    "echo": "one origin",
    "arithmetic": "sum",
    "missing": "not found",
    "date": "page date",
}
#: Kind of finding -> the page that has all of them.
ALL_OF = {
    "conflict": ("conflicts.html", "All conflicts, with both readings side by side"),
    "admitted": ("claims.html", "All claims with their readings"),
    "lineage": ("stemma.html", "The stemma with its evidence"),
    "behind": ("sources.html", "Every source with what it stands behind"),
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
class Told:
    """A finding with the links to what it rests on, and the looks of its origins."""

    finding: Finding
    refs: tuple[Ref, ...]
    origins: tuple[Shade, ...]


Group = tuple[str, str, list[Told]]


def pages(book: Book) -> Iterator[Page]:
    """The one page."""
    dossier = book.dossier
    hard = sum(conflict.severity == "hard" for conflict in book.conflicts)
    stories = tales(book)
    several = len(stories) > 1
    told: dict[str | None, list[Told]] = {}
    for finding in dossier.findings:
        told.setdefault(finding.story if several else None, []).append(_told(book, finding))
    context = {
        "triple": _triple(book, list(book.reports), _groups(book)),
        "stories": stories,
        "findings": _by_kind(told.pop(None, [])),
        "of_story": {story: _one_of_each_first(found) for story, found in told.items()},
        "tags": TAGS,
        "first": FIRST,
        "first_in_story": FIRST_IN_STORY,
        "full_stories": FULL_STORIES,
        "headings": HEADINGS,
        "all_of": ALL_OF,
        "rows": [_row(book, report) for report in dossier.reports],
        "hard_count": hard,
        "drawing": draw(book) if 1 < len(dossier.reports) <= DRAWN else None,
        "dates": _range(book, list(book.reports)),
    }
    yield Page("index.html", "overview", "Overview", "index", context)


def _told(book: Book, finding: Finding) -> Told:
    ids = finding.origins.ids if finding.origins else ()
    shades = {shade.number: shade for id_ in ids if (shade := book.shades.get(id_))}
    return Told(finding, tuple(book.refs(finding.about)), tuple(shades[n] for n in sorted(shades)))


def _one_of_each_first(found: Sequence[Told]) -> list[Told]:
    """The first finding of each kind, then the others."""
    firsts = list({told.finding.kind: told for told in reversed(found)}.values())[::-1]
    return [*firsts, *(told for told in found if told not in firsts)]


def _by_kind(found: Sequence[Told]) -> list[Group]:
    """(kind, heading, findings), kinds and findings in the order of the dossier."""
    kinds: dict[str, list[Told]] = {}
    for told in found:
        kinds.setdefault(told.finding.kind, []).append(told)
    return [(kind, HEADINGS.get(kind, words.plain(kind).capitalize()), held) for kind, held in kinds.items()]


def tales(book: Book) -> list[Tale]:
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
    letters = len(report.text.split()) if book.full_text else 0
    return Row(report, book.title(report), book.outlet(report), stands, tuple(book.origins_of(report.id)), letters)


def _range(book: Book, ids: Sequence[str]) -> str:
    found = [book.reports[id_].published for id_ in ids]
    ends = [end for p in found for end in (p.earliest, p.latest) if end]
    return words.days(min(ends), max(ends)) if ends else ""
