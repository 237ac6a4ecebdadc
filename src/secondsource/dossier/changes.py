"""What became of claims from one dossier to another: for a preview of judgements, and for what a run changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Literal

from secondsource.dossier.findings.pile import triple
from secondsource.model.claim import Claim, Conflict
from secondsource.model.dossier import Dossier
from secondsource.model.span import Span

Place = tuple[Hashable, int, int]
#: What became of a claim; "same" is never listed.
Fate = Literal["changed", "new", "gone"]


@dataclass(frozen=True, slots=True)
class Stand:
    """A claim in one of the two dossiers: its id, words, status, triple as it is printed, and range of origins."""

    id: str
    proposition: str
    status: str
    triple: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Change:
    """One claim before and after (None: it was not there). `parts` are ids of other claims before that it was put
    together from, or after that it was parted into; `gained` and `lost` explain conflicts. `raised` tells that its
    floor of origins is higher than before."""

    fate: Fate
    before: Stand | None
    after: Stand | None
    parts: tuple[str, ...] = ()
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()

    @property
    def raised(self) -> bool:
        """Whether more independent origins are taken for certain than before."""
        return bool(self.before and self.after and self.after.low > self.before.low)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two dossiers: the claims that differ, the most telling first, how many do not, and what differs beside them as
    (what, before, after): edges, dates, sources, entities, places, stories."""

    claims: tuple[Change, ...]
    same: int
    beside: tuple[tuple[str, str, str], ...] = ()


def compare(
    before: Dossier,
    after: Dossier,
    ids_before: Mapping[str, str] | None = None,
    ids_after: Mapping[str, str] | None = None,
) -> Comparison:
    """What differs. Claims are matched by the words of their members, reports by their ids (siglum -> id; left out: by
    their bytes), so that neither need have the names that they had."""
    mine, theirs = _Side(before, ids_before), _Side(after, ids_after)
    pairs = _matched(mine, theirs)
    back = {new: old for old, new in pairs.items()}
    gone = mine.claims.keys() - pairs.keys()
    changes, same = list[Change](), 0
    for claim in after.claims:
        old = back.get(claim.id)
        change = _change(mine, theirs, old, claim.id, gone)
        if change is None:
            same += 1
        else:
            changes.append(change)
    for claim in before.claims:
        if claim.id not in pairs:
            parts = tuple(sorted(theirs.having(mine.places[claim.id])))
            changes.append(Change("gone", mine.stand(claim.id), None, parts, (), mine.clashes(claim.id)))
    return Comparison(tuple(sorted(changes, key=_telling)), same, tuple(_beside(mine, theirs)))


class _Side:
    """One of the two dossiers, its claims by the places of their words."""

    def __init__(self, dossier: Dossier, ids: Mapping[str, str] | None) -> None:
        self.dossier = dossier
        self.keys: dict[str, Hashable] = {r.id: (ids or {}).get(r.id) or (r.sha256, r.file) for r in dossier.reports}
        self.claims = {claim.id: claim for claim in dossier.claims}
        self.places = {claim.id: frozenset(map(self.place, _spans(claim))) for claim in dossier.claims}
        self._at: dict[Place, list[str]] = defaultdict(list)
        for id_, places in self.places.items():
            for place in places:
                self._at[place].append(id_)
        self._clashes: dict[str, list[Conflict]] = defaultdict(list)
        for conflict in dossier.conflicts:
            for id_ in conflict.claims:
                self._clashes[id_].append(conflict)

    def place(self, span: Span) -> Place:
        return self.keys[span.report], span.start, span.end

    def having(self, places: frozenset[Place]) -> Counter[str]:
        """The claims with some of these places, and how many each has."""
        return Counter(id_ for place in places for id_ in self._at.get(place, ()))

    def stand(self, id_: str) -> Stand:
        claim = self.claims[id_]
        return Stand(id_, claim.proposition, claim.status, triple(claim), claim.origins.low, claim.origins.high)

    def conflicts(self, id_: str) -> dict[Hashable, str]:
        """The conflicts on a claim that count as such, by what they are between, in words."""
        held = (c for c in self._clashes[id_] if c.severity != "scope")
        return {(c.kind, c.severity, frozenset((self.place(c.a), self.place(c.b)))): c.explanation for c in held}

    def clashes(self, id_: str) -> tuple[str, ...]:
        return tuple(self.conflicts(id_).values())


def _spans(claim: Claim) -> list[Span]:
    return [member.span for member in claim.members]


def _matched(mine: _Side, theirs: _Side) -> dict[str, str]:
    """Claim before -> claim after, each at most once, those with most words in common first."""
    scored = []
    for old, places in mine.places.items():
        for new, common in theirs.having(places).items():
            alike = common / len(places | theirs.places[new])
            scored.append((-alike, old != new, old, new))
    found: dict[str, str] = {}
    taken = set[str]()
    for _, _, old, new in sorted(scored):
        if old not in found and new not in taken:
            found[old] = new
            taken.add(new)
    return found


def _change(mine: _Side, theirs: _Side, old: str | None, new: str, gone: Set[str]) -> Change | None:
    stand = theirs.stand(new)
    sources = mine.having(theirs.places[new])
    if old is None:
        return Change("new", None, stand, tuple(sorted(sources)), theirs.clashes(new))
    was, mine_, theirs_ = mine.stand(old), mine.conflicts(old), theirs.conflicts(new)
    gained = tuple(said for key, said in theirs_.items() if key not in mine_)
    lost = tuple(said for key, said in mine_.items() if key not in theirs_)
    kept = (was.status, was.triple, was.proposition) == (stand.status, stand.triple, stand.proposition)
    if kept and not gained and not lost and mine.places[old] == theirs.places[new]:
        return None
    parts = tuple(sorted(id_ for id_ in sources if id_ != old and id_ in gone))
    return Change("changed", was, stand, parts, gained, lost)


def _telling(change: Change) -> tuple[int, str]:
    """A higher floor first, then another status, other counts, other conflicts, what is gone or new."""
    was, now = change.before, change.after
    if was is None or now is None:
        rank = 4
    elif change.raised:
        rank = 0
    elif was.status != now.status:
        rank = 1
    elif was.triple != now.triple:
        rank = 2
    else:
        rank = 3
    return rank, (now or was).id if (now or was) else ""  # type: ignore[union-attr]


def _beside(mine: _Side, theirs: _Side) -> Iterator[tuple[str, str, str]]:
    """What differs that is no claim, in words."""
    for what, told in (("edge", _edges), ("date", _dates), ("source", _sources), ("name", _names), ("place", _places)):
        old, new = told(mine), told(theirs)
        for key in sorted({*old, *new}, key=repr):
            before, after = old.get(key, ""), new.get(key, "")
            if before != after:
                yield what, before, after


def _edges(side: _Side) -> dict[Hashable, str]:
    found: dict[Hashable, str] = {}
    labels = {u.id: (u.label, frozenset(side.keys[c] for c in u.children)) for u in side.dossier.lineage.hypothetical}
    for edge in side.dossier.lineage.edges:
        label, parent = labels.get(edge.parent, (edge.parent, side.keys.get(edge.parent)))
        verb = "stands on" if edge.direction == "known" else "shares text with"
        told = f"{edge.child} {verb} {label} ({edge.relation})"
        found[frozenset((side.keys[edge.child], parent))] = told
    return found


def _dates(side: _Side) -> dict[Hashable, str]:
    told = {}
    for report in side.dossier.reports:
        first, last = report.published.earliest, report.published.latest
        day = first if first == last else f"{first}/{last}"
        told[side.keys[report.id]] = f"{report.id} published {day or 'on a day not known'}"
    return told


def _sources(side: _Side) -> dict[Hashable, str]:
    """Each group of speakers, so that sources put together or parted are told."""
    found: dict[Hashable, str] = {}
    for source in side.dossier.sources:
        found[source.speakers] = f"{source.label} in {len(source.speakers)} reports"
    return found


def _names(side: _Side) -> dict[Hashable, str]:
    found: dict[Hashable, str] = {}
    for entity in side.dossier.entities:
        mentions = [m for v in entity.variants for m in v.mentions]
        found[frozenset(map(side.place, mentions))] = f"{entity.name} ({len(mentions)} mentions)"
    return found


def _places(side: _Side) -> dict[Hashable, str]:
    found: dict[Hashable, str] = {}
    for place in side.dossier.places:
        where = f"{place.site.name} at {place.site.lat:g}, {place.site.lon:g}" if place.site else "not placed"
        found[side.place(place.span)] = f"{place.name} in {place.report}: {where}"
    return found


def told(changes: Sequence[Change]) -> dict[str, int]:
    """How many claims there are of each fate, and how many floors rose: for one line above a list."""
    counts = Counter[str](change.fate for change in changes)
    counts["raised"] = sum(change.raised for change in changes)
    return {name: number for name, number in counts.items() if number}
