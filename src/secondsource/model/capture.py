"""What was read: bytes as they came, before anyone interprets them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, overload

CaptureKind = Literal["text", "html", "record"]


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes of one report as found, immutable and known by their digest.

    `name` is what the user calls it (path relative to what was given; for a record of a JSONL file `file.jsonl#` and
    its own id or address, else the beginning of the digest of its line); `sha256` the digest of `data` in hex; `kind`
    says how `data` is to be understood: plain text, an HTML page, or one JSON record with at least a `text` key.
    """

    name: str
    sha256: str
    kind: CaptureKind
    data: bytes


class Late(Sequence[Capture]):
    """Captures whose bytes are fetched when one is looked at. `known` are the same without their bytes."""

    def __init__(self, known: Sequence[Capture], fetch: Callable[[str], bytes]) -> None:
        self.known = known
        self._fetch = fetch

    def __len__(self) -> int:
        return len(self.known)

    @overload
    def __getitem__(self, at: int) -> Capture: ...
    @overload
    def __getitem__(self, at: slice) -> Late: ...
    def __getitem__(self, at: int | slice) -> Capture | Late:
        if isinstance(at, slice):
            return Late(self.known[at], self._fetch)
        return replace(self.known[at], data=self._fetch(self.known[at].sha256))


@dataclass(frozen=True, slots=True, order=True)
class Skipped:
    """An item that could not be used: its name, the stage that gave it up, and the reason in one sentence."""

    name: str
    stage: str
    reason: str
