"""Claims in the making: groups of items with their origins, before conflicts and status are known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from secondsource.claims.alignment.figure_facts import bounds
from secondsource.claims.alignment.handed import Trail
from secondsource.claims.alignment.items import Item
from secondsource.claims.alignment.propositions import proposition
from secondsource.claims.identity.parties import Parties
from secondsource.claims.weight.checked import checked
from secondsource.claims.weight.corrections import correction_notes, noted, taken_back_elsewhere
from secondsource.claims.weight.cues import Cues
from secondsource.claims.weight.marks import marks
from secondsource.claims.weight.origins import Counted, count
from secondsource.claims.weight.status import Standing, judge
from secondsource.claims.weight.sums import sums
from secondsource.claims.weight.tallies import Tally, tallied
from secondsource.claims.weight.updates import lowered, replaced
from secondsource.model.claim import Cast, Claim, ClaimKind, Conflict, Member, Status
from secondsource.model.ids import digest
from secondsource.model.publisher import Publisher, counted
from secondsource.model.reason import Reason
from secondsource.model.report import Report
from secondsource.model.span import Span

#: Kinds of conflict that leave it open which of two claims holds.
GRAVE = frozenset({"numeric", "date", "place", "polarity", "identity"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim without status: its id, its items in order, its origins."""

    id: str
    items: tuple[Item, ...]
    counted: Counted

    @property
    def kind(self) -> ClaimKind:
        """The kind of claim that the items make."""
        kinds = {item.kind for item in self.items}
        return self.items[0].kind if len(kinds) == 1 else "statement"


def drafted(groups: Sequence[Sequence[Item]], parties: Parties, trail: Trail, cues: Cues) -> list[Draft]:
    """One draft a group. A group of headlines alone is left out: a headline sums up what the text says."""
    found = []
    for group in groups:
        if all(item.title for item in group):
            continue
        items = tuple(sorted(group, key=lambda item: item.key))
        made = digest("claim", *(part for item in items for part in item.key))
        origins = count(items, parties, trail)
        looked = checked(items, origins, trail, cues)
        found.append(Draft(made, items, replace(origins, why=(*origins.why, *looked))))
    return sorted(found, key=lambda draft: draft.id)


def tallies(drafts: Sequence[Draft]) -> list[list[Tally]]:
    """The drafts that count people, in blocks that can be compared."""
    return tallied([(draft.id, draft.items, draft.counted) for draft in drafts])


def finished(
    drafts: Sequence[Draft],
    conflicts: Sequence[Conflict],
    reports: Sequence[Report],
    cast: Cast,
    houses: Mapping[str, Publisher],
    parties: Parties,
    trail: Trail,
) -> tuple[Claim, ...]:
    """The claims with status, in the order in which the reports first make them."""
    by_id = {report.id: report for report in reports}
    labels = {source.id: source.label for source in cast.sources}
    sources = {source.id: source for source in cast.sources}
    order = {report.id: i for i, report in enumerate(reports)}
    standings = _standings(drafts, conflicts, by_id, parties)
    counts: dict[tuple[str, str], list[Item]] = {}
    for draft in drafts:
        for item in draft.items:
            if item.figure:
                counts.setdefault((item.report, item.figure.status or ""), []).append(item)
    claims = []
    for draft in drafts:
        standing = standings[draft.id]
        status, why = judge(draft.items, draft.counted, standing, parties)
        admissions = [i.day for i in draft.items if i.stance == "admits" and i.day]
        admissions += [standing.admitted.day] if standing.admitted else []
        told = marks(draft.items, status, min(admissions, default=""), standing.newer, trail, parties, sources)
        reasons = (why, *sums(draft.items, _beside(draft, counts)), *told, *draft.counted.why)
        words = proposition(draft.items, by_id, labels)
        claims.append(_finish(draft, words, status, reasons, standing.newer, houses))
    return tuple(sorted(claims, key=lambda c: (min((order[m.report], m.span.start) for m in c.members), c.id)))


def _standings(
    drafts: Sequence[Draft], conflicts: Sequence[Conflict], reports: Mapping[str, Report], parties: Parties
) -> dict[str, Standing]:
    """Draft id -> what the rest of the pile says of it."""
    grave = [c for c in conflicts if c.severity == "hard" and c.kind in GRAVE]
    disputed = {claim for conflict in grave for claim in conflict.claims}
    clashing = frozenset(frozenset(c.claims) for c in conflicts if c.kind == "numeric")
    newer = replaced(tallies(drafts), clashing)
    own = {tally.claim: tally for block in tallies(drafts) for tally in block}
    notes = correction_notes(list(reports.values()))
    admitted, overtaken = taken_back_elsewhere([(d.id, d.items) for d in drafts], conflicts, parties)
    return {
        draft.id: Standing(
            disputed=draft.id in disputed,
            newer=newer.get(draft.id),
            lowered=draft.id in newer and lowered(own[draft.id], newer[draft.id]),
            note=noted(draft.items, reports, notes) if notes else None,
            admitted=admitted.get(draft.id),
            overtaken=overtaken.get(draft.id),
        )
        for draft in drafts
    }


def _beside(draft: Draft, counts: Mapping[tuple[str, str], Sequence[Item]]) -> list[Item]:
    """The counts of the same fate in the reports of a claim, in order of position."""
    keys = sorted({(item.report, item.figure.status or "") for item in draft.items if item.figure})
    return sorted((item for key in keys for item in counts[key]), key=lambda item: item.key)


def _finish(
    draft: Draft,
    words: str,
    status: Status,
    why: tuple[Reason, ...],
    newer: Tally | None,
    houses: Mapping[str, Publisher],
) -> Claim:
    ranges = [limits for item in draft.items if item.figure and (limits := bounds(item.figure))]
    inside = sorted({item.report for item in draft.items})
    publishers, families, unplaced = counted(inside, houses)
    return Claim(
        id=draft.id,
        proposition=words,
        kind=draft.kind,
        members=tuple(_members(draft)),
        reports=len(inside),
        publishers=publishers,
        origins=draft.counted.origins,
        status=status,
        why=why,
        low=min((low for low, _ in ranges), default=None),
        high=max((high for _, high in ranges if high != float("inf")), default=None),
        story=draft.items[0].story,
        superseded_by=newer.claim if newer else None,
        families=families,
        unplaced=unplaced,
    )


def _members(draft: Draft) -> list[Member]:
    return [
        Member(
            item.report,
            _shown(item),
            item.stance,
            item.statement,
            item.figure.id if item.figure else None,
            item.speaker,
            origins,
        )
        for item, origins in zip(draft.items, draft.counted.of_member, strict=True)
    ]


def _shown(item: Item) -> Span:
    return item.span
