"""The log of judgements, runs, and small notes."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from sqlalchemy import delete, select, update

from secondsource.errors import RunError
from secondsource.model.judgement import Anchor, Judgement, Target, sealed
from secondsource.store.base import Run
from secondsource.store.schema import judgements, notes, runs
from secondsource.store.topics.base import Reading, Writing


class LogView(Reading):
    """See `base.View`."""

    def judgements(self) -> tuple[Judgement, ...]:
        """In the order of `n`."""
        return tuple(_judgement(row) for row in self._at.execute(select(judgements).order_by(judgements.c.n)))

    def runs(self, limit: int = 20) -> tuple[Run, ...]:
        """At most 1000."""
        asked = select(runs).order_by(runs.c.n.desc()).limit(max(0, min(limit, 1000)))
        return tuple(_run(row) for row in self._at.execute(asked))

    def notes(self, topic: str) -> dict[str, str]:
        """By key."""
        asked = select(notes.c.key, notes.c.value).where(notes.c.topic == topic).order_by(notes.c.key)
        return {row.key: row.value for row in self._at.execute(asked)}


class LogWriter(LogView, Writing):
    """See `base.Writer`."""

    def judge(self, judgement: Judgement) -> Judgement:
        """The last entry is read in the same transaction, so that two writers cannot follow the same one."""
        last = self._at.execute(select(judgements).order_by(judgements.c.n.desc()).limit(1)).first()
        entry = sealed(judgement, _judgement(last) if last is not None else None)
        body = json.dumps(asdict(entry), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        self._at.execute(judgements.insert(), {"n": entry.n, "hash": entry.hash, "body": body})
        return entry

    def begin(self, time: str) -> Run:
        """Numbers go on from the last run."""
        run = Run(self._count("runs"), time, "", 0, 0)
        self._at.execute(runs.insert(), {field: getattr(run, field) for field in Run.__slots__})
        return run

    def tell(self, run: Run) -> None:
        """A run that was not begun here is an error of the caller."""
        values = {field: getattr(run, field) for field in Run.__slots__ if field != "n"}
        if not self._at.execute(update(runs).where(runs.c.n == run.n).values(**values)).rowcount:
            raise RunError(f"run {run.n} is not a run of this case")

    def note(self, topic: str, key: str, value: str) -> None:
        """One value a key."""
        self._at.execute(delete(notes).where(notes.c.topic == topic, notes.c.key == key))
        if value:
            self._at.execute(notes.insert(), {"topic": topic, "key": key, "value": value})


def _judgement(row: Any) -> Judgement:
    """A row as an entry. Raises RunError for one that nobody could have written."""
    try:
        told = json.loads(row.body)
        target = told["target"]
        at = tuple(Anchor(**anchor) for anchor in target["at"])
        return Judgement(**{**told, "target": Target(target["kind"], at, target["value"])})
    except (ValueError, KeyError, TypeError) as error:
        raise RunError(
            f"entry {row.n} of the log cannot be read; restore the case from a backup (secondsource doctor tells more)"
        ) from error


def _run(row: Any) -> Run:
    return Run(row.n, row.began, row.stage, row.done, row.total, row.ended, row.error)
