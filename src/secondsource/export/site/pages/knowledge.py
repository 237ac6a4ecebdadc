"""The order of knowledge: the reports of each story by time, what each adds and loses, and where each claim stands.

Below it, who published the reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.export.site import words
from secondsource.export.site.book import Book, Ref
from secondsource.export.site.page import Page
from secondsource.model.claim import Claim
from secondsource.model.knowledge import Knowledge, Shed, Step
from secondsource.model.publisher import Publisher
from secondsource.model.span import Span

MAX_COLUMNS = 24  # reports that have a column each in the table of claims; of more, first and last stand there
MAX_ROWS = 200  # claims in the table of a story, those of most reports first; all are on the pages of claims
MAX_LISTED = 12  # claims that are named under one report
MARKS = {
    "first": ("●", "told first here"),
    "maybe": ("◐", "told first here or in another report marked so: their order is not known"),
    "again": ("·", "told again"),
    "lost": ("–", "left out, though told by what the report stands on"),
    "": ("", ""),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A report of the story."""

    step: Step
    when: str
    publisher: Publisher | None
    new: tuple[Ref, ...]
    lost: tuple[tuple[Ref, Span], ...]
    shed: tuple[Shed, ...]
    more_new: int
    more_lost: int


@dataclass(frozen=True, slots=True)
class Line:
    """A claim of the story: a mark for each report, the first and the last that tell it."""

    claim: Claim
    ref: Ref
    marks: tuple[str, ...]
    first: tuple[Span, str]
    last: tuple[Span, str]


@dataclass(frozen=True, slots=True)
class Tale:
    """The order of knowledge of one story; `left_out` claims have no line."""

    title: str
    anchor: str
    rows: tuple[Row, ...]
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    left_out: int


def pages(book: Book) -> Iterator[Page]:
    """One page for all stories."""
    stories = {story.id: story for story in book.dossier.stories}
    tales = [
        _tale(book, known, stories[known.story].title if known.story in stories else "")
        for known in sorted(book.dossier.knowledge, key=lambda k: -len(k.steps))
    ]
    context = {"tales": tales, "marks": MARKS, "publishers": book.dossier.publishers, "houses": _houses(book)}
    yield Page("knowledge.html", "knowledge", "Order of knowledge", "knowledge", context)


def _tale(book: Book, known: Knowledge, title: str) -> Tale:
    rows = tuple(_row(book, step) for step in known.steps)
    columns = tuple(step.report for step in known.steps) if len(known.steps) <= MAX_COLUMNS else ()
    place = {step.report: i for i, step in enumerate(known.steps)}
    marks = _marks(known.steps)
    told = [c for c in book.claims if c.story == known.story and any(m.report in place for m in c.members)]
    lines = [_line(book, claim, place, columns, marks) for claim in told[:MAX_ROWS]]
    return Tale(title, known.story, rows, columns, tuple(line for line in lines if line), len(told) - len(lines))


def _marks(steps: Sequence[Step]) -> dict[tuple[str, str], str]:
    """(report, claim) -> what the report does with the claim."""
    found: dict[tuple[str, str], str] = {}
    for step in steps:
        for what, claims in (("first", step.adds), ("maybe", step.may_add), ("again", step.repeats)):
            found.update(dict.fromkeys(((step.report, claim) for claim in claims), what))
        found.update(dict.fromkeys(((step.report, lost.claim) for lost in step.left_out), "lost"))
    return found


def _row(book: Book, step: Step) -> Row:
    new = book.refs((*step.adds, *step.may_add))
    lost = [(ref, item.span) for item in step.left_out if (ref := book.ref(item.claim))]
    return Row(
        step,
        words.published(book.reports[step.report].published),
        book.publishers.get(step.report),
        tuple(new[:MAX_LISTED]),
        tuple(lost[:MAX_LISTED]),
        step.shed[:MAX_LISTED],
        max(0, len(new) - MAX_LISTED),
        max(0, len(lost) - MAX_LISTED),
    )


def _line(
    book: Book, claim: Claim, place: dict[str, int], columns: Sequence[str], marks: dict[tuple[str, str], str]
) -> Line | None:
    members = sorted((m for m in claim.members if m.report in place), key=lambda m: (place[m.report], m.span))
    ref = book.ref(claim.id)
    if not members or ref is None:
        return None
    ends = [(m.span, words.published(book.reports[m.report].published)) for m in (members[0], members[-1])]
    return Line(claim, ref, tuple(marks.get((report, claim.id), "") for report in columns), ends[0], ends[1])


def _houses(book: Book) -> dict[str, int]:
    """Family -> how many of its publishers are in the pile, where they are several."""
    found: dict[str, int] = {}
    for publisher in book.dossier.publishers:
        if publisher.family:
            found[publisher.family] = found.get(publisher.family, 0) + 1
    return {family: number for family, number in found.items() if number > 1}
