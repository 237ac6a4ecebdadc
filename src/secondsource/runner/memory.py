"""What stages made, kept in the store of a case."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence

from secondsource.store.base import Store

#: What was made is written after so many seconds or bytes, whichever comes first: a run that is killed loses no more.
SECONDS, BYTES = 1.0, 8_000_000


class Kept:
    """A Memory in a store (see `model.made`). What was put is written about once a second, in transactions of its own;
    leaving the `with` writes the rest. `asked` are all keys that were looked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: dict[str, tuple[str, bytes]] = {}
        self._size, self._written = 0, time.monotonic()
        self.asked: set[str] = set()

    def get(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        """What is kept under these keys."""
        self.asked.update(keys)
        waiting = {key: self._waiting[key][1] for key in keys if key in self._waiting}
        with self._store.view() as view:
            return view.made(keys) | waiting

    def put(self, key: str, stage: str, body: bytes) -> None:
        """Keep what a stage made, soon."""
        self._waiting[key] = stage, body
        self._size += len(body)
        if self._size >= BYTES or time.monotonic() - self._written >= SECONDS:
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        if self._waiting:
            with self._store.write() as writer:
                writer.keep((key, stage, body) for key, (stage, body) in self._waiting.items())
        self._waiting, self._size, self._written = {}, 0, time.monotonic()

    def tidy(self, stages: Iterable[str]) -> None:
        """Remove what these stages made and nobody asked for."""
        with self._store.write() as writer:
            writer.forget(list(stages), self.asked)

    def __enter__(self) -> Kept:
        return self

    def __exit__(self, *_: object) -> None:
        self.flush()
