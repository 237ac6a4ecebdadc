"""What waits to be judged: worked out when an edition is published, handed out until it is judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from secondsource.dossier.queue import queue
from secondsource.model import packed
from secondsource.model.dossier import Dossier
from secondsource.model.judgement import in_force
from secondsource.model.proposal import Proposal
from secondsource.runner.opened import Opened
from secondsource.runner.rows import all_rows
from secondsource.store.base import Row

#: The kind of their rows, and how many of them an edition has at most.
KIND, MOST = "proposals", 2000


def rows(dossier: Dossier, ids: Mapping[str, str]) -> Iterator[Row]:
    """The rows of what is worth a person's time in a dossier, best first."""
    for one in queue(dossier, ids, MOST):
        yield Row(KIND, one.id, packed.pack(one), one.story, one.kind, "", -one.worth)


def proposals(at: Opened, limit: int, story: str | None) -> list[Proposal]:
    """The next proposals that nobody has judged, best first."""
    found: list[Proposal] = []
    with at.store.view() as view:
        judged = {entry.target.key for entry in in_force(view.judgements())}
        for row in all_rows(view, KIND, story=story, by_rank=True):
            if len(found) >= limit:
                break
            one = packed.unpack(Proposal, row.body)
            if one.target.key not in judged:
                found.append(one)
    return found
