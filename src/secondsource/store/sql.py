"""The store: one implementation of the contract for all databases that SQLAlchemy speaks to (see `dialects`)."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager

from sqlalchemy import Connection, Engine

from secondsource.errors import RunError
from secondsource.store.base import Fault, Slice
from secondsource.store.dialects.base import Dialect
from secondsource.store.topics.captures import CapturesView, CapturesWriter
from secondsource.store.topics.editions import EditionsView, EditionsWriter
from secondsource.store.topics.log import LogView, LogWriter
from secondsource.store.topics.people import PeopleView, PeopleWriter
from secondsource.store.topics.search import SearchView, SearchWriter
from secondsource.store.troubles import told

#: The topic under which a database that was left notes where its case is now.
MOVED = "moved"
#: What to do when pages are damaged.
RESTORE = "restore the case from a backup (secondsource restore), then add and run"
Lock = Callable[[str], AbstractContextManager[None]]


class SqlView(CapturesView, EditionsView, SearchView, LogView, PeopleView):
    """One consistent state of a case."""


class SqlWriter(CapturesWriter, EditionsWriter, SearchWriter, LogWriter, PeopleWriter, SqlView):
    """A transaction on a case."""

    def __init__(self, at: Connection, dialect: Dialect) -> None:
        super().__init__(at, dialect)
        self._waits, self._heap = {}, 0

    def search(
        self,
        words: str,
        *,
        kinds: Sequence[str] = (),
        story: str | None = None,
        after: str | None = None,
        limit: int = 30,
    ) -> Slice:
        """Sees what was indexed before."""
        self.settle()
        return super().search(words, kinds=kinds, story=story, after=after, limit=limit)

    def near(self, words: Sequence[str], limit: int = 12) -> list[str]:
        """Sees what was indexed before."""
        self.settle()
        return super().near(words, limit)


class SqlStore:
    """A case in a database. Its connections are not carried over into a forked process."""

    def __init__(
        self, name: str, dialect: Dialect, only_one: Lock, faults: Callable[[Connection], list[Fault]]
    ) -> None:
        self.name = name
        self.dialect = dialect
        self._only_one = only_one
        self._faults = faults
        self._engines: dict[str, Engine] = {}
        self._process = os.getpid()

    def engine(self, which: str) -> Engine:
        """The engine of readers ("view") or of writers ("write")."""
        if os.getpid() != self._process:
            for engine in self._engines.values():
                engine.dispose(close=False)
            self._engines, self._process = {}, os.getpid()
        if which not in self._engines:
            self._engines.setdefault(which, self.dialect.writer() if which == "write" else self.dialect.reader())
        return self._engines[which]

    @contextmanager
    def view(self) -> Iterator[SqlView]:
        """See `base.Store`."""
        with told(self.name), self.engine("view").connect() as at:
            self.dialect.begin_view(at)
            try:
                yield SqlView(at, self.dialect)
            finally:
                at.rollback()

    @contextmanager
    def write(self) -> Iterator[SqlWriter]:
        """See `base.Store`."""
        with told(self.name), self.engine("write").connect() as at, at.begin():
            self.dialect.begin_write(at)
            writer = SqlWriter(at, self.dialect)
            moved = writer.notes(MOVED).get("to")
            if moved:
                raise RunError(
                    f"{self.name}: this case has moved to {moved}; open it again (a move that was broken off is "
                    "finished by the same  secondsource move  again)"
                )
            yield writer
            writer.settle()

    def only_one(self, what: str) -> AbstractContextManager[None]:
        """See `base.Store`."""
        return self._only_one(what)

    def check(self) -> list[Fault]:
        """See `base.Store`."""
        with self.view() as view:
            damage = self.dialect.damage(view.connection)
        if damage:  # what else is read there says nothing
            return [Fault(f"the database is damaged: {line}", RESTORE) for line in damage]
        with told(self.name), self.engine("write").connect() as at:
            self.dialect.begin_write(at)
            try:
                return self._faults(at)
            finally:
                at.rollback()

    def repair(self) -> None:
        """See `base.Store`."""
        with self.write() as writer:
            writer.reindex()

    def close(self) -> None:
        """See `base.Store`."""
        for engine in self._engines.values():
            engine.dispose()
        self._engines = {}
