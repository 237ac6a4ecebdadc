"""Words that tell who holds a place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from secondsource.resources.base import read, words
from secondsource.resources.happenings import verb_voices
from secondsource.text.inflect import plural

FILE = "control.yml"
Change = Literal["taken", "lost", "held", "near", "falls"]
CHANGES: tuple[Change, ...] = ("near", "held", "lost", "taken", "falls")


@dataclass(frozen=True, slots=True)
class Hold:
    """A verb of holding, taking or losing; `voice` as in `happenings.voices`."""

    change: Change
    voice: str


@lru_cache(maxsize=1)
def holds() -> dict[tuple[str, ...], Hold]:
    """Words of a verb form, in lower case -> what it says of a place. Raises RunError."""
    found: dict[tuple[str, ...], Hold] = {}
    for change in CHANGES:
        for verb in words(FILE, change, read(FILE)[change]):
            for form, voice in verb_voices(verb).items():
                found[tuple(form.split())] = Hold(change, voice)
    return found


@lru_cache(maxsize=1)
def nouns_of_change() -> dict[str, Change]:
    """Nouns that lead to a place by "of" -> what they say of it."""
    taken, lost = (words(FILE, key, read(FILE)[key]) for key in ("nouns_taken", "nouns_lost"))
    return {**dict.fromkeys(taken, "taken"), **dict.fromkeys(lost, "lost")}


@lru_cache(maxsize=8)
def words_for(key: str) -> frozenset[str]:
    """One of the plain lists: "unchanged", "armed", "state". Raises RunError."""
    return frozenset(words(FILE, key, read(FILE)[key]))


@lru_cache(maxsize=1)
def parts() -> frozenset[str]:
    """Nouns for a part of a place."""
    return frozenset(words(FILE, "parts", read(FILE)["parts"]))


@lru_cache(maxsize=1)
def strongholds() -> frozenset[str]:
    """Nouns for places that can be held."""
    return frozenset(words(FILE, "places", read(FILE)["places"]))


@lru_cache(maxsize=1)
def sides() -> frozenset[str]:
    """Nouns for those who act together."""
    listed = words(FILE, "sides", read(FILE)["sides"])
    return frozenset(listed) | {plural(word) for word in listed if not word.endswith("s")}
