"""Which sentences went from one report into another, as lineage found it, ready to be asked about a pair."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol, TypeVar

from secondsource.model.judged import JUDGED
from secondsource.model.lineage import Handed, Lineage, Relation
from secondsource.model.parse import Parse
from secondsource.model.reuse import Label
from secondsource.model.span import Span

#: How sure it is that a passage of this kind carries the same content. Of "partial" passages only a part is common, so
#: they vouch for little by themselves.
TRUST: dict[Label, float] = {"verbatim": 1.0, "near": 0.9, "paraphrase": 0.75, "partial": 0.35}

#: From this trust on a passage is a copy, and its attribution that of its parent whatever name it now bears.
COPY = 0.7

#: From this chance of kinship on, two reports may share more than the passages that were found.
GREY = 0.1


@dataclass(frozen=True, slots=True)
class Link:
    """A sentence's counterpart in another report. `down` is True when the counterpart is the child."""

    other: Span
    passage: Handed
    trust: float
    down: bool


class _InSentence(Protocol):
    @property
    def sentence(self) -> Span: ...


Placed = TypeVar("Placed", bound=_InSentence)


class Trail:
    """The passages of a lineage, by the sentences that they join."""

    def __init__(
        self,
        lineage: Lineage,
        parses: Sequence[Parse],
        ties: Mapping[str, frozenset[tuple[str, str]]] = MappingProxyType({}),
        apart: frozenset[frozenset[str]] = frozenset(),
    ) -> None:
        """`ties` are what makes two reports of one house or hand, by report: see `may_be_one`. `apart` are pairs of
        which a person said that they share no text."""
        self._ties, self._apart = ties, apart
        self._sentences = {p.report: [s.span for s in p.sentences] for p in parses}
        self._starts = {report: [s.start for s in spans] for report, spans in self._sentences.items()}
        self._links: dict[Span, dict[Span, Link]] = {}
        for edge in lineage.edges:
            for passage in edge.passages:
                self._join(passage)
        #: Pairs that a person joined: (child, parent, how), whatever passages they share.
        self.said: tuple[tuple[str, str, Relation], ...]
        body = {s.span for p in parses for s in p.sentences if s.kind == "body"}
        joined = {(sentence, other.report) for sentence in self._links.keys() & body for other in self._links[sentence]}
        counts = Counter((sentence.report, other) for sentence, other in joined)
        self._common = {frozenset(pair): min(n, counts[pair[::-1]]) for pair, n in counts.items()}
        self._above = {(edge.child, edge.parent) for edge in lineage.edges if edge.direction == "known"}
        self._children = {child for child, _ in self._above}
        said = [edge for edge in lineage.edges if any(reason.name == JUDGED for reason in edge.reasons)]
        self.said = tuple((edge.child, edge.parent, edge.relation) for edge in said if edge.parent in self._sentences)
        self._kin = {frozenset((p.left, p.right)) for p in lineage.possible if p.score >= GREY}
        self._kin |= {frozenset((edge.child, edge.parent)) for edge in lineage.edges}
        self._open = {
            frozenset((left, right))
            for possible in lineage.possible
            for passage in possible.passages
            for left in self._within(passage.child)
            for right in self._within(passage.parent)
        }

    def of(self, sentence: Span) -> Iterable[Link]:
        """The counterparts of a sentence."""
        return self._links.get(sentence, {}).values()

    def between(self, left: Span, right: Span) -> Link | None:
        """How two sentences are joined, if they are."""
        return self._links.get(left, {}).get(right)

    def one_text(self, left: str, right: str) -> bool:
        """Whether two reports have more than one sentence of their body from one another, or from a third text."""
        return self._common.get(frozenset((left, right)), 0) > 1

    def stands_on(self, child: str, parent: str) -> bool:
        """Whether one report was made from the other, text for text."""
        return (child, parent) in self._above

    def made_from(self, left: str, right: str) -> bool:
        """Whether one of two reports was made from the other, whichever."""
        return (left, right) in self._above or (right, left) in self._above

    def in_words(self, left: str, mine: str, right: str, theirs: str) -> str:
        """That two reports of one text read differently, and which of the two readings is the copy's."""
        if self.stands_on(right, left):
            left, mine, right, theirs = right, theirs, left, mine
        if self.stands_on(left, right):
            return f"{mine} in a report that was made from one with {theirs}: altered in copying"
        return f"{mine} in one, {theirs} in the other, which stands on the same text: altered in copying"

    def is_made(self, report: str) -> bool:
        """Whether a report was made from another of the pile."""
        return report in self._children

    def may_be_one(self, left: Span, right: Span) -> bool:
        """Of two sentences that make one claim: whether it stays open that one was made from the other. It does where
        the reports are of one house or hand, unless the words were taken over from elsewhere."""
        if frozenset((left.report, right.report)) in self._apart:
            return False
        if frozenset((left, right)) in self._open or frozenset((left.report, right.report)) in self._kin:
            return True
        common = self._ties.get(left.report, frozenset()) & self._ties.get(right.report, frozenset())
        return bool(common) and not (self.is_handed_down(left) or self.is_handed_down(right))

    def is_handed_down(self, sentence: Span) -> bool:
        """Whether a sentence was taken over from a report of the pile that is known to be the elder."""
        return any(
            not link.down and link.trust >= COPY and self.stands_on(sentence.report, link.other.report)
            for link in self.of(sentence)
        )

    def sentence_of(self, span: Span) -> Span | None:
        """The sentence that a span begins in, if it ends there too."""
        at = bisect_right(self._starts.get(span.report, []), span.start) - 1
        found = self._sentences[span.report][at] if at >= 0 else None
        return found if found and found.covers(span) else None

    def pairs(self) -> Iterator[tuple[Span, Span, Link]]:
        """Every pair of sentences that a passage joins, once, in order of position."""
        for left, links in sorted(self._links.items()):
            for right, link in sorted(links.items()):
                if left < right:
                    yield left, right, link

    def joined(self, items: Sequence[Placed]) -> Iterator[tuple[Placed, Placed, Link]]:
        """The pairs of items whose sentences are joined, the earlier in the sequence first, with the link from it."""
        at: dict[Span, list[int]] = {}
        for i, item in enumerate(items):
            at.setdefault(item.sentence, []).append(i)
        for i, item in enumerate(items):
            for link in self.of(item.sentence):
                yield from ((item, items[j], link) for j in at.get(link.other, ()) if i < j)

    def _join(self, passage: Handed) -> None:
        children, parents = self._within(passage.child), self._within(passage.parent)
        for i, child in enumerate(children):
            for j, parent in enumerate(parents):
                # A passage of many sentences is read along its diagonal.
                if abs(i * len(parents) - j * len(children)) < max(len(parents), len(children)):
                    self._note(child, Link(parent, passage, TRUST[passage.label], False))
                    self._note(parent, Link(child, passage, TRUST[passage.label], True))

    def _note(self, sentence: Span, link: Link) -> None:
        links = self._links.setdefault(sentence, {})
        known = links.get(link.other)
        if known is None or known.trust < link.trust:
            links[link.other] = link

    def _within(self, span: Span) -> list[Span]:
        """The sentences that a span covers by half (of the shorter of the two)."""
        sentences = self._sentences.get(span.report, [])
        first = max(0, bisect_right(self._starts.get(span.report, []), span.start) - 1)
        found = []
        for sentence in sentences[first:]:
            if sentence.start >= span.end:
                break
            if 2 * sentence.shared(span) >= min(len(sentence), len(span)) > 0:
                found.append(sentence)
        return found
