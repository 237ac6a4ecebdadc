"""Whom a verb of harm befalls: its object, its subject where it is passive, or the noun that it describes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from secondsource.assertions.counting.trees import Tree
from secondsource.resources.tolls import toll_words

#: "shot": hurt, unless the same person is told to be dead. "victim": harmed in a way that is not told.
Harmed = Literal["killed", "injured", "shot", "victim"]

OBJECT, SUBJECT = ("obj", "iobj"), ("nsubj", "nsubj:pass")
#: Relations over which a verb takes its subject from the verb above it.
_GOING_ON = ("conj", "xcomp", "advcl", "appos", "advcl:relcl")
#: How many verbs above are asked for a subject.
_CLIMB = 6


@dataclass(frozen=True, slots=True)
class Harm:
    """One word of harm with the head of the words for the one harmed. `by_self`: they did it to themselves; `shared`:
    they stand in a list ("two dead, three hurt" may be read as one list of both); `by_other`: the words tell who did
    it ("a man killed two guards")."""

    cue: int
    people: int
    fate: Harmed
    by_self: bool = False
    shared: bool = False
    by_other: bool = False


def each(cue: int, people: list[int], fate: Harmed, by_other: bool = False) -> Iterator[Harm]:
    """The same fate for everybody of a list."""
    for one in people:
        yield Harm(cue, one, fate, False, len(people) > 1, by_other)


def done(tree: Tree, i: int, fate: Harmed) -> Iterator[Harm]:
    """A verb that is done to people: its object, or its subject where it is passive."""
    objects = objects_of(tree, i)
    if not objects and _goes_on_to_object(tree, i):
        return
    for obj in objects:
        if tree.words[obj] in toll_words()["themselves"]:
            yield from (Harm(i, subject, fate, True) for subject in subjects_of(tree, i))
        else:
            others = [one for one in tree.conjuncts(obj) if tree.words[one] not in toll_words()["themselves"]]
            yield from each(i, others, fate, True)
            if len(others) < len(tree.conjuncts(obj)):
                yield from (Harm(i, subject, fate, True) for subject in subjects_of(tree, i))
    if objects:
        return
    tag = tree.tokens[i].xpos
    passive = bool(tree.of(i, "aux:pass", "nsubj:pass")) or tag == "VBN"
    if passive or (tree.relation(i) in ("acl", "amod") and tag == "VBD"):
        yield from undergone(tree, i, fate)
    elif tag == "VBD" and (tree.headline or _gapped(tree, i)) and not _aims(tree, i):
        yield from undergone(tree, i, fate)  # "2 shot", "one was killed and three others wounded"


def undergone(tree: Tree, i: int, fate: Harmed) -> Iterator[Harm]:
    """A verb or an adjective that is said of people."""
    yield from each(i, subjects_of(tree, i), fate)


def _gapped(tree: Tree, i: int) -> bool:
    """Whether the auxiliary stands with an earlier verb of the sentence."""
    above = list(tree.up(i)) if tree.relation(i) in ("conj", "parataxis", "acl", "ccomp") else []
    return any(tree.of(verb, "aux:pass", "nsubj:pass") for verb in above[:2])


def objects_of(tree: Tree, i: int) -> list[int]:
    """Whom a verb is done to. Where a later verb of the list has no object, the parse may have given it to the first:
    "killing a boy and wounding his father"."""
    own = [k for k in tree.of(i, *OBJECT) if k < i or not _verb_between(tree, i, k)]
    if tree.headline and "," in tree.words[i + 1 : i + 2]:
        own = [k for k in own if k < i]  # "Ruiz killed, girl injured"
    if own or not (tree.relation(i) == "conj" and tree.head(i) >= 0):
        return own
    family = [tree.head(i), *tree.of(tree.head(i), "conj")]
    return [k for verb in family for k in tree.of(verb, *OBJECT) if k > i > verb and not _verb_between(tree, i, k)]


def _verb_between(tree: Tree, i: int, k: int) -> bool:
    know = toll_words()
    between = range(i + 1, k)
    return any(
        tree.lemmas[j] in know["hurt"] | know["kill"] and tree.relation(j) == "conj" and not tree.of(j, *OBJECT)
        for j in between
    )


def _goes_on_to_object(tree: Tree, i: int) -> bool:
    """ "Shot and killed her": the object stands with the later verb."""
    return any(tree.of(kid, *OBJECT) and not tree.of(kid, *SUBJECT) for kid in tree.of(i, "conj"))


def _aims(tree: Tree, i: int) -> bool:
    """ "Officers shot at him": nobody is hit yet."""
    return any(tree.words[kid] == "at" for place in tree.of(i, "obl") for kid in tree.of(place, "case"))


def subjects_of(tree: Tree, i: int) -> list[int]:
    """Whom a predicate is said of: its own subject, that of the verb it goes on from, or the noun that it describes."""
    here = i
    for _ in range(_CLIMB):
        if own := tree.of(here, *SUBJECT):
            return _who(tree, max((k for k in own if k < i), default=own[0]), here)
        relation, above = tree.relation(here), tree.head(here)
        if above < 0:
            return []
        noun = tree.tokens[above].upos in ("NOUN", "PROPN", "NUM", "PRON")
        if relation == "amod" or (relation == "appos" and noun):
            return tree.conjuncts(above)
        if relation in ("acl", "acl:relcl"):
            return tree.conjuncts(above) if tree.relation(above) != "conj" else [above]
        if relation == "conj" and noun and tree.tokens[here].upos == "VERB":
            return []
        if relation == "xcomp" and tree.of(above, *OBJECT):
            return tree.conjuncts(tree.of(above, *OBJECT)[0])
        if relation not in _GOING_ON:
            return []
        here = above
    return []


def _who(tree: Tree, subject: int, verb: int) -> list[int]:
    """The subject with those coordinated to it; for "who" the noun that the clause describes."""
    if tree.lemmas[subject] in ("who", "that", "which", "whom"):
        for above in (verb, *tree.up(verb)):
            if tree.relation(above) in ("acl:relcl", "acl", "advcl:relcl"):
                head = tree.head(above)
                return [head] if head >= 0 else []
        return []
    return tree.conjuncts(subject)
