"""Words that tell of events, with the PLOVER type of each kind of happening."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from secondsource.errors import RunError
from secondsource.resources.base import read, words
from secondsource.text.inflect import plural, verb_forms

FILE = "plover.yml"
#: Event types of PLOVER 0.8 (Halterman, Schrodt et al., 2023); "" for what the ontology leaves out.
TYPES = frozenset(
    {
        "",
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "CONCEDE",
        "COOPERATE",
        "AID",
        "RETREAT",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "PROTEST",
        "SANCTION",
        "MOBILIZE",
        "COERCE",
        "ASSAULT",
    }
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of happening: PLOVER type, the name that the dossier prints, whether it is itself something said, whether
    it kills and hurts without anybody's doing, whether it happens at one time and place."""

    type: str
    label: str
    speech: bool = False
    calamity: bool = False
    once: bool = False


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or phrase that tells of a kind of event. `beside`: one of these words must stand near it (empty: none
    need); `voice`: "active", "either" or "passive" for verbs, "" for nouns."""

    kind: Kind
    voice: str
    beside: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def kinds() -> dict[str, Kind]:
    """Name of the kind -> kind. Raises RunError for a type that PLOVER does not have."""
    found = {}
    for name, rows in read(FILE).items():
        if rows["type"] not in TYPES:
            raise RunError(f"resources/{FILE}: {name}: PLOVER has no type {rows['type']!r}")
        flags = (bool(rows.get(flag)) for flag in ("speech", "calamity", "once"))
        found[name] = Kind(rows["type"], rows["label"], *flags)
    return found


@lru_cache(maxsize=1)
def _speech_labels() -> frozenset[str]:
    return frozenset(kind.label for kind in kinds().values() if kind.speech)


@lru_cache(maxsize=1)
def calamities() -> frozenset[str]:
    """The labels of accidents and disasters."""
    return frozenset(kind.label for kind in kinds().values() if kind.calamity)


@lru_cache(maxsize=1)
def _once_labels() -> frozenset[str]:
    return frozenset(kind.label for kind in kinds().values() if kind.once)


def happens_once(label: str) -> bool:
    """Whether the kind with that label happens at one time and place."""
    return label in _once_labels()


def is_speech(label: str) -> bool:
    """Whether the kind with that label is itself something said."""
    return label in _speech_labels()


@lru_cache(maxsize=1)
def triggers() -> dict[tuple[str, ...], tuple[Trigger, ...]]:
    """Words of a phrase, in lower case -> what it can be a trigger of. Raises RunError."""
    found: dict[tuple[str, ...], tuple[Trigger, ...]] = {}

    def put(form: str, trigger: Trigger) -> None:
        key = tuple(form.replace("-", " - ").split())
        found[key] = (*found.get(key, ()), trigger)

    for name, rows in read(FILE).items():
        kind = kinds()[name]
        for verb in _listed(name, rows, "verbs"):
            for form, voice in verb_voices(verb).items():
                put(form, Trigger(kind, voice))
        for noun in _listed(name, rows, "nouns"):
            for form in {noun, plural(noun)}:
                put(form, Trigger(kind, ""))
        for word, near in rows.get("with", {}).items():
            beside = frozenset(words(FILE, f"{name}.with.{word}", near))
            many = {plural(word): ""} if word in rows.get("with nouns", ()) else {}
            for form, voice in {**voices(word), **many}.items():
                put(form, Trigger(kind, voice, beside))
    return found


def verb_voices(verb: str) -> dict[str, str]:
    """The forms of a verb; of a passive phrase ("be asked to") those of its auxiliary."""
    if not verb.startswith("be "):
        return voices(verb)
    return {f"{be} {verb.removeprefix('be ')}": "passive" for be in ("be", "is", "are", "was", "were", "been", "being")}


def voices(verb: str) -> dict[str, str]:
    """Forms of a verb -> "active", "passive" (participle only) or "either" (past and participle in one)."""
    forms = verb_forms(verb)
    irregular = "participle" in forms.values()
    names = {"participle": "passive", "past": "active" if irregular else "either"}
    return {form: names.get(kind, "active") for form, kind in forms.items()}


def _listed(name: str, rows: dict[str, object], key: str) -> tuple[str, ...]:
    return words(FILE, f"{name}.{key}", rows[key]) if rows[key] else ()
