"""Who made a thing: the provenance that stands on a dossier (and, in a case, on every derived object)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Made:
    """Tool and version, digest of the settings in force, name of the language engine."""

    tool: str
    version: str
    settings_digest: str
    language_engine: str
