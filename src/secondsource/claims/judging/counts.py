"""What judgements did to claims: every count that one has changed, or rests on, says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from secondsource.claims.alignment.handed import Trail
from secondsource.claims.alignment.items import Item
from secondsource.claims.identity.parties import Parties
from secondsource.claims.judging.wordings import wordings_of
from secondsource.claims.weight.drafts import Draft
from secondsource.claims.weight.origins import count
from secondsource.model.claim import Origins
from secondsource.model.judged import Judged, number_of, reason_of, spans_of
from secondsource.model.judgement import Judgement
from secondsource.model.lineage import Lineage
from secondsource.model.reason import Reason
from secondsource.model.span import Span


class Unjudged(NamedTuple):
    """The lineage as it would be without judgements, and who speaks for whom by it."""

    lineage: Lineage
    trail: Trail
    parties: Parties


class Marks:
    """Tells for each claim what judgements have to do with it. `sources`: those of each judgement of identities;
    `unjudged` is None where no edge was judged."""

    def __init__(
        self, judged: Judged, sources: Mapping[int, frozenset[str]], lineage: Lineage, unjudged: Unjudged | None
    ) -> None:
        self._judged, self._sources, self._unjudged = judged, sources, unjudged
        self._wordings = wordings_of(judged)
        holding = {number_of(reason) for edge in lineage.edges for reason in edge.reasons}
        self._edges = [e for e in judged.of("edge") if e.verdict == "negative" or e.n in holding]
        self._near = {entry.n: _related(entry, lineage) for entry in self._edges}
        self._strands: dict[Span, str] = {}
        if unjudged is not None:
            self._strands = {strand.span: strand.origin for strand in unjudged.lineage.strands}

    def of(self, draft: Draft) -> tuple[Reason, ...]:
        """The judgements that a claim rests on, in the order of the log."""
        found = [*self._by_edges(draft), *self._by_sources(draft), *self._by_wordings(draft)]
        return tuple(reason for _, reason in sorted(found, key=lambda pair: pair[0]))

    def _by_edges(self, draft: Draft) -> Iterator[tuple[int, Reason]]:
        reports = {item.report for item in draft.items}
        before = self._before(draft.items)
        moved = before is not None and (before.low, before.high) != (
            draft.counted.origins.low,
            draft.counted.origins.high,
        )
        for entry in self._edges:
            both = any({one.report, other.report} <= reports for one, other in entry.target.pairs)
            if both or (moved and len(reports & self._near[entry.n]) > 1) or (moved and len(self._near) == 1):
                tail = f"; without what was judged of edges: {_range(before)}" if moved and before else ""
                yield entry.n, reason_of(entry, f"{_edge(entry)}{tail}")

    def _before(self, items: Sequence[Item]) -> Origins | None:
        if self._unjudged is None:
            return None
        placed = [replace(item, strand=self._strands.get(item.sentence, item.report)) for item in items]
        return count(placed, self._unjudged.parties, self._unjudged.trail).origins

    def _by_sources(self, draft: Draft) -> Iterator[tuple[int, Reason]]:
        mine = {item.speaker for item in draft.items} | set(draft.counted.origins.ids)
        for entry in self._judged.of("identity"):
            if mine & self._sources.get(entry.n, frozenset()):
                one = entry.verdict == "positive"
                yield entry.n, reason_of(entry, "its sources are one and the same" if one else "its sources are two")

    def _by_wordings(self, draft: Draft) -> Iterator[tuple[int, Reason]]:
        here = {item.span for item in draft.items}
        entries = {e.n: e for span in here for e in self._wordings.get(span, ())}
        for entry in entries.values():
            held = len(here & set(spans_of(entry)))
            if entry.verdict == "positive" and held > 1:
                yield entry.n, reason_of(entry, "these wordings make one claim")
            elif entry.verdict == "negative" and held == 1:
                yield entry.n, reason_of(entry, "these wordings make two claims")


def _edge(entry: Judgement) -> str:
    child, *others = [anchor.report for anchor in entry.target.at]
    beside = " and ".join(others)
    if entry.verdict == "negative":
        return f"{child} shares no text with {beside} by copying"
    return (
        f"{child} and {beside} stand on one text" if entry.target.value == "siblings" else f"{child} stands on {beside}"
    )


def _range(origins: Origins) -> str:
    low, high = origins.low, origins.high
    return f"{low if low == high else f'{low}-{high}'} {'origin' if high == 1 else 'origins'}"


def _related(entry: Judgement, lineage: Lineage) -> set[str]:
    """The reports of the families that an edge was judged in."""
    beside: dict[str, set[str]] = {}
    pairs = [(e.child, e.parent) for e in lineage.edges] + [(a.report, b.report) for a, b in entry.target.pairs]
    for one, other in pairs:
        beside.setdefault(one, set()).add(other)
        beside.setdefault(other, set()).add(one)
    found = {anchor.report for anchor in entry.target.at}
    todo = list(found)
    while todo:
        new = beside.get(todo.pop(), set()) - found
        found |= new
        todo += new
    return found
