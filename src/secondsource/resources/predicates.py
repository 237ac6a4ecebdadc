"""The verbs and nouns of plover.yml by their base forms, for sentences whose syntax is known."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from secondsource.errors import RunError
from secondsource.resources.base import read, words
from secondsource.resources.happenings import FILE, Kind, kinds
from secondsource.text.inflect import IRREGULAR_VERBS, singular
from secondsource.text.listed import listed

_LEFT_OUT = listed("a an the its his her their my our your")
MOODS = "eventmoods.yml"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A verb with further words that hang on it, or a noun with the words before it. `passive`: only in the passive
    ("be urged to"); `beside`: one of these words must be near."""

    kind: Kind
    rest: tuple[str, ...] = ()
    passive: bool = False
    beside: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def verbs() -> dict[str, tuple[Pattern, ...]]:
    """Verb -> its patterns, the longest first. Raises RunError."""
    found: dict[str, list[Pattern]] = {}
    for name, kind in kinds().items():
        rows = read_rows()[name]
        for phrase in rows["verbs"] or ():
            passive = phrase.startswith("be ")
            first, *rest = phrase.removeprefix("be ").replace("-", " - ").split()
            base = _base(first) if passive else first
            found.setdefault(base, []).append(Pattern(kind, _kept(rest), passive))
        for word, near in companions(name).items():
            first, *rest = word.split()
            beside = frozenset(words(FILE, f"{name}.with.{word}", near))
            found.setdefault(first, []).append(Pattern(kind, _kept(rest), beside=beside))
    return {verb: _ranked(patterns) for verb, patterns in found.items()}


@lru_cache(maxsize=1)
def nouns() -> dict[str, tuple[Pattern, ...]]:
    """Last word of a noun phrase -> its patterns, the longest first. Raises RunError."""
    found: dict[str, list[Pattern]] = {}
    for name, kind in kinds().items():
        rows = read_rows()[name]
        for phrase in rows["nouns"] or ():
            *rest, last = phrase.replace("-", " - ").split()
            found.setdefault(singular(last), []).append(Pattern(kind, tuple(rest)))
            found.setdefault(last, found[singular(last)])
        for word, near in companions(name).items():
            if word in (read_rows()[name].get("with nouns") or ()):
                beside = frozenset(words(FILE, f"{name}.with.{word}", near))
                found.setdefault(word, []).append(Pattern(kind, beside=beside))
    return {noun: _ranked(patterns) for noun, patterns in found.items()}


@lru_cache(maxsize=1)
def read_rows() -> dict[str, dict[str, Any]]:
    """plover.yml, read once."""
    return read(FILE)


def companions(name: str) -> dict[str, list[str]]:
    """The words of a kind that count only beside others, with those."""
    return read_rows()[name].get("with") or {}


@lru_cache(maxsize=1)
def moods() -> dict[str, frozenset[str]]:
    """What a word above an event makes of it ("planned", "denied", ...) -> the words. Raises RunError."""
    found = read(MOODS, strings=True)
    if missing := {"light", "denied", "planned", "hypothetical", "asked", "speech", "done"} - found.keys():
        raise RunError(f"resources/{MOODS}: {min(missing)} is missing")
    return {name: frozenset(words(MOODS, name, listed_)) for name, listed_ in found.items()}


def _ranked(patterns: list[Pattern]) -> tuple[Pattern, ...]:
    return tuple(sorted(dict.fromkeys(patterns), key=lambda p: (-len(p.rest), not p.beside, not p.passive)))


def _kept(rest: list[str]) -> tuple[str, ...]:
    return tuple(word for word in rest if word not in _LEFT_OUT)


def _base(participle: str) -> str:
    """The verb of a regular participle that stands in the list ("asked" -> "ask")."""
    irregular = next((b for b, (_, part) in IRREGULAR_VERBS.items() if part == participle), None)
    if irregular or not participle.endswith("ed"):
        return irregular or participle
    return _EXCEPT.get(participle, participle.removesuffix("ed"))


_EXCEPT = {"urged": "urge", "advised": "advise", "charged": "charge", "worried": "worry", "committed": "commit"}
