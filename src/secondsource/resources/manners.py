"""What a stance leaves out: manner, strength and modality, by the words that tell them, from manners.yml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from secondsource.errors import RunError
from secondsource.model.assertion import Strength
from secondsource.resources.base import read
from secondsource.text.inflect import plural, verb_forms

FILE = "manners.yml"
#: Turns of phrase by their first word: the further words and what the turn means, the longest first.
Turns = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


@dataclass(frozen=True, slots=True)
class Manners:
    """Everything in manners.yml, ready to be looked up by lower-case words. `infinitives` leads a manner to the
    modality of a bare infinitive behind it, `hedging` holds the modalities that loosen the speaker's hold."""

    manners: Turns
    infinitives: Mapping[str, str]
    silences: Mapping[str, str]
    strengths: Turns
    adverbs: Mapping[str, Strength]
    unsaying: frozenset[str]
    nobody: frozenset[str]
    modalities: Turns
    hedging: frozenset[str]
    conditions: frozenset[str]
    questions: frozenset[str]


@cache
def manners() -> Manners:
    """The words. Raises RunError naming what is wrong in the file."""
    table = read(FILE, strings=True)
    for word in table["strengths"]:
        if word not in get_args(Strength):
            raise RunError(f"{FILE}: {word!r} is no strength")
    modalities = table["modalities"]
    infinitives = {name: group["modality"] for name, group in table["manners"].items() if "modality" in group}
    for name, modality in infinitives.items():
        if modality not in modalities:
            raise RunError(f"{FILE}: {name}: {modality!r} is no modality")
    return Manners(
        manners=_turns((name, _inflected(name, group)) for name, group in table["manners"].items()),
        infinitives=infinitives,
        silences=_silences(table["silences"]),
        strengths=_turns((name, _inflected(name, group)) for name, group in table["strengths"].items()),
        adverbs={word: name for name, group in table["strengths"].items() for word in group["adverbs"]},
        unsaying=frozenset(table["unsaying"]),
        nobody=frozenset(table["nobody"]),
        modalities=_turns((name, group["words"]) for name, group in modalities.items()),
        hedging=frozenset(name for name, group in modalities.items() if group.get("hedged") == "true"),
        conditions=frozenset(table["conditions"]),
        questions=frozenset(table["questions"]),
    )


def turn_at(turns: Turns, lows: Sequence[str], i: int) -> str:
    """What the turn of phrase that begins at word i means, "" if none does."""
    found = turns.get(lows[i], ())
    return next((name for rest, name in found if tuple(lows[i + 1 : i + 1 + len(rest)]) == rest), "")


def _inflected(name: str, group: Any) -> list[str]:
    """The turns of a group: its verbs in every form, its nouns in both numbers."""
    odd = sorted(set(group) - {"verbs", "nouns", "adverbs", "modality"})
    if odd or not group.get("verbs"):
        raise RunError(f"{FILE}: {name}: verbs, and perhaps nouns and adverbs, were expected, not {odd}")
    made = []
    for turn in group["verbs"]:
        verb, _, rest = turn.partition(" ")
        made += [f"{form} {rest}".strip() for form in verb_forms(verb)]
    return made + [form for noun in group.get("nouns", ()) for form in (noun, plural(noun))]


def _turns(groups: Iterable[tuple[str, Iterable[str]]]) -> Turns:
    """Turns by their first word; of two meanings of one turn the first counts, of two turns the longer."""
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for name, listed in groups:
        for turn in listed:
            first, *rest = turn.split()
            found.setdefault(first, {}).setdefault(tuple(rest), name)
    return {first: tuple(sorted(rests.items(), key=lambda item: -len(item[0]))) for first, rests in found.items()}


def _silences(table: Mapping[str, Sequence[str]]) -> dict[str, str]:
    made: dict[str, str] = {}
    for name, words in table.items():
        for word in words:
            for form in verb_forms(word):
                made.setdefault(form, name)
    return made
