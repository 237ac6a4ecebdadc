"""The words by which something is laid in somebody's mouth, from cues.yml."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar, get_args

from secondsource.errors import RunError
from secondsource.model.assertion import Stance
from secondsource.resources.base import read
from secondsource.text.inflect import IRREGULAR_VERBS, VerbForm, plural, verb_forms

Form = VerbForm
T = TypeVar("T")

#: What may stand after a verb, beside prepositions.
COMPLEMENTS = {
    "bare",
    "that",
    "quote",
    "to",
    "object",
    "wh",
    "measure",
    "number",
    "as",
    "quoted",
    "record",
    "sight",
    "post",
    "out",
}


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of saying. `takes`: see cues.yml; all groups that list the verb are united in it. `tail`: the words that
    go with it ("own" + "up to")."""

    lemma: str
    takes: frozenset[str]
    stance: Stance
    negated: Stance
    hedge: bool
    addressee: bool
    tail: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Particle:
    """Words that make what follows a source. `after`: only behind a comma; `relay`: the source is cited by another."""

    words: tuple[str, ...]
    stance: Stance
    after: bool
    relay: bool


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun for something said. `owned`: only with an owner ("his hope that")."""

    stance: Stance
    hedge: bool
    owned: bool


@dataclass(frozen=True, slots=True)
class Cues:
    """Everything in cues.yml, ready to be looked up by lower-case words (turns of phrase by their first)."""

    forms: dict[str, tuple[tuple[Verb, frozenset[Form]], ...]]
    silence: dict[str, tuple[tuple[str, ...], ...]]
    withheld: frozenset[str]
    particles: dict[str, tuple[Particle, ...]]
    also_nouns: frozenset[str]
    nouns: dict[str, Noun]
    adverbs: frozenset[str]
    rumoured: frozenset[str]
    measures: frozenset[str]
    idioms: dict[str, frozenset[str]]
    proposals: frozenset[str]
    staging: frozenset[str]
    unsaid: frozenset[str]
    exits: frozenset[str]
    cited: frozenset[str]
    carriers: frozenset[str]
    thoughts: frozenset[str]


@cache
def cues() -> Cues:
    """The cue words. Raises RunError when the file is not as its head describes."""
    table = read("cues.yml", strings=True)
    verbs: dict[str, Verb] = {}
    for group in table["verbs"]:
        for lemma in group["words"]:
            verbs[lemma] = _united(verbs.get(lemma), _verb(lemma, group))
    forms: dict[str, tuple[tuple[Verb, frozenset[Form]], ...]] = {}
    for verb in sorted(verbs.values(), key=lambda v: -len(v.tail)):  # the longest turn of phrase is tried first
        for form, kinds in _forms(verb.lemma.split()[0]).items():
            forms[form] = (*forms.get(form, ()), (verb, kinds))
    return Cues(
        forms=forms,
        silence=_by_first(
            sorted((tuple(turn.split()) for turn in table["silence"]), key=len, reverse=True), lambda t: t
        ),
        withheld=frozenset(table["withheld"]),
        particles=_by_first([_particle(entry) for entry in table["particles"]], lambda p: p.words),
        also_nouns=frozenset(table["also_nouns"]),
        nouns=dict(_nouns(table["nouns"])),
        adverbs=frozenset(table["adverbs"]),
        rumoured=frozenset(table["rumoured"]),
        measures=frozenset(table["measures"]),
        idioms={verb: frozenset(after) for verb, after in table["idioms"].items()},
        proposals=frozenset(form for word in table["proposals"] for form in (word, plural(word))),
        staging=frozenset(table["staging"]),
        unsaid=frozenset(_gerund(word.split()[0]) for word in [*table["unsaid"], *table["withheld"]]),
        exits=frozenset(table["exits"]),
        cited=frozenset(table["cited"]),
        carriers=frozenset(table["carriers"]),
        thoughts=frozenset(form for word in table["thoughts"] for form in _forms(word)),
    )


def _by_first(entries: Iterable[T], words: Callable[[T], tuple[str, ...]]) -> dict[str, tuple[T, ...]]:
    """The entries under the first of their words, in the given order."""
    groups: dict[str, tuple[T, ...]] = {}
    for entry in entries:
        first = words(entry)[0]
        groups[first] = (*groups.get(first, ()), entry)
    return groups


def _verb(lemma: str, group: dict[str, Any]) -> Verb:
    takes = frozenset(group["takes"])
    odd = sorted(t for t in takes if t not in COMPLEMENTS and not t.isalpha())
    stance, negated = group.get("stance", "assert"), group.get("negated", "decline")
    for word in (stance, negated):
        if word not in get_args(Stance):
            raise RunError(f"cues.yml: {lemma}: {word!r} is no stance")
    if odd:
        raise RunError(f"cues.yml: {lemma}: {odd[0]!r} is no complement")
    tail = tuple(lemma.split()[1:])
    return Verb(lemma, takes, stance, negated, bool(group.get("hedge")), bool(group.get("addressee")), tail)


def _united(old: Verb | None, new: Verb) -> Verb:
    """One verb from the groups that list it: the first group's stance, everybody's complements."""
    if old is None:
        return new
    takes, addressee = old.takes | new.takes, old.addressee or new.addressee
    return Verb(old.lemma, takes, old.stance, old.negated, old.hedge or new.hedge, addressee, old.tail)


def _forms(lemma: str) -> dict[str, frozenset[Form]]:
    """Form -> which forms it can be ("put" is base, past and participle)."""
    kinds: dict[str, frozenset[Form]] = {}
    past, participle = IRREGULAR_VERBS.get(lemma, ("", ""))
    for word, form in verb_forms(lemma).items():
        same: set[Form] = (
            {"past", "participle"} if (form == "past" and word != participle) or past == participle == word else set()
        )
        kinds[word] = frozenset({form, *same})
    return kinds


def _gerund(lemma: str) -> str:
    return next(form for form, kind in verb_forms(lemma).items() if kind == "ing")


def _particle(entry: dict[str, Any]) -> Particle:
    words = tuple(entry["words"].split())
    return Particle(words, entry.get("stance", "assert"), bool(entry.get("after")), bool(entry.get("relay")))


def _nouns(table: dict[str, list[str]]) -> Iterator[tuple[str, Noun]]:
    for group, words in table.items():
        stance: Stance = "assert" if group in ("hedge", "owned") else group  # type: ignore[assignment]
        for word in words:
            for form in (word, plural(word)):
                yield form, Noun(stance, group == "hedge", group == "owned")
