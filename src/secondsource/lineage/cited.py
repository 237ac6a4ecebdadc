"""Papers and stations that a report cites: their reports are ancestors too, though nobody has them here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from secondsource.lineage.kin import FIRM, Kin, joined
from secondsource.lineage.stemma import Parents, ancestors
from secondsource.lineage.voice import Voice, same_name
from secondsource.model.ids import digest
from secondsource.model.lineage import Unseen
from secondsource.model.reason import Reason
from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.resources.outlets import outlets

_NAME = r"((?:[A-Z][\w'’-]*)(?: (?:of |the )?[A-Z][\w'’-]*){0,4})"


@cache
def _introduced() -> re.Pattern[str]:
    """ "state broadcaster KTV", "the newspaper La Plume": a word for what it is, then its name."""
    kinds = sorted(outlets().kinds, key=lambda kind: (-len(kind), kind))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, kinds))})\s+{_NAME}")


def cited(report: Report) -> Iterator[tuple[str, Span]]:
    """The papers and stations that the story itself cites by kind and name, each with the words that do so."""
    for match in _introduced().finditer(report.text):
        if not report.is_furniture(match.start(), match.end()):
            yield match.group(1), Span(report.id, match.start(), match.end())


def cited_by_several(
    order: Sequence[str], voices: Mapping[str, Voice], kin: Sequence[Kin], parents: Parents
) -> list[Unseen]:
    """Papers and stations that related reports cite, each on its own, and that have no report here.

    A citation that was handed down is the parent's: reports that only carry it along, from a report of the pile or
    from a text that nobody has seen, are no children of what it cites.
    """
    present = sorted({name for v in voices.values() for name in (v.agency, v.outlet) if name})
    place = {report: i for i, report in enumerate(order)}
    by_pair = {frozenset((pair.left, pair.right)): pair for pair in kin}
    found = []
    for group in joined([(pair.left, pair.right) for pair in kin]):
        citing: dict[str, dict[str, list[Span]]] = {}
        for report in sorted(group, key=place.__getitem__):
            for name, span in cited(voices[report].report):
                if not any(same_name(name, other) for other in present):
                    citing.setdefault(name, {}).setdefault(report, []).append(span)
        for name, spans in sorted(citing.items()):
            own = {report: users for report in spans if (users := set(_users(report, spans, by_pair, parents)))}
            if len(set().union(*own.values())) > 1:
                detail = f"{len(own)} related reports cite {name}, each in its own words; it has no report here."
                reason = Reason("cited", 1.0, detail, tuple(spans[report][0] for report in own))
                ancestor = digest("unseen", name, *sorted(own))
                found.append(Unseen(ancestor, "", tuple(own), name, (reason,), "citation"))
    return found


def _users(
    report: str, citing: Mapping[str, Sequence[Span]], kin: Mapping[frozenset[str], Kin], parents: Parents
) -> Iterator[str]:
    """Whose the citations of a report are: its own, or those of an ancestor that it has in common with another citing
    report; none for a citation that it has from a report that cites, too."""
    above = ancestors(report, parents)
    for span in citing[report]:
        beside = [
            other
            for other in sorted(citing.keys() - {report})
            if (pair := kin.get(frozenset((report, other)))) and _aligned(pair, span, citing[other])
        ]
        if above.isdisjoint(beside):
            common = set().union(*(above & ancestors(other, parents) for other in beside))
            yield min(common, default=report)


def _aligned(pair: Kin, citation: Span, others: Iterable[Span]) -> bool:
    """Whether a passage holds the citation on one side and one of the others on the other side."""
    return any(
        p.score >= FIRM and p.left.shared(citation) and any(p.right.shared(other) for other in others)
        for p in pair.passages(citation.report)
    )
