"""A run over a case: what is missing is made, and a new edition takes the place of the one before."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from secondsource import language, stages
from secondsource.dossier import slicing
from secondsource.errors import NothingRead, SecondSourceError
from secondsource.model import packed
from secondsource.model.dossier import Dossier
from secondsource.model.judgement import Judgement
from secondsource.runner import cards, changes, indexing, update, waiting
from secondsource.runner.changes import Change
from secondsource.runner.ground import EDITION, Ground, ground, late
from secondsource.runner.memory import Kept
from secondsource.runner.opened import Opened, Progress, now
from secondsource.runner.ready import Ready
from secondsource.runner.rows import all_rows, rows
from secondsource.store.base import Edition, Part, Run

#: Stages of which only what the present edition stands on is kept.
STAGES = ("clean", "read", "compare", "indexed")
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


def up_to_date(at: Opened, found: Ground) -> bool:
    """Whether the edition stands on what the case holds now."""
    edition = found.edition
    return bool(edition and not edition.provisional and edition.key == found.key(at.settings.digest()))


def run(at: Opened, progress: Progress, now: bool = False) -> Ran:
    """Bring the edition up to date. What was made before, by a run that was broken off too, is not made again. With
    `now` only the stories that new captures belong to are worked out again, where that goes (see `update`).

    Raises NothingRead when the case holds no report, RunError when another run works on it.
    """
    with at.store.only_one("run"):
        with at.store.view() as view:
            found = ground(view)
        if found.edition and up_to_date(at, found):
            return Ran(found.edition, new=False, resting=resting(at))
        new = update.fresh(at, found) if now else None
        if new is not None and not new and found.edition:
            return Ran(found.edition, new=False, resting=resting(at))
        with noted(at, progress) as tell:
            if new is None:
                return _run(at, found, tell)
            edition, changed = update.update(at, found, new, tell)
    return Ran(edition, True, changed, resting(at))


def _run(at: Opened, found: Ground, progress: Progress) -> Ran:
    with Kept(at.store) as memory, Ready(at.settings.workers) as engine:
        pile = stages.pile(late(at, found.held), found.skipped, at.settings, engine, progress, found.log, memory)
    if not pile.dossier.reports:
        language.load(at.settings.language)  # an engine that is not there is why nothing could be read
        raise NothingRead([(item.name, item.reason) for item in pile.dossier.skipped])
    indexed = indexing.index(at, pile, progress)
    edition, changed = _publish(at, found, pile, indexed, progress)
    memory.asked |= indexed
    memory.tidy(STAGES)
    return Ran(edition, True, changed, resting(at))


def _publish(
    at: Opened, found: Ground, pile: stages.Pile, indexed: set[str], progress: Progress
) -> tuple[Edition, tuple[Change, ...]]:
    progress("publishing", 0, 0)
    with at.store.view() as view:
        before, ids_before = changes.told(view)
    changed = changes.between(before, ids_before, changes.lean(pile.dossier), pile.ids)
    cut = slicing.cut(pile.dossier)
    new = [*rows(pile.dossier, pile.ids, cut.homes), *waiting.rows(pile.dossier, pile.ids), *cards.rows(cut.parts)]
    parts = [Part(story, packed.pack(part)) for story, part in cut.parts.items()]
    edition = Edition(0, found.key(at.settings.digest()), now(), counts(pile.dossier))
    with at.store.write() as writer:
        edition = writer.publish(edition, new, parts)
        changes.note(writer, changed)
        for key, value in found.told(at.settings.digest()).items():
            writer.note(EDITION, key, value)
        indexing.drop(writer, set(ids_before.values()) - set(pile.ids.values()), indexed)
    return edition, changed


def resting(at: Opened) -> tuple[Judgement, ...]:
    """The judgements in force that the edition says are resting."""
    with at.store.view() as view:
        told = [json.loads(row.body) for row in all_rows(view, "judgements")]
        numbers = {one["n"] for one in told if one.get("resting")}
        return tuple(entry for entry in view.judgements() if entry.n in numbers)


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
def noted(at: Opened, progress: Progress) -> Iterator[Progress]:
    """A run that can be followed from outside; how it ended is noted, whatever happens."""
    with at.store.write() as writer:
        for dead in (run for run in writer.runs() if run.ended is None):  # we hold the lock: nobody else is at work
            writer.tell(replace(dead, ended=now(), error="broken off"))
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
