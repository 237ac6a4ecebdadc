"""Words and units that tell an altered fact from another wording, checked on loading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from secondsource.errors import RunError
from secondsource.resources import base

FILE = "altering.yml"


@dataclass(frozen=True, slots=True)
class Altering:
    """Sets of folded words, and words by the group that they belong to; see the file for what each tells. `units` maps
    a pair of unit words to how many of the second make one of the first."""

    negation: frozenset[str]
    affirming: frozenset[str]
    contraries: frozenset[str]
    tenses: Mapping[str, str]
    modality: frozenset[str]
    certainty: frozenset[str]
    attribution: frozenset[str]
    tellings: frozenset[str]
    grounds: frozenset[tuple[str, ...]]
    numeric: frozenset[str]
    past: frozenset[str]
    anybody: frozenset[str]
    unnamed: frozenset[str]
    answers: Mapping[str, str]
    sayings: Mapping[str, str]
    shares: Mapping[str, str]
    sides: Mapping[str, str]
    units: Mapping[tuple[str, str], float]


@cache
def load() -> Altering:
    """The word lists. Raises RunError naming the place of a mistake."""
    data = base.read(FILE)

    def words(name: str) -> frozenset[str]:
        return frozenset(base.words(FILE, name, data.get(name)))

    def groups(name: str) -> Mapping[str, str]:
        return _groups(name, data.get(name))

    return Altering(
        negation=words("negation"),
        affirming=_phrases("affirming", data.get("affirming")),
        contraries=words("contraries"),
        tenses=groups("tenses"),
        modality=words("modality"),
        certainty=words("certainty"),
        attribution=words("attribution"),
        tellings=words("tellings"),
        grounds=frozenset(tuple(phrase.split()) for phrase in _phrases("grounds", data.get("grounds"))),
        numeric=words("numeric"),
        past=_phrases("past", data.get("past")),
        anybody=words("anybody"),
        unnamed=words("unnamed"),
        answers=groups("answers"),
        sayings=groups("sayings"),
        shares=groups("shares"),
        sides=groups("sides"),
        units=_units(data.get("units") or ()),
    )


def _phrases(name: str, listed: Any) -> frozenset[str]:
    if not isinstance(listed, list):
        raise RunError(f"resources/{FILE}: {name}: a list of phrases was expected")
    return frozenset(map(str, listed))


def _groups(name: str, listed: Any) -> dict[str, str]:
    """Each word with the name of its group."""
    if not isinstance(listed, dict):
        raise RunError(f"resources/{FILE}: {name}: groups of words were expected")
    return {word: group for group, words in listed.items() for word in base.words(FILE, f"{name}: {group}", words)}


def _units(rows: Any) -> dict[tuple[str, str], float]:
    units: dict[tuple[str, str], float] = {}
    for row in rows:
        if not (isinstance(row, list) and len(row) == 3 and float(row[2]) > 0):
            raise RunError(f"resources/{FILE}: units: [unit, unit, number] was expected, not {row!r}")
        one, other, worth = row
        units[one, other] = float(worth)
        units[other, one] = 1 / float(worth)
    return units
