"""Precision, recall and F1 from three counts."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass


@dataclass(slots=True)
class Counts:
    """How many items gold has, how many an answer has, and how many agree. All rates are percentages."""

    both: int = 0
    gold: int = 0
    found: int = 0

    def add(self, both: int, gold: int, found: int) -> None:
        """Count one more text."""
        self.both, self.gold, self.found = self.both + both, self.gold + gold, self.found + found

    def compare(self, gold: Iterable[Hashable], found: Iterable[Hashable]) -> None:
        """Count items that are right when they are equal."""
        want, got = set(gold), set(found)
        self.add(len(want & got), len(want), len(got))

    @property
    def precision(self) -> float:
        """Share of the answers that are right."""
        return 100 * self.both / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of gold that is found."""
        return 100 * self.both / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        total = self.gold + self.found
        return 200 * self.both / total if total else 0.0
