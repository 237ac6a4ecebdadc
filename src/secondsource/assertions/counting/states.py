"""Words that say how people came out of it without a verb of harm: dead, in hospital, the death of, his own life."""

from __future__ import annotations

from collections.abc import Iterator

from secondsource.assertions.counting.befalls import OBJECT, SUBJECT, Harm, Harmed, each, subjects_of, undergone
from secondsource.assertions.counting.trees import Tree
from secondsource.resources.tolls import toll_words
from secondsource.text.listed import listed

_FINDING = listed("find pronounce declare leave believe presume confirm discover lie report list")
_LEAVING = listed("leave list put send hospitalize")
_BODIES = listed("body remains corpse funeral")
_DENYING = listed("not n't never no neither nor without nobody none")


def state(tree: Tree, i: int, fate: Harmed) -> Iterator[Harm]:
    """ "He is dead", "was pronounced dead", "left two dead", "a wounded man", "two dead" (a headline)."""
    relation, head = tree.relation(i), tree.head(i)
    if relation == "amod" and head >= 0:
        if tree.lemmas[head] not in ("body", "wound", "condition"):
            yield Harm(i, head, fate)
    elif relation == "xcomp" and head >= 0:
        objects = tree.of(head, *OBJECT)
        people = tree.conjuncts(objects[0]) if objects else subjects_of(tree, head)
        if tree.lemmas[head] in _FINDING or not objects:
            yield from each(i, people, fate)
    elif tree.of(i, "cop", "aux:pass", *SUBJECT):
        yield from undergone(tree, i, fate)
    elif tree.of(i, "nummod"):
        yield Harm(i, i, fate)
    elif relation in ("acl", "advcl", "conj"):
        yield from undergone(tree, i, fate)


def condition(tree: Tree, i: int) -> Iterator[Harm]:
    """ "Is in critical condition", "was listed in stable condition", "left a boy in serious condition"."""
    grave = any(tree.words[kid] in toll_words()["condition"] for kid in tree.kids[i])
    if not grave or not tree.has(i, "in"):
        return
    head = tree.head(i)
    if tree.relation(i) == "nmod" and head >= 0:
        yield Harm(i, head, "injured")
        return
    if tree.of(i, *SUBJECT):
        yield from (Harm(i, one, "injured") for one in subjects_of(tree, i))
    elif head >= 0:
        objects = tree.of(head, *OBJECT) if tree.lemmas[head] in _LEAVING else []
        people = tree.conjuncts(objects[0]) if objects else subjects_of(tree, head)
        if tree.lemmas[head] not in ("say", "tell"):
            yield from (Harm(i, one, "injured") for one in people)


def of_noun(tree: Tree, i: int, fate: Harmed) -> Iterator[Harm]:
    """The death of Ana Ruiz, Ruiz's death, the shooting (death) of two men."""
    if tree.tokens[i].upos not in ("NOUN", "PROPN"):
        return
    if tree.relation(i) == "compound" and tree.head(i) >= 0 and tree.lemmas[tree.head(i)] in toll_words()["deaths"]:
        return  # the head of "shooting death" speaks for both
    fatal = any(tree.words[kid] in ("fatal", "deadly", "lethal") for kid in tree.kids[i])
    sure: Harmed = "killed" if fatal else fate
    corpse = tree.lemmas[i] in _BODIES
    for kid in tree.of(i, "nmod", "nmod:poss"):
        if corpse and tree.tokens[kid].upos == "PRON":
            continue  # "shot in his lower body"
        if tree.relation(kid) == "nmod:poss" or tree.has(kid, "of"):
            yield from (Harm(i, one, sure) for one in tree.conjuncts(kid))


def lost(tree: Tree, i: int) -> Iterator[Harm]:
    """ "Lost his life", "claimed the lives of two men", "took his own life", "passed away", "committed suicide"."""
    lemma = tree.lemmas[i]
    if lemma == "pass":
        if tree.has(i, "away"):
            yield from undergone(tree, i, "killed")
        return
    if lemma == "turn":
        aimed = any(tree.words[k] in toll_words()["themselves"] for k in tree.kids[i])
        gun = any(tree.lemmas[k] in toll_words()["projectiles"] for k in tree.of(i, "obj"))
        if aimed and gun:
            yield from (Harm(i, one, "shot", True) for one in subjects_of(tree, i))
        return
    for obj in tree.of(i, "obj"):
        if lemma == "commit" and tree.lemmas[obj] == "suicide":
            yield from (Harm(i, one, "killed", True) for one in subjects_of(tree, i))
        elif lemma == "lose" and tree.lemmas[obj] in toll_words()["body"]:
            yield from (Harm(i, one, "injured") for one in subjects_of(tree, i))  # "lost a leg"
        elif tree.lemmas[obj] == "life":
            own = tree.has(obj, "own")
            if lemma == "lose" or own:
                yield from (Harm(i, one, "killed", own) for one in subjects_of(tree, i))
            else:
                lives = tree.of(obj, "nmod", "nmod:poss")
                yield from (Harm(i, one, "killed") for life in lives for one in tree.conjuncts(life))


def to_hospital(tree: Tree, i: int) -> bool:
    """Whether a verb brings people to where the hurt are brought; asylums are not meant."""
    know = toll_words()
    for kid in tree.kids[i]:
        if tree.relation(kid) in ("obl", "xcomp", "advmod", "obj", "nmod"):
            for j in tree.below(kid, ("acl:relcl", "advcl", "conj")):
                if tree.lemmas[j] in know["hospitals"] or tree.words[j] in know["hospitals"]:
                    return not any(tree.words[k] in ("state", "mental", "psychiatric") for k in tree.kids[j])
    return tree.lemmas[i] == "treat" and any(tree.lemmas[k] in ("wound", "injury") for k in tree.of(i, "obl"))


def with_object(tree: Tree, i: int, nouns: frozenset[str]) -> bool:
    """Whether a verb has one of these objects, and not "no injuries"."""
    for obj in tree.of(i, *OBJECT):
        for one in tree.conjuncts(obj):
            if tree.lemmas[one] in nouns and not any(tree.words[k] in _DENYING for k in tree.kids[one]):
                return True
    return any(
        tree.lemmas[kid] in nouns and tree.lemmas[i] == "suffer" and tree.has(kid, "from") for kid in tree.of(i, "obl")
    )


def to_death(tree: Tree, i: int) -> Iterator[Harm]:
    """ "Was shot to death", "found shot to death"; parsers take this "shot" for many things."""
    objects = tree.of(i, *OBJECT)
    people = tree.conjuncts(objects[0]) if objects else subjects_of(tree, i)
    head = tree.head(i)
    if not people and head >= 0:
        near = [k for k in tree.of(head, *SUBJECT, *OBJECT) if k < i]
        people = near[-1:] or ([head] if tree.tokens[head].upos in ("NOUN", "PROPN") else [])
        if near and tree.of(near[-1], "conj"):
            people = tree.conjuncts(near[-1])
    yield from each(i, people, "killed")
