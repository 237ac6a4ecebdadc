"""What words about the future do: a promise of something friendly is an agreement, one of harm a threat, the refusal
of either a rejection, and "must" a demand (PLOVER's rules for AGREE, THREATEN, REJECT and REQUEST)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from secondsource.assertions.happenings.predicates import Predicate
from secondsource.assertions.happenings.tree import Tree
from secondsource.model.assertion import Mood
from secondsource.resources.happenings import kinds
from secondsource.resources.predicates import moods
from secondsource.text.listed import listed

_FRIENDLY = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "AGREE"})
_HARM = frozenset({"ASSAULT", "SANCTION", "COERCE", "REJECT"})
_WILL = listed("will shall would 'll ’ll wo")
_MUST = listed("must should")


def promised(tree: Tree, hit: Predicate, mood: Mood | None) -> tuple[Predicate, Mood | None]:
    """The predicate as what its future makes of it. Only what somebody says that he will do is a promise."""
    if not hit.verb or hit.kind.speech or not _said(tree, hit.node):
        return hit, mood
    auxiliaries = {tree.word(k) for k in tree.kids(hit.node, "aux")}
    if not auxiliaries & _WILL:
        return hit, mood
    if mood == "denied" and hit.kind.type in _FRIENDLY:
        return replace(hit, kind=kinds()["rejection"]), None
    if mood in ("planned", "hypothetical") and not _conditional(tree, hit.node):
        if hit.kind.type in _FRIENDLY:
            return replace(hit, kind=kinds()["promise"]), None
        if hit.kind.type in _HARM and not hit.passive:
            return replace(hit, kind=kinds()["threat"]), None
    return hit, mood


def _said(tree: Tree, i: int) -> bool:
    """Whether a verb is what somebody says of himself, or the main verb of the sentence."""
    above = tree.head(i)
    if above < 0:
        return True
    if tree.rel(i) not in ("ccomp", "parataxis") or tree.lemma(above) not in moods()["speech"]:
        return False
    return tree.rel(above) in ("root", "ccomp", "parataxis")


def _conditional(tree: Tree, i: int) -> bool:
    return any(tree.word(k) in ("if", "whether") for k in tree.kids(i, "mark"))


def obliged(tree: Tree, found: Sequence[Predicate]) -> list[Predicate]:
    """What others are said to have to do ("Brenn must free them, the envoy said"), unless the sentence demands
    something already."""
    demand = kinds()["demand"]
    if any(hit.kind == demand for hit in found):
        return []
    for i, token in enumerate(tree.tokens):
        if token.upos == "VERB" and tree.rel(i) == "ccomp" and tree.lemma(tree.head(i)) in moods()["speech"]:
            must = next((k for k in tree.kids(i, "aux") if tree.word(k) in _MUST), None)
            subject = tree.kids(i, "nsubj", "nsubj:pass")
            if must is not None and subject and tree.word(subject[0]) not in ("he", "she", "it", "i", "they"):
                return [Predicate(i, must, i if must < i else must, demand, True)]
    return []
