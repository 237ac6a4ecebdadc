"""How many independent origins stand behind a claim, as a range.

Parties and witnesses are counted, not reports. A passage that was copied brings none: its origins are those of the
passage it was made from. What may be a second origin, but need not, only lifts the upper end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from secondsource.claims.alignment.cluster import components
from secondsource.claims.alignment.handed import COPY, Trail
from secondsource.claims.alignment.items import Item
from secondsource.claims.identity.parties import Parties
from secondsource.model.claim import Origins
from secondsource.model.reason import Reason
from secondsource.model.span import Span

FEW = 12  # sentences of one party that are laid beside those of another


@dataclass(frozen=True, slots=True)
class Counted:
    """The origins of a claim, those of each member (in the order of the group), and why."""

    origins: Origins
    of_member: tuple[tuple[str, ...], ...]
    why: tuple[Reason, ...]


def count(group: Sequence[Item], parties: Parties, trail: Trail) -> Counted:
    """The independent origins of a group of items that make one claim."""
    party = _inherited(group, parties, trail)
    settled = parties.settled(party)
    party = [settled.get(p, p) for p in party]
    speaking = _speaking(group)
    attributed = {party[i] for i in speaking if group[i].speaker}
    voices = {party[i] for i in speaking if not group[i].speaker} - attributed
    sure = {p for p in attributed if not parties.is_vague(p)}
    vague = attributed - sure
    strands = {group[i].strand for i in speaking if group[i].speaker}
    own = {party[i] for i in speaking if not group[i].speaker and group[i].strand not in strands} - attributed
    if group[0].figure:
        # Bodies pass a count on from one another; that two counted for themselves is never proven by one number.
        low, high = 1, max(1, len(attributed))
    else:
        told_apart = parties.at_least(sorted(sure), _described(group, party, sure, parties, trail))
        low = max(1, told_apart or min(1, len(vague)) or _told_apart(group, party, voices, trail))
        high = max(low, len(attributed) + len(own) if attributed else len(voices))
        if len(group) > 1 and frozenset.intersection(*(item.told for item in group)):
            # Who speaks of an event need not be a witness of it: in one strand of text two who do may have it of one.
            happened = frozenset.intersection(*(item.told for item in group))
            first = {party[i] for i in speaking if group[i].main & happened}
            low = max(1, min(low, len({group[i].strand for i in speaking}), parties.at_least(sorted(sure & first))))
        if len({group[i].stance for i in speaking} | {"admits", "denies"}) == 2:
            low = 1  # what is admitted or denied is so by the one side that it concerns, whatever that side is called
        low = max(1, min(low, _voices_in_copies(group, party, speaking, trail)))
    ids = tuple(sorted(attributed | (own if attributed else voices)))
    why = _why(group, party, attributed, voices)
    return Counted(Origins(low, high, ids), tuple((p,) for p in party), why)


def _voices_in_copies(group: Sequence[Item], party: Sequence[str], speaking: Sequence[int], trail: Trail) -> int:
    """How many voices there are when copies of one sentence count no more than the copy that has the fewest: what one
    of them lays to one voice is no proof of two, whatever another makes of it."""
    voices: dict[Span, set[str]] = {}
    for i in speaking:
        voices.setdefault(group[i].sentence, set()).add(party[i])
    sentences = sorted(voices)
    at = {sentence: i for i, sentence in enumerate(sentences)}
    copies = [
        (i, at[link.other])
        for sentence, i in at.items()
        for link in trail.of(sentence)
        if link.trust >= COPY and link.other in at
    ]
    once: list[set[str]] = [
        min((voices[sentences[i]] for i in part), key=lambda found: (len(found), sorted(found)))
        for part in components(len(sentences), copies)
    ]
    return len(set[str]().union(*once))


def _speaking(group: Sequence[Item]) -> list[int]:
    """The members that count: those that do not deny, and of these the headlines only when there is nothing else."""
    everybody = list(range(len(group)))
    saying = [i for i in everybody if group[i].stance != "denies"] or everybody
    saying = [i for i in saying if not group[i].borrowed] or saying
    return [i for i in saying if not group[i].title] or saying


def _inherited(group: Sequence[Item], parties: Parties, trail: Trail) -> list[str]:
    """The party of each member; members along a copied passage share the party of the oldest."""
    own = [
        parties.of_source(item.speaker) if item.speaker else parties.of_strand(item.strand, item.report)
        for item in group
    ]
    at: dict[Span, list[int]] = {}
    for i, item in enumerate(group):
        at.setdefault(item.sentence, []).append(i)
    joined = [
        (i, other)
        for i, item in enumerate(group)
        for link in trail.of(item.sentence)
        for other in _counterparts(i, at.get(link.other, ()), at[item.sentence], own)
        if link.trust >= COPY or _unnamed(item, group[other], parties)
    ]
    joined += _said(group, own, parties, trail)
    for together in components(len(group), joined):
        most = Counter(own[i] for i in together)  # of copies of one day that differ, most are right
        first = min(
            together,
            key=lambda i: (not group[i].speaker, parties.is_vague(own[i]), group[i].day, -most[own[i]], group[i].key),
        )
        for i in together:
            own[i] = own[first]
    return own


def _said(group: Sequence[Item], own: Sequence[str], parties: Parties, trail: Trail) -> Iterator[tuple[int, int]]:
    """Members of reports that a person joined, whether passages show it or not: what a report made from another says
    too is the other's, unless it lays it to somebody of its own."""
    if not trail.said:
        return
    at: dict[str, list[int]] = {}
    for i, item in enumerate(group):
        at.setdefault(item.report, []).append(i)

    def borrows(i: int) -> bool:
        return not group[i].speaker or parties.is_vague(own[i])

    for child, parent, relation in trail.said:
        derived = relation in ("derived", "own update")
        for i in at.get(child, ()):
            able = [j for j in at.get(parent, ()) if borrows(i) and (derived or borrows(j))]
            same = [j for j in at.get(parent, ()) if own[j] == own[i]]
            yield from ((i, j) for j in (same or able)[:1])


def _counterparts(i: int, there: Sequence[int], here: Sequence[int], own: Sequence[str]) -> list[int]:
    """Of the members in a copied sentence those that may be made from member `i`: what one party says in a sentence
    ("they said so, but the ministry denied it") is no copy of what another says in it."""
    same = [other for other in there if own[other] == own[i]]
    mine = {own[k] for k in here}
    return same or [other for other in there if own[other] not in mine]


def _described(
    group: Sequence[Item], party: Sequence[str], sure: set[str], parties: Parties, trail: Trail
) -> list[tuple[str, str]]:
    """Pairs of parties of which one has no name ("an operations room") and may be the other in other words: each speaks
    in reports of its own, and of any two of their sentences one may have been made from the other."""
    told: dict[str, list[Span]] = {}
    for item, p in zip(group, party, strict=True):
        if p in sure and item.speaker and item.stance != "denies":
            told.setdefault(p, []).append(item.sentence)
    found = []
    for left, right in combinations(sorted(told), 2):
        pairs = [(a, b) for a in told[left][:FEW] for b in told[right][:FEW]]
        unnamed = parties.is_unnamed(left) or parties.is_unnamed(right)
        if unnamed and all(a.report != b.report and trail.may_be_one(a, b) for a, b in pairs):
            found.append((left, right))
    return found


def _told_apart(group: Sequence[Item], party: Sequence[str], voices: set[str], trail: Trail) -> int:
    """How many voices remain when those whose sentences may have been made from one another count as one."""
    names = sorted(voices)
    mine = {name: [item.sentence for item, p in zip(group, party, strict=True) if p == name] for name in names}
    open_ = [
        (i, j)
        for i, one in enumerate(names)
        for j, other in enumerate(names[:i])
        if any(trail.may_be_one(left, right) for left in mine[one] for right in mine[other])
    ]
    return len(components(len(names), open_))


def _unnamed(left: Item, right: Item, parties: Parties) -> bool:
    """For two unnamed sources any text in common will do: nothing else could tell them apart."""
    return all(item.speaker is not None and parties.is_vague(item.speaker) for item in (left, right))


def _why(group: Sequence[Item], party: Sequence[str], attributed: set[str], voices: set[str]) -> tuple[Reason, ...]:
    """In words: who was counted, and what was not."""
    reports = len({item.report for item in group})
    found: list[Reason] = []
    names: Mapping[str, list[Item]] = {
        p: [item for item, q in zip(group, party, strict=True) if q == p] for p in sorted(attributed | voices)
    }
    for name, items in names.items():
        where = len({item.report for item in items})
        told = "attributed" if name in attributed else "own voice"
        detail = f"{told} in {where} of {reports} reports: one origin"
        found.append(Reason("one-origin", 0.0, detail, tuple(item.span for item in items[:3])))
    return tuple(found)
