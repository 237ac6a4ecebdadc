"""What was added, what could not be, and what stages made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TypeVar

from sqlalchemy import delete, select, update

from secondsource.model.capture import Capture, Skipped
from secondsource.store.base import Held
from secondsource.store.schema import held, made, skipped
from secondsource.store.topics.base import BATCH, Reading, Writing, batches

_HELD = (held.c.n, held.c.name, held.c.sha256, held.c.kind, held.c.size, held.c.added, held.c.current)


class CapturesView(Reading):
    """See `base.View`."""

    def held(self, *, current: bool = False, after: int = 0, limit: int | None = None) -> Iterator[Held]:
        """In the order of `n`, which is the key of the table: a page begins where it begins."""
        asked = select(*_HELD).order_by(held.c.n).limit(limit)
        if after:
            asked = asked.where(held.c.n > after)
        if current:
            asked = asked.where(held.c.current)
        return (Held(*row) for row in self._at.execute(asked).yield_per(1000))

    def versions(self, name: str) -> tuple[Held, ...]:
        """In the order of `n`."""
        return tuple(
            Held(*row) for row in self._at.execute(select(*_HELD).where(held.c.name == name).order_by(held.c.n))
        )

    def skipped(self) -> tuple[Skipped, ...]:
        """By name."""
        asked = select(skipped.c.name, skipped.c.stage, skipped.c.reason).order_by(skipped.c.name)
        return tuple(Skipped(*row) for row in self._at.execute(asked))

    def made(self, keys: Sequence[str]) -> dict[str, bytes]:
        """Some hundred at a time."""
        found: dict[str, bytes] = {}
        for some in batches(list(keys)):
            for key, body in self._at.execute(select(made.c.key, made.c.body).where(made.c.key.in_(some))):
                found[key] = body
        return found


class CapturesWriter(CapturesView, Writing):
    """See `base.Writer`."""

    def hold(self, captures: Iterable[Capture], time: str) -> tuple[Held, ...]:
        """What is found again is the current one of its name again, of the kind that was said last; no row is written
        twice."""
        new: list[Held] = []
        for some in _in_tens(captures, 200):
            before = self._before({capture.name for capture in some})
            for capture in some:
                there = before.setdefault(capture.name, {})
                again = (held.c.name == capture.name, held.c.sha256 == capture.sha256)
                if capture.sha256 in there:
                    self._at.execute(update(held).where(*again, held.c.kind != capture.kind).values(kind=capture.kind))
                if there.get(capture.sha256):
                    continue
                if any(there.values()):
                    self._at.execute(update(held).where(held.c.name == capture.name).values(current=False))
                if capture.sha256 in there:
                    self._at.execute(update(held).where(*again).values(current=True))
                else:
                    new.append(self._hold(capture, time))
                before[capture.name] = {**dict.fromkeys(there, False), capture.sha256: True}
        return self._as_it_stands(new)

    def _as_it_stands(self, rows: list[Held]) -> tuple[Held, ...]:
        """Rows just written: some may have been followed by another capture of their name already."""
        asked = select(held.c.n).where(held.c.current)
        current: set[int] = set()
        for start in range(0, len(rows), BATCH):
            some = [row.n for row in rows[start : start + BATCH]]
            current.update(self._at.execute(asked.where(held.c.n.in_(some))).scalars())
        return tuple(replace(row, current=row.n in current) for row in rows)

    def _before(self, names: set[str]) -> dict[str, dict[str, bool]]:
        """By name, the captures found under it, and whether each is the current one."""
        found: dict[str, dict[str, bool]] = {}
        asked = select(held.c.name, held.c.sha256, held.c.current).where(held.c.name.in_(sorted(names)))
        for name, sha256, current in self._at.execute(asked):
            found.setdefault(name, {})[sha256] = current
        return found

    def _hold(self, capture: Capture, time: str) -> Held:
        n = self._count("held")
        row = Held(n, capture.name, capture.sha256, capture.kind, len(capture.data), time, True)
        self._at.execute(held.insert(), {field: getattr(row, field) for field in Held.__slots__})
        return row

    def skip(self, items: Iterable[Skipped]) -> None:
        """One row a name."""
        rows = {item.name: {"name": item.name, "stage": item.stage, "reason": item.reason} for item in items}
        for some in batches(list(rows)):
            self._at.execute(delete(skipped).where(skipped.c.name.in_(some)))
            self._at.execute(skipped.insert(), [rows[name] for name in some])

    def keep(self, made: Iterable[tuple[str, str, bytes]]) -> None:
        """In one statement for many."""
        statement = self._insert(_MADE).on_conflict_do_nothing()  # type: ignore[attr-defined]
        for some in _in_tens(made, 200):
            self._at.execute(statement, [{"key": key, "stage": stage, "body": body} for key, stage, body in some])

    def forget(self, stages: Sequence[str], keys: Iterable[str]) -> int:
        """Keys are compared here, not in the database: there may be many."""
        wanted = set(keys)
        asked = select(_MADE.c.key).where(_MADE.c.stage.in_(list(stages)))
        gone = [key for (key,) in self._at.execute(asked) if key not in wanted]
        for some in batches(gone):
            self._at.execute(delete(_MADE).where(_MADE.c.key.in_(some)))
        return len(gone)


_MADE = made
T = TypeVar("T")


def _in_tens(values: Iterable[T], size: int) -> Iterator[list[T]]:
    """Some at a time, from anything that can be gone through once."""
    rest = iter(values)
    while some := list(islice(rest, size)):
        yield some
