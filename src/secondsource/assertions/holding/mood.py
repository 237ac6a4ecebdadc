"""Whether a sentence tells something as done: by the words that a verb or noun hangs on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from secondsource.assertions.holding.tree import Tree
from secondsource.resources.taking import unreal
from secondsource.text.listed import listed

Telling = Literal["done", "unreal", "denied", "admitted"]
_NEGATIVE = listed("not no never nobody none neither nor without n't")
_DENYING = listed("deny refute reject dismiss rumour rumor lie false untrue denial")
_ADMITTING = listed("admit acknowledge acknowledgment acknowledgement concede admission confess")
#: Words before a gerund or noun that make an aim of it: "aimed at taking", "the battle for the hill".
_AIMING = frozenset({"at", "for", "from", "of", "on", "to", "against", "toward", "towards", "in"})
#: Nouns that an infinitive tells of as done: "the second town to fall".
_RANKS = listed("first second third fourth fifth sixth last latest next one")
_LONG = frozenset({"month", "months", "year", "years"})
_MONTHS = listed(
    "january february march april may june july august september october november december",
)
_SETTING = frozenset({"since", "until", "before", "till"})


@dataclass(frozen=True, slots=True)
class Mood:
    """How something is told, and whether only as the setting of something else ("since the town fell")."""

    told: Telling = "done"
    setting: bool = False


def mood_of(tree: Tree, i: int) -> Mood:
    """How the happening that a verb or noun tells of is told."""
    told: Telling = "unreal" if _modal(tree, i) or _conditional(tree, i) else "denied" if _negated(tree, i) else "done"
    setting = _is_setting(tree, i)
    for j in tree.above(i):
        relation = tree.relation(i)
        if told == "done":
            told = _under(tree, i, j)
        setting = setting or (relation != "ccomp" and _is_setting(tree, j))
        i = j
    return Mood(told, setting)


def _under(tree: Tree, i: int, j: int) -> Telling:
    """What the word `j` that `i` hangs on makes of it."""
    relation, lemma = tree.relation(i), tree.lemmas[j]
    if tree.tokens[i].upos == "NOUN" and relation in ("nsubj", "nsubj:pass", "obj") and _modal(tree, j):
        return "unreal"
    if relation in ("ccomp", "acl", "xcomp", "csubj", "nsubj", "nsubj:pass", "obj", "nmod", "obl"):
        if lemma in _DENYING and (lemma != "lie" or tree.tokens[j].upos == "NOUN"):
            return "denied"
        if lemma in _ADMITTING:
            return "admitted"
    if _aimed(tree, i, relation, lemma):
        return "unreal"
    if relation in ("xcomp", "acl", "conj") and (relation != "conj" or not tree.below(i, "nsubj", "nsubj:pass")):
        if _modal(tree, j) or _conditional(tree, j):
            return "unreal"
        if relation == "xcomp" and _negated(tree, j):
            return "denied"
        if relation == "conj" and _infinitive(tree, j):
            head = tree.head(j)
            return "unreal" if head is not None and _aimed(tree, j, tree.relation(j), tree.lemmas[head]) else "done"
    if relation == "ccomp" and (_conditional(tree, j) or (_negated(tree, j) and lemma in ("confirm", "verify"))):
        return "unreal"
    return "done"


def _aimed(tree: Tree, i: int, relation: str, lemma: str) -> bool:
    """Whether something is only aimed at: "tried to take", "moved in to take", "the battle for", "kept from taking"."""
    known = unreal()
    if _infinitive(tree, i):
        if relation in ("xcomp", "ccomp"):
            up = tree.head(i)
            ends = [tree.lemmas[k] for k in tree.below(up, "obj")] if up is not None else []
            if known.nouns.intersection(ends):
                return True  # "began an offensive to take"
            return lemma in known.verbs and lemma not in known.real
        return relation == "advcl" or (relation == "acl" and lemma not in _RANKS)
    lead = tree.lead(i) or next((tree.words[k] for k in tree.below(i, "mark")), "")
    if relation in ("advcl", "obl", "xcomp", "acl", "nmod") and lead in _AIMING:
        return lemma in (known.nouns if relation in ("acl", "nmod") else known.verbs) and lemma not in known.real
    if relation == "ccomp":
        return lemma in known.thoughts
    return relation in ("obj", "compound") and lemma in (known.verbs if relation == "obj" else known.nouns)


def _infinitive(tree: Tree, i: int) -> bool:
    return any(tree.words[j] == "to" for j in tree.below(i, "mark"))


def _modal(tree: Tree, i: int) -> bool:
    return any(tree.words[j] in unreal().modals for j in tree.below(i, "aux"))


def _conditional(tree: Tree, i: int) -> bool:
    past = tree.tokens[i].xpos == "VBD" or any(tree.tokens[j].xpos == "VBD" for j in tree.below(i, "aux", "aux:pass"))
    words = (tree.words[j] for j in tree.below(i, "mark", "advmod"))
    return any(word in unreal().words and not (past and word == "before") for word in words)


def _negated(tree: Tree, i: int) -> bool:
    """Whether a verb or the noun it is about is negated: "did not take", "no part was taken", "not one street"."""
    about = [i, *(k for k in tree.below(i, "nsubj", "nsubj:pass", "obj", "advmod"))]
    close = [k for j in about for k in tree.below(j, "advmod", "det", "case" if j == i else "det", "cc:preconj")]
    return any(tree.words[k] in _NEGATIVE for k in (*close, *about[1:]))


def _is_setting(tree: Tree, i: int) -> bool:
    if tree.relation(i) in ("acl", "acl:relcl", "advcl") and _earlier(tree, i):
        return True
    return any(tree.words[j] in _SETTING for j in tree.below(i, "mark", "case"))


def _earlier(tree: Tree, i: int) -> bool:
    """ "which rebels had taken", "recaptured last year", "taken in 2014"."""
    if any(tree.words[j] == "had" for j in tree.below(i, "aux")):
        return True
    when = [j for j in tree.below(i, "obl", "obl:unmarked", "obl:tmod", "advmod") if j > i]
    return any(
        tree.words[j] in ("earlier", "previously", "ago")
        or (tree.words[j] in _LONG and any(tree.words[k] in ("last", "ago") for k in tree.below(j)))
        or (tree.lead(j) == "in" and (tree.words[j] in _MONTHS or tree.words[j].isdigit()))
        for j in when
    )
