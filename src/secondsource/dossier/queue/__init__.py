"""What is worth a person's time: proposals of the machine that it is not sure of, those first on which most hangs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from secondsource.dossier.queue.claims import about_claims
from secondsource.dossier.queue.desk import Asked, Desk
from secondsource.dossier.queue.identity import about_identity
from secondsource.dossier.queue.lineage import about_edges, about_pairs, about_unseen
from secondsource.dossier.queue.reports import about_dates, about_furniture, about_places
from secondsource.dossier.targets import named
from secondsource.model.dossier import Dossier
from secondsource.model.ids import digest
from secondsource.model.proposal import Proposal

__all__ = ["queue"]

#: Where proposals come from.
_SOURCES: tuple[Callable[[Desk], Iterator[Asked]], ...] = (
    about_edges,
    about_pairs,
    about_unseen,
    about_identity,
    about_claims,
    about_dates,
    about_places,
    about_furniture,
)


def queue(
    dossier: Dossier, report_ids: Mapping[str, str], limit: int = 50, story: str | None = None
) -> tuple[Proposal, ...]:
    """The proposals that are most worth a look, best first: the number of counts that hang on one, times how little the
    machine is sure of it. What was judged already (unsure too) is left out.

    `report_ids`: siglum -> id of the report, as `dossier.targets` has it; `story`: only those of one story.
    """
    desk = Desk(dossier)
    asked = [one for source in _SOURCES for one in source(desk) if not desk.is_judged(one)]
    asked = [one for one in asked if story is None or desk.story(one) == story]
    asked.sort(key=lambda one: (-one.worth, one.kind, one.at))
    return tuple(_proposal(desk, one, report_ids) for one in asked[: max(0, limit)])


def _proposal(desk: Desk, one: Asked, report_ids: Mapping[str, str]) -> Proposal:
    meant = named(desk.ground, report_ids, one.kind, one.at, one.value)
    return Proposal(
        digest("proposal", one.kind, one.value, *(f"{a.report}:{a.start}:{a.end}" for a in meant.at)),
        one.kind,
        meant,
        one.at,
        one.value,
        one.question,
        one.why,
        one.spans,
        tuple(sorted(one.claims)),
        one.machine,
        round(one.probability, 4),
        round(one.worth, 4),
        desk.story(one),
    )
