"""What judgements did to claims: every count that one has changed, or rests on, says so."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from secondsource.claims.alignment.cluster import components
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
        self._family = _families(self._edges, lineage)
        self._by_report: dict[str, list[Judgement]] = defaultdict(list)
        self._by_family: dict[int, list[Judgement]] = defaultdict(list)
        for entry in self._edges:
            for report in dict.fromkeys(anchor.report for anchor in entry.target.at):
                self._by_report[report].append(entry)
            self._by_family[self._family[entry.target.at[0].report]].append(entry)
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
        able = {e.n: e for report in reports for e in self._by_report.get(report, ())}
        telling = {n for n, e in able.items() if any({a.report, b.report} <= reports for a, b in e.target.pairs)}
        if moved:
            here = Counter(family for report in reports if (family := self._family.get(report)) is not None)
            near = [e for family, times in here.items() if times > 1 for e in self._by_family.get(family, ())]
            found = near or ([] if telling else self._edges)  # a range that moved is never without a word
            able |= {e.n: e for e in found}
            telling |= {e.n for e in found}
        tail = f"; without what was judged of edges: {_range(before)}" if moved and before else ""
        for n in telling:
            yield n, reason_of(able[n], f"{_edge(able[n])}{tail}")

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


def _families(entries: Sequence[Judgement], lineage: Lineage) -> dict[str, int]:
    """Report -> the number of the family that edges, those of the log too, hold it in."""
    pairs = [(edge.child, edge.parent) for edge in lineage.edges]
    pairs += [(one.report, other.report) for entry in entries for one, other in entry.target.pairs]
    names = sorted({name for pair in pairs for name in pair})
    at = {name: i for i, name in enumerate(names)}
    groups = components(len(names), [(at[one], at[other]) for one, other in pairs])
    return {names[i]: number for number, group in enumerate(groups) for i in group}
