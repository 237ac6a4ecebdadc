"""Words for things and people that news counts, and for what becomes of people."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from secondsource.errors import RunError
from secondsource.resources.base import read, words
from secondsource.resources.countries import countries
from secondsource.resources.names import name_words
from secondsource.text.inflect import plural, verb_forms

#: How a cue lends its fate: to its object, to its subject, to whom it stands beside, to numbers of its clause.
Reach = Literal["done", "undergone", "state", "toll"]
#: "active" forms look for an object, "passive" ones back to a subject; "either" is a past that is also a participle.
Kind = Literal["person", "thing", "measure", "money"]
Shape = Literal["active", "passive", "either", "none"]


@dataclass(frozen=True, slots=True)
class Noun:
    """A countable noun: the unit it makes, the class of victims (None: anybody) and the fate that it tells of."""

    unit: str
    kind: Kind
    victims: str | None = None
    fate: str | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that tells of people's fate."""

    fate: str
    reach: Reach
    shape: Shape = "none"


@lru_cache(maxsize=1)
def nouns() -> dict[str, Noun]:
    """Noun (singular or plural, lower case, maybe a phrase) -> what it counts. Raises RunError."""
    found: dict[str, Noun] = {}
    units = read("units.yml")
    kinds: dict[str, Kind] = {"measures": "measure", "money": "money", "things": "thing"}
    for room, kind in kinds.items():
        for unit, listed in units[room].items():
            for noun in words("units.yml", unit, listed) if listed else ():
                _put(found, noun, Noun(unit, kind))
    for victims, listed in read("victims.yml").items():
        for noun in words("victims.yml", victims, listed):
            unit = "source" if victims == "source" else "person"
            _put(found, noun, Noun(unit, "person", None if victims in ("person", "source") else victims))
    for demonym in countries().demonyms:
        if demonym.endswith("s") and demonym not in found:
            found[demonym] = Noun("person", "person")
    for role in name_words().roles:
        if role not in found:
            _put(found, role, Noun("person", "person"))
    for fate, rows in read("harm.yml").items():
        for noun in words("harm.yml", fate, rows["nouns"]) if rows["nouns"] else ():
            _put(found, noun, Noun("person", "person", None, fate))
    return found


def _put(found: dict[str, Noun], noun: str, entry: Noun) -> None:
    found[noun] = entry
    found[plural(noun)] = entry


@lru_cache(maxsize=1)
def fate_cues() -> dict[tuple[str, ...], tuple[Cue, ...]]:
    """Phrase, as its words in lower case -> the cues that it can be. Raises RunError."""
    found: dict[tuple[str, ...], tuple[Cue, ...]] = {}
    for fate, rows in read("harm.yml").items():
        if set(rows) != {"done", "undergone", "state", "nouns", "toll"}:
            raise RunError(f"resources/harm.yml: {fate}: done, undergone, state, nouns and toll were expected")
        for reach in ("done", "undergone", "state", "toll"):
            for phrase in words("harm.yml", f"{fate}.{reach}", rows[reach]) if rows[reach] else ():
                for form, shape in _forms(phrase, reach):
                    key = tuple(form.split())
                    found[key] = (*found.get(key, ()), Cue(fate, reach, shape))
    return found


def _forms(phrase: str, reach: str) -> list[tuple[str, Shape]]:
    """The forms of a phrase, each with the voice that it can have."""
    if reach in ("state", "toll"):
        return [(phrase, "none")]
    shapes: dict[str, Shape] = {"base": "active", "third": "active", "ing": "active", "participle": "passive"}
    forms = verb_forms(phrase)
    split = "participle" in forms.values()
    voices: list[tuple[str, Shape]] = [
        (form, shapes.get(kind, "active" if split else "either")) for form, kind in forms.items()
    ]
    return voices if reach == "done" else [(form, "none") for form, _ in voices]


@lru_cache(maxsize=1)
def labels() -> frozenset[str]:
    """Words before a number that make it a label ("page 22")."""
    return frozenset(words("units.yml", "labels", read("units.yml")["labels"]))


@lru_cache(maxsize=1)
def years() -> tuple[int, int]:
    """First and last number in four digits that is rather a year than a count."""
    first, last = read("units.yml")["years"]
    return int(first), int(last)


@lru_cache(maxsize=1)
def scales() -> dict[str, str]:
    """Words before a number that make it a measure -> its unit ("magnitude 6.1")."""
    return dict(read("units.yml")["scales"])
