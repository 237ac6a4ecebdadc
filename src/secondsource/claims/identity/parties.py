"""Who counts as one origin: a body and those who speak for it, an agency and its wire, a paper and its own voice."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import combinations

from secondsource.claims.alignment.cluster import components
from secondsource.claims.identity.sides import Office, apart, may_be_one, office_of, one_party
from secondsource.model.claim import Cast, Source
from secondsource.model.lineage import Lineage
from secondsource.model.report import Report
from secondsource.resources.offices import offices
from secondsource.resources.people import noun_of
from secondsource.text.normalize import american, fold, stem

_WORD = re.compile(r"[^\W\d_]+(?:[.'’][^\W\d_]\b)*")
#: Words of a label that tell nothing about which body it is.
_PLAIN = frozenset({"the", "a", "an", "of", "for", "and", "in", "to", "at", "its", "their", "his", "her", "s"})
#: Kinds of source that are a body, which others may speak for.
BODIES = frozenset({"organisation", "officials", "state-media", "agency", "monitor"})
#: Kinds of source of which one cannot know, from one report to the next, whether they are the same.
VAGUE = frozenset({"anonymous", "collective", "officials"})
_NO_OFFICE = Office(frozenset())
#: Share of a body's words that must stand in the description of somebody who speaks for it: "defence ministry
#: spokesman" has two of the three words of "Defence Ministry of Tarn".
ENOUGH = 0.6


def label_words(label: str) -> frozenset[str]:
    """The words of a label that say who it is, brought to stems; "U.N." and "minister" meet "UN" and "ministry"."""
    words = (american(word.replace(".", "")) for word in _folded(label))
    return frozenset(stem("ministry" if w == "minister" else w) for w in words if w not in _PLAIN and len(w) > 1)


def _folded(label: str) -> frozenset[str]:
    return frozenset(fold(word) for word in _WORD.findall(label))


def initials(label: str) -> str:
    """The acronym of a name in several words ("un" for "United Nations"), "" when there is none."""
    letters = [word[0] for word in _WORD.findall(label) if word[0].isupper()]
    return "".join(letters).casefold() if len(letters) > 1 else ""


class Parties:
    """Source -> the party it speaks for, and report or strand -> the party whose voice it is."""

    def __init__(self, cast: Cast, reports: Sequence[Report], lineage: Lineage) -> None:
        self._sources = {source.id: source for source in cast.sources}
        self._bodies = {s.id: (label_words(s.label), initials(s.label)) for s in cast.sources if s.kind in BODIES}
        self._body_of = {source.id: self._find_body(source) for source in cast.sources}
        places = {entity.id for entity in cast.entities if entity.type == "place"}
        self._offices = {s.id: office_of(s) for s in cast.sources if s.entity not in places}
        self._led = self._leaders()
        self._absent = _absent_agencies(reports, lineage)
        self._voices = {report.id: self._voice(report) for report in reports}
        self._strands = self._strand_voices(lineage)

    def of_source(self, source: str) -> str:
        """The party that a source speaks for (itself when it speaks for none)."""
        root = self._root(source)
        return self._led.get(root, root)

    def _root(self, source: str) -> str:
        """The last of the bodies that a source speaks for, one behind the other."""
        seen = {source}
        while (body := self._body_of.get(source)) and body not in seen:
            source = body
            seen.add(source)
        return source

    def at_least(self, parties: Sequence[str], alike: Sequence[tuple[str, str]] = ()) -> int:
        """How many parties these are at the least: two that may be one ("the minister", "the interior ministry") are
        taken for one, and those of each pair that is `alike`."""
        held = [self._held(p) for p in parties]
        pairs = [(i, j) for i in range(len(held)) for j in range(i) if may_be_one(held[i], held[j])]
        at = {party: i for i, party in enumerate(parties)}
        return len(components(len(held), [*pairs, *((at[a], at[b]) for a, b in alike if a in at and b in at)]))

    def is_unnamed(self, party: str) -> bool:
        """Whether a party is only described ("an operations room", "the coalition"): none of its words is a name."""
        known = self._sources.get(party)
        if known is None or known.kind == "person":
            return False
        return not any(word[0].isupper() for word in _WORD.findall(known.label)[1:])

    def settled(self, parties: Sequence[str]) -> dict[str, str]:
        """For the parties behind one claim: a bare one ("the minister") -> the only one that it can be there."""
        found: dict[str, str] = {}
        for party in sorted(set(parties)):
            if not (held := self._held(party)) or not all(office.bare for office in held):
                continue
            fits = {p for p in parties if p != party and may_be_one(held, self._held(p))}
            told = {p for p in fits if not all(office.bare for office in self._held(p))}
            if len(told) == 1:
                found[party] = told.pop()
        return found

    def _held(self, party: str) -> list[Office]:
        return [self._offices[s] for s in self._behind.get(party, (party,)) if s in self._offices]

    def _leaders(self) -> dict[str, str]:
        """Source -> the one that stands for its party, where sources of one side are one party."""
        bodies = {s: self._root(s) for s in self._sources}
        ids = sorted(self._sources)
        group = {source: [source] for source in ids}
        for together in [*([s, body] for s, body in bodies.items() if s != body), *one_party(self._offices)]:
            joined = sorted({member for source in together for member in group[source]})
            if together[-1] == bodies[together[0]] or not self._any_apart(joined):
                group.update(dict.fromkeys(joined, joined))
        self._behind: dict[str, list[str]] = {}
        led: dict[str, str] = {}
        for party in {tuple(group[source]): group[source] for source in ids}.values():
            leader = max({bodies[s] for s in party}, key=self._weight)
            self._behind[leader] = party
            led.update(dict.fromkeys(party, leader))
        return led

    def _any_apart(self, party: Sequence[str]) -> bool:
        """Whether two of these cannot be one: what each fits need not fit the others."""
        held = {self._offices[source] for source in party if source in self._offices}
        return any(a.sides & b.sides and apart(a, b, loosely=True) for a, b in combinations(held, 2))

    def _weight(self, source: str) -> tuple[bool, bool, int, int, str]:
        """Of several sources of a party the body stands for it, the named one first, then the most heard of."""
        known = self._sources[source]
        return (
            known.kind in BODIES,
            bool(self._offices.get(source, _NO_OFFICE).names),
            self._size(source),
            len(known.label),
            source,
        )

    def is_vague(self, source: str) -> bool:
        """Whether the source has no name by which it could be told from another."""
        known = self._sources.get(source)
        return known is not None and known.kind in VAGUE

    def is_witness(self, party: str) -> bool:
        """Whether a party is one person without office, who speaks for nobody else."""
        known = self._sources.get(party)
        if known is None or self._body_of.get(party):
            return False
        if known.kind not in ("person", "anonymous") and not _one_person(known.label):
            return False
        return not _folded(known.label) & offices().heads

    def of_report(self, report: str) -> str | None:
        """The party whose own paper a report is, if that is known."""
        return self._voices.get(report)

    def of_strand(self, strand: str, report: str) -> str:
        """The party whose own voice a strand is; the strand's own id when nobody is known."""
        return self._strands.get(strand) or (strand if strand != report else self._voices.get(report) or strand)

    def _find_body(self, source: Source) -> str | None:
        """The body that fits best into the description of a person, or of a nameless spokesman."""
        words = label_words(source.label)
        if source.kind in BODIES:
            return self._fuller(source, words)
        if _folded(source.label) & offices().past:
            return None
        if source.kind != "person" and not (source.kind in VAGUE and _folded(source.label) & offices().mouths):
            return None
        fits = [(*self._fit(body, words), self._size(body), body) for body in self._bodies if body != source.id]
        share, _, _, body = max(fits, default=(0.0, 0, 0, ""))
        return body if share >= ENOUGH else None

    def _fuller(self, source: Source, words: frozenset[str]) -> str | None:
        """The same body by a fuller name ("the coastguard", "Tarn's coastguard"): of several, the most heard of."""
        fuller = [(self._size(b), b) for b, (mine, _) in self._bodies.items() if words and words < mine]
        return max(fuller)[1] if fuller else None

    def _size(self, body: str) -> int:
        """In how many reports a body speaks: of two that fit alike, the one more heard of is meant."""
        return len(self._sources[body].speakers)

    def _fit(self, body: str, words: frozenset[str]) -> tuple[float, int]:
        """Share and number of the body's words among others; its acronym stands for all of it."""
        mine, short = self._bodies[body]
        if short and short in words:
            return 1.0, len(mine)
        return (len(mine & words) / len(mine) if mine else 0.0), len(mine & words)

    def _voice(self, report: Report) -> str | None:
        """The agency credited for the whole text, else the source that the outlet itself is."""
        wires = {credit.agency.casefold() for credit in report.credits if credit.kind == "wire"}
        if len(wires) == 1:
            agency = wires.pop()
            return self._named(agency) or self._absent.get(agency)
        return self._named(report.outlet.name) if report.outlet else None

    def _named(self, name: str) -> str | None:
        words = label_words(name)
        bodies = [(body, other) for other, (body, _) in self._bodies.items() if body]
        fits = [(len(body & words), other) for body, other in bodies if body <= words or words <= body]
        return max(fits)[1] if fits and words else None

    def _strand_voices(self, lineage: Lineage) -> Mapping[str, str]:
        """Strand -> the voice of the reports that the others stand on, where they have but one."""
        children = {(edge.child, edge.parent) for edge in lineage.edges if edge.direction == "known"}
        found = {}
        for origin in lineage.origins:
            mine = origin.reports
            roots = [r for r in mine if not any((r, other) in children for other in mine)]
            voices = {voice for r in roots or mine if (voice := self._voices.get(r))}
            if len(voices) == 1:
                found[origin.id] = voices.pop()
        return found


def _one_person(label: str) -> bool:
    """Whether a description is of somebody of no office: "A fisherman from Tell, Ole Birk"."""
    article, *words = label.casefold().split()[:3] or [""]
    found = next((noun for word in words if (noun := noun_of(word.strip(",")))), None)
    return article in ("a", "an") and found is not None and found.unit == "person"


def _absent_agencies(reports: Sequence[Report], lineage: Lineage) -> Mapping[str, str]:
    """Agency (folded) -> what stands for its voice where it is no source: the unseen text of it, else the strand that
    most reports with its credit share. A credit that names nobody stands for nothing."""
    credited: dict[str, set[str]] = {}
    for report in reports:
        for credit in report.credits:
            if credit.kind == "wire" and credit.agency:
                credited.setdefault(credit.agency.casefold(), set()).add(report.id)
    unseen = {u.agency.casefold(): u.id for u in reversed(lineage.hypothetical) if u.agency}
    strands = {
        agency: min(((-len(holders & set(o.reports)), o.id) for o in lineage.origins), default=(0, ""))
        for agency, holders in credited.items()
    }
    return {agency: id_ for agency, (held, id_) in strands.items() if held} | unseen
