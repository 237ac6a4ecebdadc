"""Two wordings, and whether they make the same claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from secondsource.model.reason import Reason


@dataclass(frozen=True, slots=True)
class Pair:
    """Two wordings as given. `id` is whatever JSON value the user calls them by, or the number of the line."""

    id: Any
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """Whether two wordings make the same claim, how likely that is (0 to 1), and why, the weightiest ground first."""

    id: Any
    same: bool
    score: float
    reasons: tuple[Reason, ...]
