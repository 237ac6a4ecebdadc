"""What reports tell of sources without a name: how many, of what, how they know, on what terms; from anonymous.yml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from secondsource.errors import RunError
from secondsource.resources.base import read
from secondsource.text.numerals import ONES, TENS

FILE = "anonymous.yml"
#: Turns of phrase by their first word, the longest first.
Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
Bounds = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class AnonymousWords:
    """The lists of anonymous.yml in lower case; `counts` leads the words of a count to its bounds; `marks` are the
    conditions and bars as they stand in a text."""

    counts: Mapping[tuple[str, ...], Bounds]
    at_least: Phrases
    access: Phrases
    conditions: Phrases
    bars: Phrases
    reasons: Phrases
    ranks: frozenset[str]
    past: frozenset[str]
    placed: frozenset[str]
    witnesses: frozenset[str]
    members: frozenset[str]
    belonging: frozenset[str]
    elsewhere: frozenset[str]
    marks: tuple[str, ...]


@cache
def anonymous_words() -> AnonymousWords:
    """The words. Raises RunError naming the place of a mistake."""
    table = read(FILE, strings=True)
    expected = {field.name for field in fields(AnonymousWords)} - {"marks"}
    if set(table) != expected:
        raise RunError(f"{FILE}: expected {', '.join(sorted(expected))}")
    numbers: dict[tuple[str, ...], Bounds] = {(word,): (n, n) for word, n in (ONES | TENS).items() if n}
    phrases = {name: _phrases(table[name]) for name in ("at_least", "access", "conditions", "bars", "reasons")}
    sets = {name: frozenset(table[name]) for name in expected - {"counts", *phrases}}
    made: dict[str, Any] = {
        "counts": numbers | {tuple(words.split()): _bounds(words, told) for words, told in table["counts"].items()},
        **phrases,
        **sets,
        "marks": (*table["conditions"], *table["bars"]),
    }
    return AnonymousWords(**made)


def phrase_at(phrases: Phrases, lows: Sequence[str], i: int) -> int:
    """How many words the turn of phrase that begins at word i has, 0 if none begins there."""
    found = phrases.get(lows[i], ()) if i < len(lows) else ()
    return next((len(words) for words in found if tuple(lows[i : i + len(words)]) == words), 0)


def _bounds(words: str, told: object) -> Bounds:
    """ "2" is two and no more, "2+" two or more."""
    number = str(told).removesuffix("+")
    if not number.isdecimal():
        raise RunError(f"{FILE}: counts: {words}: a number, perhaps with +, was expected, not {told!r}")
    return int(number), None if str(told).endswith("+") else int(number)


def _phrases(listed: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in listed:
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(turns, key=len, reverse=True)) for first, turns in found.items()}
