"""Words for things and people that news counts, and for what becomes of people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from secondsource.errors import RunError
from secondsource.resources.base import read, words
from secondsource.resources.countries import countries
from secondsource.resources.names import name_words
from secondsource.text.inflect import plural, singular, verb_forms

#: How a cue lends its fate: to its object, to its subject, to whom it stands beside, to numbers of its clause.
Reach = Literal["done", "undergone", "state", "toll"]
#: "active" forms look for an object, "passive" ones back to a subject; "either" is a past that is also a participle.
Kind = Literal["person", "thing", "measure", "money"]
Shape = Literal["active", "passive", "either", "none"]


#: What harm.yml says of each fate.
ROWS = frozenset({"done", "undergone", "state", "around", "things", "nouns", "toll"})


@dataclass(frozen=True, slots=True)
class Noun:
    """A countable noun: the unit it makes, the class of victims (None: anybody) and the fate that it tells of."""

    unit: str
    kind: Kind
    victims: str | None = None
    fate: str | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that tells of people's fate. `things`: it befalls things too."""

    fate: str
    reach: Reach
    shape: Shape = "none"
    things: bool = False


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
        if victims == "endings":
            continue
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


def noun_of(phrase: str) -> Noun | None:
    """What a word or phrase in lower case counts: a listed one, else one in -worker, -keeper, -man and the like."""
    return nouns().get(phrase) or _by_ending(phrase)


@lru_cache(maxsize=1)
def _endings() -> dict[str, frozenset[str]]:
    """The endings of words for people, and the words that only end like one."""
    return {kind: frozenset(listed) for kind, listed in read("victims.yml")["endings"].items()}


@lru_cache(maxsize=4096)
def _by_ending(word: str) -> Noun | None:
    endings = _endings()
    one = singular(word)
    if " " in word or one in endings["others"] or word in endings["others"]:
        return None
    ending = next((e for e in endings["worker"] if one.endswith(e) and len(one) > len(e) + 1), None)
    return Noun("person", "person", "worker") if ending else None


def _put(found: dict[str, Noun], noun: str, entry: Noun) -> None:
    found[noun] = entry
    found[plural(noun)] = entry


@lru_cache(maxsize=1)
def fate_cues() -> dict[tuple[str, ...], tuple[Cue, ...]]:
    """Phrase, as its words in lower case -> the cues that it can be. Raises RunError."""
    found: dict[tuple[str, ...], tuple[Cue, ...]] = {}
    for fate, rows in read("harm.yml").items():
        if set(rows) != ROWS:
            raise RunError(f"resources/harm.yml: {fate}: {', '.join(sorted(ROWS))} were expected")
        things = frozenset(rows["things"])
        for reach in ("done", "undergone", "state", "toll"):
            for phrase in words("harm.yml", f"{fate}.{reach}", rows[reach]) if rows[reach] else ():
                for form, shape in _forms(phrase, reach):
                    key = tuple(form.split())
                    found[key] = (*found.get(key, ()), Cue(fate, reach, shape, phrase in things))
        for phrase in rows["around"]:
            for key in _passives(phrase):
                found.setdefault(key, (Cue(fate, "state"),))
    return found


@lru_cache(maxsize=1)
def around() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Form of a verb -> the words that stand behind its object and the fate of that: "pulled" -> ("out",), rescued."""
    found: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for fate, rows in read("harm.yml").items():
        for phrase in words("harm.yml", f"{fate}.around", rows["around"]) if rows["around"] else ():
            verb, *rest = phrase.split()
            for form in verb_forms(verb):
                found[form] = (*found.get(form, ()), (tuple(rest), fate))
    return found


def _passives(phrase: str) -> Iterator[tuple[str, ...]]:
    """ "Were pulled out" and its like, for a verb that stands around its object."""
    verb, *rest = phrase.split()
    forms = verb_forms(verb)
    done = next((form for form, kind in forms.items() if kind == "participle"), None)
    done = done or next((form for form, kind in forms.items() if kind == "past"), verb)
    yield from ((be, done, *rest) for be in ("is", "are", "was", "were", "been", "being", "be"))


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
def _ideas() -> tuple[frozenset[str], tuple[str, ...]]:
    rows = read("units.yml")["ideas"]
    return frozenset(words("units.yml", "ideas", rows["words"])), tuple(words("units.yml", "endings", rows["endings"]))


def is_idea(noun: str) -> bool:
    """Whether a noun in the singular names what is killed in a manner of speaking: a project, an amendment."""
    named, endings = _ideas()
    return noun in named or noun.endswith(endings)


@lru_cache(maxsize=1)
def years() -> tuple[int, int]:
    """First and last number in four digits that is rather a year than a count."""
    first, last = read("units.yml")["years"]
    return int(first), int(last)


@lru_cache(maxsize=1)
def scales() -> dict[str, str]:
    """Words before a number that make it a measure -> its unit ("magnitude 6.1")."""
    return dict(read("units.yml")["scales"])
