"""Who made a thing: the provenance that stands on a dossier, and the keys by which a case keeps what stages made."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Made:
    """Tool and version, digest of the settings in force, name of the language engine."""

    tool: str
    version: str
    settings_digest: str
    language_engine: str


class Memory(Protocol):
    """Keeps what stages made, by the key of all that went into it (see `made_key`)."""

    def get(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        """What is kept under these keys; those that nothing is kept under are absent."""
        ...

    def put(self, key: str, stage: str, body: bytes) -> None:
        """Keep what a stage made."""
        ...


def made_key(stage: str, version: str, options: str, *inputs: str | bytes) -> str:
    """The name of what a stage makes: a digest of the stage, the version of the program, the options, the inputs."""
    found = hashlib.sha256()
    for part in (stage, version, options, *inputs):
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(b"%d:" % len(data) + data)
    return found.hexdigest()
