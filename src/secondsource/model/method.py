"""What a stage goes by: its tables of weights and its thresholds, as they stood when a dossier was made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """One row: the name of a feature, a threshold or a setting, its value as it is printed, and what it means."""

    name: str
    value: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Method:
    """One table of one stage. `note` says how the numbers are used and where they come from."""

    stage: str
    title: str
    note: str
    rows: tuple[Measure, ...]
