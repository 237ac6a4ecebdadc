"""A story of a dossier by itself."""

from __future__ import annotations

from dataclasses import replace

from secondsource.model.dossier import Dossier


def of_story(dossier: Dossier, story: str) -> Dossier:
    """A complete small dossier with the sigla of the whole."""
    return replace(dossier, stories=tuple(s for s in dossier.stories if s.id == story))
