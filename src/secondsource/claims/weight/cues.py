"""What may tie two reports that share no text: one owner, one byline, one error, one wire."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from secondsource.model.claim import Cast
from secondsource.model.publisher import Publisher
from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.resources.agencies import known_agency
from secondsource.text.normalize import fold

#: Words in a byline that name nobody.
_DESK = frozenset(
    {
        "agencies",
        "agency",
        "and",
        "bureau",
        "by",
        "correspondent",
        "correspondents",
        "desk",
        "digital",
        "editor",
        "for",
        "from",
        "in",
        "news",
        "newsroom",
        "of",
        "online",
        "our",
        "reporter",
        "reporters",
        "service",
        "services",
        "special",
        "staff",
        "team",
        "the",
        "web",
        "wire",
        "with",
        "writer",
    }
)

#: What ties two reports: the name of the cue, what they have in common in words.
Tie = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Cues:
    """Ties by report, and spellings that few use by their place.

    `of` are what makes two reports of one house or hand (owner, byline), `wires` the agencies whose text they carry.
    """

    of: Mapping[str, frozenset[Tie]] = field(default_factory=dict)
    wires: Mapping[str, frozenset[str]] = field(default_factory=dict)
    odd: Mapping[str, Sequence[tuple[int, str, Tie]]] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)

    def odd_in(self, span: Span) -> list[Tie]:
        """The unusual spellings within a span."""
        found = self.odd.get(span.report, ())
        at = bisect_left(found, (span.start, "", ("", "")))
        ties = []
        while at < len(found) and found[at][0] < span.end:
            ties.append(found[at][2])
            at += 1
        return ties

    def text(self, span: Span) -> str:
        """The words of a span."""
        return self.texts.get(span.report, "")[span.start : span.end]


def cues(reports: Sequence[Report], houses: Mapping[str, Publisher], cast: Cast) -> Cues:
    """The ties of a pile."""
    of = {report.id: frozenset((*_owner(houses.get(report.id)), *_hand(report))) for report in reports}
    wires = {
        report.id: frozenset(credit.agency for credit in report.credits if credit.kind == "wire" and credit.agency)
        for report in reports
    }
    labels = {source.id: source.label for source in cast.sources}
    return Cues(of, wires, _odd(cast), {report.id: report.text for report in reports}, labels)


def _owner(publisher: Publisher | None) -> list[Tie]:
    """The owner where one is listed, else the publisher itself: two reports of one paper are of one house."""
    if publisher is None:
        return []
    return [("same owner", publisher.family or publisher.name)]


def _hand(report: Report) -> list[Tie]:
    """Who signs a report, when it is somebody: a name of two words or more that are no words for a desk."""
    if report.byline is None:
        return []
    written = report.quote(report.byline)
    named = [word for word in written.replace(",", " ").split() if fold(word).strip(".") not in _DESK]
    if len(named) < 2 or known_agency(" ".join(named)) or not all(word[:1].isupper() for word in named[:2]):
        return []
    return [("same byline", " ".join(named))]


def _odd(cast: Cast) -> dict[str, list[tuple[int, str, Tie]]]:
    """Spellings of a name that are fewer than its commonest one and differ in more than capitals and length, by place:
    two reports that share one may have it from each other."""
    found: dict[str, list[tuple[int, str, Tie]]] = {}
    for entity in cast.entities:
        most = max((len({m.report for m in variant.mentions}) for variant in entity.variants), default=0)
        common = [fold(v.form) for v in entity.variants if len({m.report for m in v.mentions}) == most]
        for variant in entity.variants:
            if len({m.report for m in variant.mentions}) < most and _misspelt(fold(variant.form), common):
                for mention in variant.mentions:
                    tie = ("shared spelling", variant.form)
                    found.setdefault(mention.report, []).append((mention.start, entity.id, tie))
    return {report: sorted(places) for report, places in found.items()}


def _misspelt(form: str, common: Sequence[str]) -> bool:
    """Whether a form has as many words as a common one, of which exactly one differs, by a letter or two."""
    words = form.split()
    for other in common:
        theirs = other.split()
        apart = [(a, b) for a, b in zip(words, theirs, strict=False) if a != b]
        if len(words) == len(theirs) and len(apart) == 1 and _near(*apart[0]):
            return True
    return False


def _near(left: str, right: str) -> bool:
    """Long words of nearly one length that begin and end alike."""
    if min(len(left), len(right)) < 4 or abs(len(left) - len(right)) > 1:
        return False
    head = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    tail = next(
        (i for i, (a, b) in enumerate(zip(left[::-1], right[::-1], strict=False)) if a != b), min(len(left), len(right))
    )
    return head + tail >= max(len(left), len(right)) - 2
