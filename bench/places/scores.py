"""How far the places that were given lie from those of gold."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

#: The distance that the literature calls right: 100 miles.
RIGHT_KM = 161.0
#: Half of the way around the Earth: what an answer can be off at most, and what no answer counts as.
MOST_KM = 20039.0


def km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance of two (lat, lon) in km (haversine)."""
    p, q = math.radians(a[0]), math.radians(b[0])
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, h)))


@dataclass
class Distances:
    """Errors in km of gold names that have a point; None where no place was given. `open_gold` counts the gold names
    without a point, `open_both` those of them that were left open too."""

    errors: list[float | None] = field(default_factory=list)
    open_gold: int = 0
    open_both: int = 0

    def add(self, gold: tuple[float, float] | None, answer: tuple[float, float] | None) -> None:
        """Count one gold name."""
        if gold is None:
            self.open_gold += 1
            self.open_both += answer is None
        else:
            self.errors.append(None if answer is None else km(gold, answer))

    def cells(self) -> dict[str, float]:
        """The figures of one row; shares are percentages."""
        given = [error for error in self.errors if error is not None]
        right = sum(error <= RIGHT_KM for error in given)
        ranked = sorted(given) or [MOST_KM]
        return {
            "names": len(self.errors),
            "right": 100 * right / max(1, len(self.errors)),
            "answered": 100 * len(given) / max(1, len(self.errors)),
            "right of answered": 100 * right / max(1, len(given)),
            "median km": ranked[len(ranked) // 2],
            "mean km": sum(given) / max(1, len(given)),
            "AUC": _auc(self.errors),
            "open as gold": 100 * self.open_both / max(1, self.open_gold),
        }


def _auc(errors: Sequence[float | None]) -> float:
    """The area under the curve of the logarithms of all errors (0 best, 1 worst; Jurgens et al. 2015)."""
    logs = [math.log1p(MOST_KM if error is None else error) / math.log1p(MOST_KM) for error in errors]
    return sum(logs) / max(1, len(logs))
