"""A run over a case: what is missing is made, and a new edition takes the place of the one before."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from secondsource import stages
from secondsource.dossier import slicing
from secondsource.errors import NothingRead, SecondSourceError
from secondsource.model import packed
from secondsource.model.capture import Capture, Late, Skipped
from secondsource.model.dossier import Dossier
from secondsource.model.judgement import Judgement, in_force
from secondsource.model.made import made_key
from secondsource.runner import changes, indexing
from secondsource.runner.changes import Change
from secondsource.runner.memory import Kept
from secondsource.runner.opened import Opened, Progress, now
from secondsource.runner.ready import Ready
from secondsource.runner.rows import rows
from secondsource.store.base import Edition, Held, Part, Run, View
from secondsource.version import VERSION

#: Stages of which only what the present edition stands on is kept.
STAGES = ("clean", "read", "compare", "indexed")
#: Notes under which it is kept what the edition stands on.
EDITION = "edition"
#: How far a run is is written down so often (seconds).
TOLD = 0.5


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run came to: the edition, whether it is a new one, what changed with it, and the judgements that rest
    because what they speak of is gone."""

    edition: Edition
    new: bool
    changed: tuple[Change, ...] = ()
    resting: tuple[Judgement, ...] = ()


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


def ground(view: View) -> Ground:
    """What the case holds now: of each name the current capture."""
    held = tuple(view.held(current=True))
    names = {item.name for item in held}
    skipped = tuple(item for item in view.skipped() if item.name not in names)
    return Ground(held, skipped, view.judgements(), view.edition())


def up_to_date(at: Opened, found: Ground) -> bool:
    """Whether the edition stands on what the case holds now."""
    edition = found.edition
    return bool(edition and not edition.provisional and edition.key == found.key(at.settings.digest()))


def run(at: Opened, progress: Progress) -> Ran:
    """Bring the edition up to date. What was made before, by a run that was broken off too, is not made again.

    Raises NothingRead when the case holds no report, RunError when another run works on it.
    """
    with at.store.only_one("run"):
        with at.store.view() as view:
            found = ground(view)
        if found.edition and up_to_date(at, found):
            return Ran(found.edition, new=False)
        with _noted(at, progress) as tell:
            return _run(at, found, tell)


def _run(at: Opened, found: Ground, progress: Progress) -> Ran:
    with Kept(at.store) as memory, Ready(at.settings.workers) as engine:
        pile = stages.pile(late(at, found.held), found.skipped, at.settings, engine, progress, found.log, memory)
    if not pile.dossier.reports:
        raise NothingRead([(item.name, item.reason) for item in pile.dossier.skipped])
    memory.asked |= indexing.index(at, pile, progress)
    edition, changed = _publish(at, found, pile, progress)
    memory.tidy(STAGES)
    return Ran(edition, True, changed)


def _publish(at: Opened, found: Ground, pile: stages.Pile, progress: Progress) -> tuple[Edition, tuple[Change, ...]]:
    progress("publishing", 0, 0)
    with at.store.view() as view:
        before, ids_before = changes.told(view)
    changed = changes.between(before, ids_before, changes.lean(pile.dossier.claims), pile.ids)
    new = list(rows(pile.dossier, pile.ids))
    parts = [Part(s.id, packed.pack(slicing.of_story(pile.dossier, s.id))) for s in pile.dossier.stories]
    edition = Edition(0, found.key(at.settings.digest()), now(), counts(pile.dossier))
    with at.store.write() as writer:
        edition = writer.publish(edition, new, parts)
        changes.note(writer, changed)
        writer.note(EDITION, "last", str(max((held.n for held in found.held), default=0)))
        writer.note(EDITION, "judged", str(len(found.log)))
        writer.note(EDITION, "settings", at.settings.digest())
    indexing.drop(at, gone=set(ids_before.values()) - set(pile.ids.values()))
    return edition, changed


def late(at: Opened, held: Sequence[Held]) -> Late:
    """Captures whose bytes are read when a stage needs them."""
    return Late([Capture(h.name, h.sha256, h.kind, b"") for h in held], at.captures.get)


def counts(dossier: Dossier) -> Mapping[str, int]:
    """How many items of each kind there are."""
    found: dict[str, int] = {}
    for whole in (dossier, dossier.lineage):
        for name in whole.__slots__:
            value: Any = getattr(whole, name)
            if isinstance(value, tuple):
                found[name] = len(value)
    return found


@contextmanager
def _noted(at: Opened, progress: Progress) -> Iterator[Progress]:
    """A run that can be followed from outside; how it ended is noted, whatever happens."""
    with at.store.write() as writer:
        run = writer.begin(now())
    last = 0.0

    def tell(stage: str, done: int, total: int) -> None:
        nonlocal run, last
        progress(stage, done, total)
        moment = time.monotonic()
        if stage != run.stage or moment - last >= TOLD:
            run, last = replace(run, stage=stage, done=done, total=total), moment
            _tell(at, run)

    try:
        yield tell
    except BaseException as error:
        said = str(error) if isinstance(error, SecondSourceError) else type(error).__name__
        _tell(at, replace(run, ended=now(), error=said[:500] or "stopped"))
        raise
    _tell(at, replace(run, ended=now()))


def _tell(at: Opened, run: Run) -> None:
    with at.store.write() as writer:
        writer.tell(run)
