"""The main findings of a dossier in plain sentences, each with the ids of what it rests on.

One small function a kind of finding; FINDERS is the order in which an editor wants to read them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from secondsource.model.claim import Claim
from secondsource.model.dossier import Dossier, Finding
from secondsource.model.span import Span

MAX_QUOTE = 110  # characters of a proposition or quote in a sentence
MIN_ECHOES = 3  # reports from which on a single-origin claim is worth a sentence of its own


def findings(dossier: Dossier) -> tuple[Finding, ...]:
    """The findings, most important first."""
    return tuple(finding for finder in FINDERS for finding in finder(dossier))


def triple(claim: Claim) -> str:
    """ "7 reports · 4 publishers · 1-2 independent origins"."""
    origins = "independent origin" if claim.origins.high == 1 else "independent origins"
    return (
        f"{_count(claim.reports, 'report')} · {_count(claim.publishers, 'publisher')} · "
        f"{span_of(claim.origins.low, claim.origins.high)} {origins}"
    )


def span_of(low: int, high: int) -> str:
    """ "1-2", or "1" when both ends are the same."""
    return str(low) if low == high else f"{low}-{high}"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _join(words: Iterable[str]) -> str:
    items = list(words)
    return " and ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= MAX_QUOTE else line[: MAX_QUOTE - 1].rsplit(" ", 1)[0].rstrip(",;:—- ") + "…"


def _sentence(words: str) -> str:
    """The words with a full stop, unless they end in a mark already."""
    return words if words.endswith(("…", ".", "!", "?")) else f"{words}."


def _words(dossier: Dossier, span: Span) -> str:
    text = next(report.text for report in dossier.reports if report.id == span.report)
    return _short(text[span.start : span.end])


def _at(span: Span, dossier: Dossier) -> str:
    """ "B.s4": the sentence that a span stands in."""
    number = 0
    for sentence in dossier.sentences:
        if sentence.span.report == span.report:
            number += 1
            if sentence.span.end > span.start:
                break
    return f"{span.report}.s{number}"


def _not_so_many_sources(dossier: Dossier) -> Iterator[Finding]:
    """How many strands of text the reports of a story really stand on."""
    for story in dossier.stories:
        members = set(story.reports)
        origins = [o for o in dossier.lineage.origins if members & set(o.reports)]
        shared = [o for o in origins if len(members & set(o.reports)) > 1]
        if len(members) < 2 or not shared:
            continue
        derived = set().union(*(members & set(o.reports) for o in shared))
        title = f"“{_short(story.title)}”: " if len(dossier.stories) > 1 and story.title else ""
        text = (
            f"{title}these {len(members)} reports are not {len(members)} sources: "
            f"{_join(sorted(derived, key=_order))} share {_count(len(shared), 'strand')} of text"
        )
        if apart := sorted(members - derived, key=_order):
            text += f"; no dependency was detected for {_join(apart)}"
        yield Finding(f"{text[0].upper()}{text[1:]}.", (story.id, *(o.id for o in shared)), "lineage")


def _order(siglum: str) -> tuple[int, str]:
    return len(siglum), siglum


def _who_stands_on_whom(dossier: Dossier) -> Iterator[Finding]:
    """Seen parents with their children, then the ancestors that nobody has seen."""
    lineage = dossier.lineage
    seen = {report.id for report in dossier.reports}
    for edge in lineage.edges:
        if edge.parent in seen and edge.direction == "known" and not edge.indirect:
            words = f"{edge.child} stands on {edge.parent} ({edge.kind}, {edge.share:.0%} of its text)."
            yield Finding(words, (edge.id, edge.child, edge.parent), "lineage")
    for unseen in lineage.hypothetical:
        agency = f" of {unseen.agency}" if unseen.agency else ""
        words = f"{_join(unseen.children)} go back to a text{agency} that is not in the pile ({unseen.label})."
        yield Finding(words, (unseen.id, *unseen.children), "lineage")


def _denied_then_admitted(dossier: Dossier) -> Iterator[Finding]:
    """What was claimed, denied, and admitted in the end."""
    for claim in _with_status(dossier, "denied-then-admitted"):
        stances = {m.stance: m.span for m in reversed(claim.members)}
        marks = [f"{word} {_at(stances[key], dossier)}" for key, word in _STANCES if key in stances]
        yield Finding(
            f"Denied, then admitted: {_short(claim.proposition)} ({', '.join(marks)}).", (claim.id,), "status"
        )


_STANCES = (("asserts", "claimed"), ("reports", "reported"), ("denies", "denied"), ("admits", "admitted"))


def _with_status(dossier: Dossier, status: str) -> list[Claim]:
    return [claim for claim in dossier.claims if claim.status == status]


def _hard_conflicts(dossier: Dossier) -> Iterator[Finding]:
    """Accounts that cannot both hold; those with a date of the page are told with the dates."""
    pages = {span for report in dossier.reports for span in report.page_dates}
    for conflict in dossier.conflicts:
        if conflict.severity == "hard" and not {conflict.a, conflict.b} & pages:
            a, b = conflict.a, conflict.b
            words = (
                f"Conflict ({conflict.kind}): “{_words(dossier, a)}” ({_at(a, dossier)}) against "
                f"“{_words(dossier, b)}” ({_at(b, dossier)})."
            )
            yield Finding(words, (conflict.id,), "conflict")


def _echoes(dossier: Dossier) -> Iterator[Finding]:
    """Repeated by many reports, and yet from one origin."""
    echoed = [c for c in dossier.claims if c.origins.high == 1 and c.reports >= MIN_ECHOES]
    for claim in sorted(echoed, key=lambda c: (-c.reports, c.members[0].span.report, c.members[0].span.start)):
        words = _sentence(f"One origin in {claim.reports} reports: {_short(claim.proposition)}")
        yield Finding(words, (claim.id,), "echo")


def _corroborated(dossier: Dossier) -> Iterator[Finding]:
    """More than one origin, none of which is known to depend on another."""
    for claim in _with_status(dossier, "corroborated"):
        words = f"Corroborated ({triple(claim)}, no dependency detected): {_short(claim.proposition)}"
        yield Finding(_sentence(words), (claim.id,), "status")


def _superseded(dossier: Dossier) -> Iterator[Finding]:
    """States that a later report left behind."""
    later = {claim.id: claim for claim in dossier.claims}
    for claim in _with_status(dossier, "superseded"):
        newer = later.get(claim.superseded_by or "")
        by = f", now: {_short(newer.proposition)}" if newer else ""
        yield Finding(_sentence(f"Superseded: {_short(claim.proposition)}{by}"), (claim.id,), "status")


def _arithmetic(dossier: Dossier) -> Iterator[Finding]:
    """Totals that are the sum of their parts, and those that are not."""
    for claim in dossier.claims:
        for reason in claim.why:
            if reason.name == "parts_sum":
                yield Finding(reason.detail, (claim.id,), "arithmetic")


def _distrusted_dates(dossier: Dossier) -> Iterator[Finding]:
    """Page dates that are not the date of the report, and dates that had to be inferred."""
    for report in dossier.reports:
        for day in sorted({_words(dossier, span) for span in report.page_dates}):
            yield Finding(f"{report.id}: “{day}” is a date of the page, not of the story.", (report.id,), "date")
    inferred = [r.id for r in dossier.reports if r.published.earliest and r.published.earliest != r.published.latest]
    if inferred:
        yield Finding(f"Publication known only as an interval: {_join(inferred)}.", tuple(inferred), "date")


FINDERS: tuple[Callable[[Dossier], Iterator[Finding]], ...] = (
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
