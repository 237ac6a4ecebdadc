"""The main findings of a dossier in plain sentences, each with the ids of what it rests on.

One small function a kind of finding; FINDERS is the order in which an editor wants to read them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator

from secondsource.model.claim import Claim
from secondsource.model.dossier import Dossier, Finding
from secondsource.model.lineage import Unseen
from secondsource.model.span import Span
from secondsource.text.phrases import count_of, full_sentence, joined, publishers_of, shortened

MAX_QUOTE = 110  # characters of a proposition or quote in a sentence
MIN_ECHOES = 3  # reports from which on a single-origin claim is worth a sentence of its own


def findings(dossier: Dossier) -> tuple[Finding, ...]:
    """The findings, most important first."""
    pile = Pile(dossier)
    return tuple(finding for finder in FINDERS for finding in finder(pile))


def triple(claim: Claim) -> str:
    """ "7 reports · 4 publishers · 1-2 independent origins"."""
    origins = "independent origin" if claim.origins.high == 1 else "independent origins"
    return (
        f"{count_of(claim.reports, 'report')} · "
        f"{publishers_of(claim.publishers, claim.families, claim.unplaced)} · "
        f"{span_of(claim.origins.low, claim.origins.high)} {origins}"
    )


def span_of(low: int, high: int) -> str:
    """ "1-2", or "1" when both ends are the same."""
    return str(low) if low == high else f"{low}-{high}"


class Pile:
    """A dossier with its texts and the ends of its sentences by report, looked up once for all findings."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self._texts = {report.id: report.text for report in dossier.reports}
        self._ends: dict[str, list[int]] = {report.id: [] for report in dossier.reports}
        for sentence in dossier.sentences:
            self._ends[sentence.span.report].append(sentence.span.end)

    def words(self, span: Span) -> str:
        """The words of a span, shortened."""
        return _short(self._texts[span.report][span.start : span.end])

    def at(self, span: Span) -> str:
        """ "B.s4": the sentence that a span begins in."""
        ends = self._ends[span.report]
        return f"{span.report}.s{min(bisect_right(ends, span.start) + 1, len(ends))}"

    def with_status(self, status: str) -> list[Claim]:
        """The claims of one status, in order."""
        return [claim for claim in self.dossier.claims if claim.status == status]


def _short(words: str) -> str:
    return shortened(words, MAX_QUOTE)


def _not_so_many_sources(pile: Pile) -> Iterator[Finding]:
    """How many strands of text the reports of a story really stand on."""
    for story in pile.dossier.stories:
        members = set(story.reports)
        origins = [o for o in pile.dossier.lineage.origins if members & set(o.reports)]
        shared = [o for o in origins if len(members & set(o.reports)) > 1]
        if len(members) < 2 or not shared:
            continue
        derived = set().union(*(members & set(o.reports) for o in shared))
        several = len(pile.dossier.stories) > 1
        title = f"“{_short(story.title)}”: " if several and story.title else ""
        whose = (story.id,) if several else ()
        text = (
            f"{title}these {len(members)} reports are not {len(members)} sources: "
            f"{joined(sorted(derived, key=_order))} share {count_of(len(shared), 'strand')} of text"
        )
        if apart := sorted(members - derived, key=_order):
            text += f"; no dependency was detected for {joined(apart)}"
        yield Finding(f"{text[0].upper()}{text[1:]}.", (*whose, *(o.id for o in shared)), "lineage")


def _order(siglum: str) -> tuple[int, str]:
    return len(siglum), siglum


def _who_stands_on_whom(pile: Pile) -> Iterator[Finding]:
    """Seen parents with their children, then the ancestors that nobody has seen."""
    lineage = pile.dossier.lineage
    seen = {report.id for report in pile.dossier.reports}
    for edge in lineage.edges:
        if edge.parent in seen and edge.direction == "known" and not edge.indirect:
            words = f"{edge.child} stands on {edge.parent} ({edge.kind}, {edge.share:.0%} of its text)."
            yield Finding(words, (edge.id, edge.child, edge.parent), "lineage")
    for unseen in lineage.hypothetical:
        yield Finding(_on_unseen(unseen), (unseen.id, *unseen.children), "lineage")


def _on_unseen(unseen: Unseen) -> str:
    """What is known of an ancestor that nobody has seen; one that is only cited is no text behind its children."""
    children, many = joined(unseen.children), len(unseen.children) > 1
    if unseen.known_by == "citation":
        return f"{unseen.agency} is cited in {children}, but has no report in the pile ({unseen.label})."
    agency = f" of {unseen.agency}" if unseen.agency else ""
    what = "an earlier edition" if unseen.known_by == "edition" else "a text"
    return f"{children} {'go' if many else 'goes'} back to {what}{agency} that is not in the pile ({unseen.label})."


def _denied_then_admitted(pile: Pile) -> Iterator[Finding]:
    """What was claimed, denied, and admitted in the end."""
    order = {report.id: i for i, report in enumerate(pile.dossier.reports)}
    for claim in pile.with_status("denied-then-admitted"):
        first = sorted(claim.members, key=lambda m: (order[m.report], m.span.start))
        stances = {m.stance: m.span for m in reversed(first)}
        marks = [f"{word} {pile.at(stances[key])}" for key, word in _STANCES if key in stances]
        yield Finding(
            f"Denied, then admitted: {_short(claim.proposition)} ({', '.join(marks)}).", (claim.id,), "status"
        )


_STANCES = (("asserts", "claimed"), ("reports", "reported"), ("denies", "denied"), ("admits", "admitted"))


def _hard_conflicts(pile: Pile) -> Iterator[Finding]:
    """Accounts that cannot both hold; those with a date of the page are told with the dates."""
    pages = {span for report in pile.dossier.reports for span in report.page_dates}
    for conflict in pile.dossier.conflicts:
        if conflict.severity == "hard" and not {conflict.a, conflict.b} & pages:
            a, b = conflict.a, conflict.b
            words = (
                f"Conflict ({conflict.kind}): “{pile.words(a)}” ({pile.at(a)}) against "
                f"“{pile.words(b)}” ({pile.at(b)})."
            )
            yield Finding(words, (conflict.id,), "conflict")


def _echoes(pile: Pile) -> Iterator[Finding]:
    """Repeated by many reports, and yet from one origin."""
    echoed = [c for c in pile.dossier.claims if c.origins.high == 1 and c.reports >= MIN_ECHOES]
    for claim in sorted(echoed, key=lambda c: (-c.reports, c.members[0].span.report, c.members[0].span.start)):
        words = full_sentence(f"One origin in {claim.reports} reports: {_short(claim.proposition)}")
        yield Finding(words, (claim.id,), "echo")


def _corroborated(pile: Pile) -> Iterator[Finding]:
    """More than one origin, none of which is known to depend on another."""
    for claim in pile.with_status("corroborated"):
        words = f"Corroborated ({triple(claim)}, no dependency detected): {_short(claim.proposition)}"
        yield Finding(full_sentence(words), (claim.id,), "status")


def _superseded(pile: Pile) -> Iterator[Finding]:
    """States that a later report left behind."""
    later = {claim.id: claim for claim in pile.dossier.claims}
    for claim in pile.with_status("superseded"):
        newer = later.get(claim.superseded_by or "")
        by = f", now: {_short(newer.proposition)}" if newer else ""
        yield Finding(full_sentence(f"Superseded: {_short(claim.proposition)}{by}"), (claim.id,), "status")


def _arithmetic(pile: Pile) -> Iterator[Finding]:
    """Totals that are the sum of their parts, and those that are not."""
    for claim in pile.dossier.claims:
        for reason in claim.why:
            if reason.name == "parts_sum":
                yield Finding(reason.detail, (claim.id,), "arithmetic")


def _distrusted_dates(pile: Pile) -> Iterator[Finding]:
    """Page dates that are not the date of the report, and dates that had to be inferred."""
    for report in pile.dossier.reports:
        if report.page_dates:  # the same day may stand there in several spellings: the first will do
            day = pile.words(report.page_dates[0])
            yield Finding(f"{report.id}: “{day}” is a date of the page, not of the story.", (report.id,), "date")
    inferred = [
        r.id for r in pile.dossier.reports if r.published.earliest and r.published.earliest != r.published.latest
    ]
    if inferred:
        yield Finding(f"Publication known only as an interval: {joined(inferred)}.", tuple(inferred), "date")


FINDERS: tuple[Callable[[Pile], Iterator[Finding]], ...] = (
    _not_so_many_sources,
    _who_stands_on_whom,
    _denied_then_admitted,
    _hard_conflicts,
    _arithmetic,
    _distrusted_dates,
    _echoes,
    _corroborated,
    _superseded,
)
