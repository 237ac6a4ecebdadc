"""The pairs of a pile that may tell one story, with all that the features look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from secondsource.stories.bags import Array, Bags
from secondsource.stories.traits import BAGS, Traits, counted


class Lead(NamedTuple):
    """A way to candidates: by one kind of bag, so many for each report, none less like than so."""

    bag: str
    most: int
    least: float


#: By hand. On `gva` these find 95 % of the pairs of one incident among 3,062 reports, most of the rest being pages that
#: were saved without their story.
LEADS = (Lead("words", 60, 0.02), Lead("names", 30, 0.05), Lead("headline", 20, 0.1))


class Pile:
    """All reports of a pile as bags. `add` takes one more (its place is the next)."""

    def __init__(self, traits: Sequence[Traits]) -> None:
        self.traits = list(traits)
        self.bags = {name: Bags(counted(traits, name)) for name in BAGS}
        self.best = np.zeros(len(self.traits))  # likeness of each report to the one most like it

    def __len__(self) -> int:
        return len(self.traits)

    def add(self, traits: Traits) -> int:
        """One more report; its number."""
        self.traits.append(traits)
        for name, bags in self.bags.items():
            bags.add(traits.bags[name])
        self.best = np.append(self.best, 0.0)
        return len(self.traits) - 1

    def partners(self, i: int) -> Array:
        """The reports that may share a story with this one, ascending."""
        near = [self.bags[lead.bag].near(i, lead.most, lead.least) for lead in LEADS]
        return np.unique(np.concatenate(near))

    def candidates(self, also: Sequence[tuple[int, int]] = ()) -> tuple[Array, Array]:
        """The pairs that are worth a look, the smaller number first, sorted; `also` are taken in any case."""
        size = len(self)
        codes = [np.array([i * size + j for i, j in also], dtype=np.int64)]
        for i in range(size):
            near = self.partners(i)
            codes.append(np.minimum(near, i) * size + np.maximum(near, i))
        unique = np.unique(np.concatenate(codes))
        return unique // max(1, size), unique % max(1, size)

    def pairs(self, left: Array, right: Array) -> Pairs:
        """What the features look at, for pairs that are sorted by `left`. Remembers who is most like whom."""
        cosines = {name: bags.cosines(left, right) for name, bags in self.bags.items()}
        np.maximum.at(self.best, left, cosines["words"])
        np.maximum.at(self.best, right, cosines["words"])
        return Pairs(left, right, self.traits, cosines, self.best[left], self.best[right])


@dataclass(frozen=True)
class Pairs:
    """Pairs of reports. `cosines` by kind of bag; `best_left` and `best_right` tell how like each of the two is to the
    report that is most like it in the pile."""

    left: Array
    right: Array
    traits: Sequence[Traits]
    cosines: Mapping[str, Array]
    best_left: Array
    best_right: Array

    def __len__(self) -> int:
        return len(self.left)

    @cached_property
    def dated(self) -> Array:
        """1 where both days of publication are known."""
        known: Array = self._of(lambda one: one.first).min(axis=0)
        return np.sign(known).astype(float)

    @cached_property
    def apart(self) -> Array:
        """The logarithm of the days between the two publications and one; 0 where they are not known."""
        first, last = self._of(lambda one: one.first), self._of(lambda one: one.last)
        gap = np.maximum(first[0] - last[1], first[1] - last[0])
        days: Array = np.log1p(np.maximum(0, gap))
        return days * self.dated

    @cached_property
    def shorter(self) -> Array:
        """The logarithm of the words of the shorter report."""
        size: Array = np.log1p(self._of(lambda one: one.size)).min(axis=0)
        return size

    @cached_property
    def one_date(self) -> Array:
        """1 where both name the same day of a month."""
        pairs = zip(self.left.tolist(), self.right.tolist(), strict=True)
        return np.array([float(not self.traits[i].dates.isdisjoint(self.traits[j].dates)) for i, j in pairs])

    def _of(self, value: Callable[[Traits], int]) -> Array:
        """A value of the reports: a row for the left ones, a row for the right ones."""
        sides = (self.left.tolist(), self.right.tolist())
        return np.array([[value(self.traits[i]) for i in side] for side in sides])
