"""Who is harmed in a sentence, read from its tree: each word of harm is asked whom it befell."""

from __future__ import annotations

from collections.abc import Iterator

from secondsource.assertions.counting import states
from secondsource.assertions.counting.befalls import SUBJECT, Harm, Harmed, done, objects_of, undergone
from secondsource.assertions.counting.trees import Tree
from secondsource.resources.tolls import toll_words
from secondsource.text.listed import listed

_DENYING = listed("not n't never no neither nor nobody none")
_NOT_QUITE = listed("without almost nearly if unless whenever anytime attempted")
_WAYS_TO_DEATH = listed("shot stabbed beaten burned burnt hacked")
_HITTING = listed("shoot hit strike stab shooting")
_FIRING = listed("fire discharge shoot open go")
_LOSING = listed("lose claim take cost pass commit turn")
_ILLNESS = listed("cancer disease illness overdose")


def harms(tree: Tree) -> list[Harm]:
    """What a sentence tells of people being killed and hurt, in order of the words that tell it."""
    told = (harm for i in range(len(tree.tokens)) for harm in _told_by(tree, i))
    found = [harm for harm in told if not _unreal(tree, harm.cue) and not _nobody(tree, harm.people)]
    return [harm for harm in found if not _told_better(harm, found)]


def _told_better(harm: Harm, found: list[Harm]) -> bool:
    """ "One dead and three hurt" is often read with all four as one list: a nearer word then says what befell each."""
    if not harm.shared or harm.fate == "shot":
        return False
    others = [h for h in found if h.people == harm.people and h.fate not in (harm.fate, "shot", "victim")]
    return any(abs(h.cue - h.people) < abs(harm.cue - harm.people) for h in others)


def _told_by(tree: Tree, i: int) -> Iterator[Harm]:
    """Whom the word at a position tells to be harmed."""
    if tree.words[i] in _WAYS_TO_DEATH and tree.words[i + 1 : i + 3] == ("to", "death"):
        yield from states.to_death(tree, i)
    elif tree.headline and tree.words[i] == "shot" and tree.of(i, *SUBJECT) and not objects_of(tree, i):
        yield from undergone(tree, i, _of_hurting(tree, i))
    elif tree.tokens[i].upos == "VERB" or tree.tokens[i].xpos.startswith("VB"):
        yield from _by_verb(tree, i)
    else:
        yield from _by_word(tree, i)


def _by_verb(tree: Tree, i: int) -> Iterator[Harm]:
    know, lemma = toll_words(), tree.lemmas[i]
    if lemma in know["kill"] or (lemma == "gun" and tree.has(i, "down")):
        yield from done(tree, i, "killed")
    elif lemma in know["hurt"] or (lemma in know["strike"] and (_by_projectile(tree, i) or _at_body(tree, i))):
        yield from done(tree, i, _of_hurting(tree, i))
    elif lemma in know["die"]:
        yield from undergone(tree, i, "killed")
    elif lemma in know["suffer"] and states.with_object(tree, i, know["wounds"]):
        yield from undergone(tree, i, "injured")
    elif lemma in _LOSING:
        yield from states.lost(tree, i)
    elif lemma in know["dead"] or tree.words[i] in know["dead"]:
        yield from states.state(tree, i, "killed")
    if lemma in know["bring"] and states.to_hospital(tree, i):
        yield from done(tree, i, "injured")


def _by_word(tree: Tree, i: int) -> Iterator[Harm]:
    know, lemma, word = toll_words(), tree.lemmas[i], tree.words[i]
    if lemma in know["dead"] or word in know["dead"]:
        yield from states.state(tree, i, "killed")
    elif word in know["injured"]:
        yield from states.state(tree, i, "injured")
    elif lemma == "condition":
        yield from states.condition(tree, i)
    elif lemma in know["deaths"] or lemma in know["shootings"]:
        yield from states.of_noun(tree, i, "killed" if lemma in know["deaths"] else "shot")
    elif lemma in know["victims"]:
        yield Harm(i, i, "victim")
    elif word in ("fatally", "mortally") and tree.upos(tree.head(i)) in ("NUM", "NOUN", "PROPN", "PRON"):
        yield Harm(i, tree.head(i), "killed")  # "five shot, one fatally"


def _of_hurting(tree: Tree, i: int) -> Harmed:
    """Whether a wound is told to be deadly: "fatally shot", "shot dead", "fatally shot and stabbed"."""
    know = toll_words()
    if tree.words[i + 1 : i + 2] == ("dead",):
        return "killed"  # "shot dead two men": parsers may take the men for dead
    for kid in tree.kids[i]:
        if tree.words[kid] in know["deadly"] or (tree.words[kid] == "death" and tree.relation(kid) == "obl"):
            return "killed"
    first = tree.head(i) if tree.relation(i) == "conj" else -1
    apart = first >= 0 and tree.of(i, "obj", *SUBJECT) and tree.of(first, "obj", "nsubj:pass")
    if first >= 0 and not apart and any(tree.words[kid] in ("fatally", "mortally") for kid in tree.kids[first]):
        return "killed"
    return "shot" if tree.lemmas[i] in _HITTING else "injured"


def _by_projectile(tree: Tree, i: int) -> bool:
    """Whether a bullet or the like does it."""
    doers = tree.of(i, "nsubj", "obl", "obl:agent")
    above = tree.head(i)
    if above >= 0 and tree.relation(i) in ("advcl", "conj", "xcomp", "acl", "parataxis"):
        if tree.lemmas[above] in _FIRING:
            return True
        doers = [*doers, *tree.of(above, "nsubj", "obj"), above]
    return any(tree.words[j] in toll_words()["projectiles"] for doer in doers for j in tree.conjuncts(doer))


def _at_body(tree: Tree, i: int) -> bool:
    """ "Struck in the leg"."""
    return any(tree.words[j] in toll_words()["body"] for place in tree.of(i, "obl") for j in tree.conjuncts(place))


def _unreal(tree: Tree, i: int) -> bool:
    """Whether the event is denied or did not happen: "was not hurt", "could have died", "tried to kill"."""
    know = toll_words()
    if any(tree.words[kid] in _NOT_QUITE or _ill(tree, kid) for kid in tree.kids[i]):
        return True
    for here in (i, *tree.up(i)):
        if any(tree.relation(k) == "aux" and tree.words[k] in know["modals"] for k in tree.kids[here]):
            return True
        if any(tree.relation(k) in ("advmod", "det") and tree.words[k] in _DENYING for k in tree.kids[here]):
            return True
        above = tree.head(here)
        if (
            above >= 0
            and tree.relation(here) in ("xcomp", "ccomp", "obj", "acl")
            and tree.lemmas[above] in know["attempts"]
        ):
            return True
        if tree.relation(here) not in ("xcomp", "conj", "cop", "amod"):
            return False
    return False


def _ill(tree: Tree, i: int) -> bool:
    """ "Died of cancer", "of natural causes", "of a heart attack": nobody harmed them."""
    if tree.relation(i) != "obl":
        return False
    kids = {tree.words[k] for k in tree.kids[i]}
    return tree.lemmas[i] in _ILLNESS or (tree.lemmas[i] in ("cause", "attack") and bool(kids & {"natural", "heart"}))


def _nobody(tree: Tree, i: int) -> bool:
    """ "No one", "nobody", "none of them"."""
    return tree.words[i] in _DENYING or any(tree.words[kid] in _DENYING for kid in tree.of(i, "det", "advmod", "nmod"))
