"""The judgements in force as a dossier lists them, each with what it touches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from secondsource.dossier.ground import Ground
from secondsource.dossier.targets import meant
from secondsource.model.dossier import Dossier
from secondsource.model.judged import Judged, number_in, number_of
from secondsource.model.judgement import Judgement
from secondsource.model.reason import Reason
from secondsource.model.ruling import Ruling
from secondsource.model.span import Span

#: Said of a judgement whose words are all there and that still changes nothing.
IDLE = "there is nothing here that it can be applied to"
#: Kinds of which nothing has changed unless something carries the reason, and the ids of such things (of a date it is
#: the report).
_CARRIED: Mapping[str, str] = {"edge": "edge-", "claim": "claim-", "status": "claim-", "place": "place-", "date": ""}
GONE = "its report is not in the pile by itself: it is a further form of another one, or could not be read"


def rulings(dossier: Dossier, judged: Judged, names: Mapping[str, str]) -> tuple[Ruling, ...]:
    """The judgements in the order of the log. `names`: id of each report -> its siglum in the dossier."""
    carried, ground = _carried(dossier), Ground(dossier)
    entries = [(entry, "") for entry in judged.standing] + list(judged.resting)
    return tuple(_ruling(ground, entry, why, names, carried) for entry, why in sorted(entries, key=lambda e: e[0].n))


def _ruling(
    ground: Ground, entry: Judgement, why: str, names: Mapping[str, str], carried: Mapping[int, list[str]]
) -> Ruling:
    gone = "" if all(anchor.report in names for anchor in entry.target.at) else GONE
    resting = why or gone
    spans = tuple(
        Span(names[a.report], a.start, a.end) for a in entry.target.at if a.report in names and a.end > a.start
    )
    reports = tuple(names[a.report] for a in entry.target.at if a.report in names)
    made = Ruling(
        entry.n,
        entry.target.kind,
        entry.verdict,
        entry.target.value,
        reports,
        () if resting else spans,
        entry.user,
        entry.reason,
        entry.time,
        resting=resting,
    )
    if resting:
        return made
    held = carried.get(entry.n, [])
    stretches = tuple(Span(names[a.report], a.start, a.end) for a in entry.target.at)
    ids = tuple(dict.fromkeys((*held, *meant(ground, entry.target.kind, stretches))))
    kind = entry.target.kind
    bearing = [id_ for id_ in held if (id_ in reports if kind == "date" else id_.startswith(_CARRIED.get(kind, "")))]
    idle = entry.verdict == "positive" and not (bearing if kind in _CARRIED else ids)
    return replace(made, touches=ids, resting=IDLE if idle else "")


def _carried(dossier: Dossier) -> Mapping[int, list[str]]:
    """Number of a judgement -> the ids of what has it among its reasons."""
    found: dict[int, list[str]] = defaultdict(list)
    for id_, reasons in _reasons(dossier):
        for reason in reasons:
            n = number_of(reason)
            if n is not None and id_ not in found[n]:
                found[n].append(id_)
    for report in dossier.reports:
        for basis in report.published.basis:
            n = number_in(basis) if isinstance(basis, str) else None
            if n is not None:
                found[n].append(report.id)
    return found


def _reasons(dossier: Dossier) -> Iterator[tuple[str, tuple[Reason, ...]]]:
    yield from ((claim.id, claim.why) for claim in dossier.claims)
    yield from ((edge.id, edge.reasons) for edge in dossier.lineage.edges)
    yield from ((unseen.id, unseen.reasons) for unseen in dossier.lineage.hypothetical)
    yield from ((source.id, source.reasons) for source in dossier.sources)
    yield from ((place.id, place.reasons) for place in dossier.places)
