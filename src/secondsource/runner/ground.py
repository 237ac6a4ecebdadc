"""All that an edition of a case stands on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.model.capture import Capture, Late, Skipped
from secondsource.model.judgement import Judgement, in_force
from secondsource.model.made import made_key
from secondsource.runner.opened import Opened
from secondsource.store.base import Edition, Held, View
from secondsource.version import VERSION

#: Notes under which it is kept what the edition stands on: the number of the last capture in it, how many judgements
#: there were ("last", "judged"; "shown", "weighed" where stories were brought up to date since), the settings' digest.
EDITION = "edition"


@dataclass(frozen=True, slots=True)
class Ground:
    """All that goes into an edition."""

    held: tuple[Held, ...]
    skipped: tuple[Skipped, ...]
    log: tuple[Judgement, ...]
    edition: Edition | None

    def key(self, settings: str) -> str:
        """Names it."""
        captures = sorted(f"{h.name}\0{h.kind}\0{h.sha256}" for h in self.held)
        left_out = sorted(f"{s.name}\0{s.stage}\0{s.reason}" for s in self.skipped)
        judged = [entry.hash for entry in in_force(self.log)]
        return made_key("edition", VERSION, settings, *captures, "", *left_out, "", *judged)

    def told(self, settings: str) -> dict[str, str]:
        """What is noted of it under EDITION."""
        last = max((held.n for held in self.held), default=0)
        return {"last": str(last), "shown": "", "judged": str(len(self.log)), "weighed": "", "settings": settings}


def stamp(edition: Edition | None) -> str:
    """What changes whenever names of an edition (ids, sigla) may mean something else."""
    if edition is None:
        return ""
    return f"{edition.n}.{edition.key[:12]}"


def ground(view: View) -> Ground:
    """What the case holds now: of each name the current capture."""
    held = tuple(view.held(current=True))
    names = {item.name for item in held}
    skipped = tuple(item for item in view.skipped() if item.name not in names)
    return Ground(held, skipped, view.judgements(), view.edition())


def late(at: Opened, held: Sequence[Held]) -> Late:
    """Captures whose bytes are read when a stage needs them."""
    return Late([Capture(h.name, h.sha256, h.kind, b"") for h in held], at.captures.get)
