"""How a case stands: what it holds, what it has been made into, and why the two may differ."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from secondsource.model.capture import Skipped
from secondsource.runner.ground import EDITION, Ground, ground
from secondsource.runner.naming import STAMP
from secondsource.runner.opened import Opened
from secondsource.store.base import Edition, Run, View

#: Runs that are shown.
RUNS = 20


@dataclass(frozen=True, slots=True)
class Status:
    """How a case stands. `captures` were added under `names`; `pending` names have something the edition has not;
    `stale` tells in words why the edition is not up to date (nothing: it is)."""

    captures: int
    names: int
    reports: int
    stories: int
    pending: int
    edition: Edition | None
    runs: tuple[Run, ...]
    judgements: int
    skipped: tuple[Skipped, ...]
    stale: tuple[str, ...]


class Standing:
    """Tells it, and does not look at everything again as long as nothing was added, judged or published."""

    def __init__(self, at: Opened) -> None:
        self._at = at
        self._known: tuple[object, Status] | None = None

    def status(self) -> Status:
        """How the case stands now."""
        with self._at.store.view() as view:
            edition, runs = view.edition(), view.runs(RUNS)
            log = len(view.judgements())
            mark = (edition, view.notes(STAMP).get("held"), log, runs[0].n if runs else 0, runs[0].ended if runs else 0)
            if self._known is None or self._known[0] != mark:
                self._known = mark, self._look(view, log)
        return replace(self._known[1], runs=runs)

    def _look(self, view: View, log: int) -> Status:
        found = ground(view)
        names = Counter(held.name for held in view.held())
        edition = found.edition
        known = view.notes(EDITION)
        last = int(known.get("shown") or known.get("last") or 0)
        pending = sum(1 for held in found.held if held.n > last)
        counts = edition.counts if edition else {}
        return Status(
            captures=names.total(),
            names=len(names),
            reports=counts.get("reports", 0),
            stories=counts.get("stories", 0),
            pending=pending,
            edition=edition,
            runs=(),
            judgements=log,
            skipped=found.skipped,
            stale=tuple(_stale(self._at, found, pending, log, known)),
        )


def _stale(at: Opened, found: Ground, pending: int, log: int, known: dict[str, str]) -> list[str]:
    edition = found.edition
    if edition is None:
        return ["nothing has been worked out yet"] if found.held else []
    told: list[str] = []
    if edition.provisional:
        number = len(edition.provisional)
        told.append(f"{number} {'story was' if number == 1 else 'stories were'} brought up to date alone")
    if edition.key == found.key(at.settings.digest()):
        return told
    if pending:
        told.append(f"{pending} {'capture' if pending == 1 else 'captures'} came since")
    judged = log - int(known.get("weighed") or known.get("judged") or 0)
    if judged > 0:
        told.append(f"{judged} {'judgement was' if judged == 1 else 'judgements were'} made since")
    if known.get("settings", "") not in ("", at.settings.digest()):
        told.append("other settings are in force")
    return told or ["what it stands on has changed"]
