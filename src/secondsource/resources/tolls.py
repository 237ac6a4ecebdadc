"""Words by which rules on parse trees tell who was killed and hurt in what a report mainly tells of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from secondsource.errors import RunError
from secondsource.resources.base import read, words


@dataclass(frozen=True, slots=True)
class TollWords:
    """The lists of tolls.yml by their names there; `young` gives the ages that a noun allows, `parts` the part in an
    event."""

    lists: dict[str, frozenset[str]]
    young: dict[str, tuple[int, int]]
    parts: dict[str, str]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.lists[name]


@lru_cache(maxsize=1)
def toll_words() -> TollWords:
    """The lists of tolls.yml. Raises RunError."""
    found = read("tolls.yml")
    young = found.pop("young", None)
    if not isinstance(young, dict) or not all(_is_range(ages) for ages in young.values()):
        raise RunError("resources/tolls.yml: young: nouns with the ages [from, to] that they allow were expected")
    parts = {word: part for part, row in found.pop("parts", {}).items() for word in words("tolls.yml", part, row)}
    lists = {name: frozenset(words("tolls.yml", name, listed)) for name, listed in found.items()}
    return TollWords(lists, {noun: (low, high) for noun, (low, high) in young.items()}, parts)


def _is_range(ages: object) -> bool:
    return isinstance(ages, list) and len(ages) == 2 and all(isinstance(age, int) for age in ages)
