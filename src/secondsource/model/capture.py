"""What was read: bytes as they came, before anyone interprets them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CaptureKind = Literal["text", "html", "record"]


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes of one report as found, immutable and known by their digest.

    `name` is what the user calls it (path relative to what was given; `file.jsonl#12` for line 12 of a JSONL file);
    `sha256` the digest of `data` in hex; `kind` says how `data` is to be understood: plain text, an HTML page, or one
    JSON record with at least a `text` key.
    """

    name: str
    sha256: str
    kind: CaptureKind
    data: bytes


@dataclass(frozen=True, slots=True, order=True)
class Skipped:
    """An item that could not be used: its name, the stage that gave it up, and the reason in one sentence."""

    name: str
    stage: str
    reason: str
