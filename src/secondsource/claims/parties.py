"""Who counts as one origin: a body and those who speak for it, an agency and its wire, a paper and its own voice."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from secondsource.model.claim import Cast, Source
from secondsource.model.lineage import Lineage
from secondsource.model.report import Report

_WORD = re.compile(r"[^\W\d_]+")
#: Words of a label that tell nothing about which body it is.
_PLAIN = frozenset("the a an of for and in to at its their his her s".split())
#: Kinds of source that are a body, which others may speak for.
BODIES = frozenset({"organisation", "officials", "state-media", "agency", "monitor"})
#: Kinds of source of which one cannot know, from one report to the next, whether they are the same.
VAGUE = frozenset({"anonymous", "collective", "officials"})


def label_words(label: str) -> frozenset[str]:
    """The words of a label that say who it is."""
    return frozenset(w for w in _WORD.findall(label.casefold().replace("’s", "").replace("'s", "")) if w not in _PLAIN)


class Parties:
    """Source -> the party it speaks for, and report or strand -> the party whose voice it is."""

    def __init__(self, cast: Cast, reports: Sequence[Report], lineage: Lineage) -> None:
        self._sources = {source.id: source for source in cast.sources}
        self._bodies = [
            (label_words(s.label), s.id) for s in sorted(cast.sources, key=lambda s: s.id) if s.kind in BODIES
        ]
        self._body_of = {source.id: self._find_body(source) for source in cast.sources}
        self._voices = {report.id: self._voice(report) for report in reports}
        self._strands = self._strand_voices(lineage)

    def of_source(self, source: str) -> str:
        """The party that a source speaks for (itself when it speaks for none)."""
        seen = {source}
        while (body := self._body_of.get(source)) and body not in seen:
            source = body
            seen.add(source)
        return source

    def is_vague(self, source: str) -> bool:
        """Whether the source has no name by which it could be told from another."""
        known = self._sources.get(source)
        return known is not None and known.kind in VAGUE

    def is_witness(self, party: str) -> bool:
        """Whether a party is one person who speaks for nobody else."""
        known = self._sources.get(party)
        return known is not None and known.kind in ("person", "anonymous") and not self._body_of.get(party)

    def of_strand(self, strand: str, report: str) -> str:
        """The party whose own voice a strand is; the strand's own id when nobody is known."""
        return self._strands.get(strand) or (strand if strand != report else self._voices.get(report) or strand)

    def _find_body(self, source: Source) -> str | None:
        """The body whose every word stands in the description of this source, if it is a person or nameless."""
        if source.kind in ("organisation", "agency", "state-media", "monitor", "document", "collective"):
            return None
        words = label_words(source.label)
        inside = [(len(body), other) for body, other in self._bodies if body and body < words and other != source.id]
        return max(inside, key=lambda pair: (pair[0], pair[1]))[1] if inside else None

    def _voice(self, report: Report) -> str | None:
        """The agency credited for the whole text, else the source that the outlet itself is."""
        wires = {credit.agency.casefold() for credit in report.credits if credit.kind == "wire"}
        if len(wires) == 1:
            return self._named(wires.pop()) or f"voice:{min(c.agency for c in report.credits if c.kind == 'wire')}"
        return self._named(report.outlet.name) if report.outlet else None

    def _named(self, name: str) -> str | None:
        words = label_words(name)
        fits = [(len(body & words), other) for body, other in self._bodies if body and (body <= words or words <= body)]
        return max(fits)[1] if fits and words else None

    def _strand_voices(self, lineage: Lineage) -> Mapping[str, str]:
        """Strand -> the voice of the reports that stand on it, where they agree or only one has a voice."""
        found = {}
        for origin in lineage.origins:
            voices = {v for r in origin.reports if (v := self._voices.get(r))}
            if len(voices) == 1:
                found[origin.id] = voices.pop()
        return found
