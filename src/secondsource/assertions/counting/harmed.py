"""Who is harmed in a sentence, read from its tree: each word of harm is asked whom it befell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from secondsource.assertions.counting.trees import Tree
from secondsource.resources.tolls import toll_words
from secondsource.text.listed import listed

#: "shot": hurt, unless the same person is told to be dead. "victim": harmed in a way that is not told.
Harmed = Literal["killed", "injured", "shot", "victim"]

_OBJECT = ("obj", "iobj")
_SUBJECT = ("nsubj", "nsubj:pass")
_DENYING = listed("not n't never no neither nor without nobody none")
_PASSIVE_BE = ("aux:pass",)
_REPORTING = listed("find pronounce declare leave believe presume confirm discover lie report list")


@dataclass(frozen=True, slots=True)
class Harm:
    """One word of harm with the head of the words for the one harmed. `by_self`: they did it to themselves; `shared`: the
    word stands with others of a list ("two dead, three hurt" is read with both as one list)."""

    cue: int
    people: int
    fate: Harmed
    by_self: bool = False
    shared: bool = False


def harms(tree: Tree) -> list[Harm]:
    """What a sentence tells of people being killed and hurt, in order of the words that tell it. Headlines leave out
    auxiliaries: "Two shot in Norvik"."""
    found: list[Harm] = []
    for i in range(len(tree.tokens)):
        for harm in _told_by(tree, i, tree.headline):
            if not _unreal(tree, harm.cue) and not _nobody(tree, harm.people):
                found.append(harm)
    return [harm for harm in found if not _told_better(tree, harm, found)]


def _told_better(tree: Tree, harm: Harm, found: list[Harm]) -> bool:
    """ "One dead and three hurt" is often read with all four as one list: a nearer word then says what befell each."""
    if not harm.shared or harm.fate == "shot":
        return False
    others = [h for h in found if h.people == harm.people and h.fate not in (harm.fate, "shot", "victim")]
    return any(abs(h.cue - h.people) < abs(harm.cue - harm.people) for h in others)


def _told_by(tree: Tree, i: int, headline: bool) -> Iterator[Harm]:
    know, lemma = toll_words(), tree.lemmas[i]
    if tree.words[i] in ("shot", "stabbed", "beaten", "burned", "burnt", "hacked") and tree.words[i + 1 : i + 3] == ("to", "death"):
        yield from _to_death(tree, i)
        return
    verbal = tree.tokens[i].upos == "VERB" or tree.tokens[i].xpos.startswith("VB")
    if headline and tree.words[i] == "shot" and tree.of(i, *_SUBJECT):
        yield from _undergone(tree, i, "killed" if _of_hurting(tree, i) == "killed" else "shot")
        return
    if lemma in know["kill"] and verbal:
        yield from _done(tree, i, "killed", headline)
    elif verbal and lemma in know["hurt"]:
        yield from _done(tree, i, _of_hurting(tree, i), headline)
    elif verbal and lemma == "gun" and _has(tree, i, "down"):
        yield from _done(tree, i, "killed", headline)
    elif verbal and lemma in know["strike"]:
        if _by_projectile(tree, i) or _at_body(tree, i):
            yield from _done(tree, i, _of_hurting(tree, i), headline)
    elif verbal and lemma in know["die"]:
        yield from _undergone(tree, i, "killed")
    elif verbal and lemma in ("lose", "claim", "take", "cost", "pass", "commit", "turn"):
        yield from _lost(tree, i)
    elif verbal and lemma in know["suffer"] and _object_in(tree, i, know["wounds"]):
        yield from _undergone(tree, i, "injured")
    elif lemma in know["dead"] or tree.words[i] in know["dead"]:
        yield from _state(tree, i, "killed")
    elif tree.words[i] in know["injured"] and not verbal:
        yield from _state(tree, i, "injured")
    elif lemma == "condition":
        yield from _condition(tree, i)
    elif lemma in know["deaths"] or lemma in know["shootings"]:
        yield from _noun(tree, i, "killed" if lemma in know["deaths"] else "shot")
    elif lemma in know["victims"]:
        yield Harm(i, i, "victim")
    elif tree.words[i] in ("fatally", "mortally"):
        head = tree.head(i)
        if head >= 0 and tree.tokens[head].upos in ("NUM", "NOUN", "PROPN", "PRON"):
            yield Harm(i, head, "killed")
    if verbal and lemma in know["bring"] and _to_hospital(tree, i):
        yield from _done(tree, i, "injured", headline)


def _to_death(tree: Tree, i: int) -> Iterator[Harm]:
    """ "Was shot to death", "found shot to death"; parsers take this "shot" for many things."""
    objects = tree.of(i, *_OBJECT)
    people = tree.conjuncts(objects[0]) if objects else _subjects(tree, i)
    head = tree.head(i)
    if not people and head >= 0:
        near = [k for k in tree.of(head, *_SUBJECT, *_OBJECT) if k < i]
        people = near[-1:] or ([head] if tree.tokens[head].upos in ("NOUN", "PROPN") else [])
        if near and tree.of(near[-1], "conj"):
            people = tree.conjuncts(near[-1])
    yield from (Harm(i, one, "killed", shared=len(people) > 1) for one in people)


def _done(tree: Tree, i: int, fate: Harmed, headline: bool) -> Iterator[Harm]:
    """A verb that is done to people: its object, or its subject where it is passive."""
    objects = _objects(tree, i)
    passive = bool(tree.of(i, "aux:pass", "nsubj:pass")) or tree.tokens[i].xpos == "VBN"
    if not objects and _goes_on_to_object(tree, i):
        return
    for obj in objects:
        if tree.words[obj] in toll_words()["themselves"]:
            for subject in _subjects(tree, i):
                yield Harm(i, subject, fate, True)
        else:
            yield from _each(tree, i, obj, fate)
    if objects:
        return
    relation = tree.relation(i)
    if passive or (relation in ("acl", "amod") and tree.tokens[i].xpos in ("VBN", "VBD")):
        yield from _undergone(tree, i, fate)
    elif tree.tokens[i].xpos == "VBD" and (headline or _gapped(tree, i)) and not _has_clause(tree, i):
        yield from _undergone(tree, i, fate)  # "2 shot", "one was killed and three others wounded"


def _gapped(tree: Tree, i: int) -> bool:
    """Whether the auxiliary stands with an earlier verb of the sentence."""
    above = list(tree.up(i)) if tree.relation(i) in ("conj", "parataxis", "acl", "ccomp") else []
    return any(tree.of(verb, "aux:pass", "nsubj:pass") for verb in above[:2])


def _objects(tree: Tree, i: int) -> list[int]:
    """Whom a verb is done to. Where a later verb of the list has no object, the parse may have given it to the first:
    "killing a boy and wounding his father"."""
    own = [k for k in tree.of(i, *_OBJECT) if k < i or not _verb_between(tree, i, k)]
    if tree.headline and "," in tree.words[i + 1 : i + 2]:
        own = [k for k in own if k < i]  # "Ruiz killed, girl injured"
    if own or not (tree.relation(i) == "conj" and tree.head(i) >= 0):
        return own
    family = [tree.head(i), *tree.of(tree.head(i), "conj")]
    return [k for verb in family for k in tree.of(verb, *_OBJECT) if k > i > verb and not _verb_between(tree, i, k)]


def _verb_between(tree: Tree, i: int, k: int) -> bool:
    know = toll_words()
    between = range(i + 1, k)
    return any(
        tree.lemmas[j] in know["hurt"] | know["kill"] and tree.relation(j) == "conj" and not tree.of(j, *_OBJECT)
        for j in between
    )


def _each(tree: Tree, i: int, people: int, fate: Harmed) -> Iterator[Harm]:
    """Somebody with all who are coordinated to them."""
    everybody = tree.conjuncts(people)
    for one in everybody:
        yield Harm(i, one, fate, shared=len(everybody) > 1)


def _goes_on_to_object(tree: Tree, i: int) -> bool:
    """ "Shot and killed her": the object stands with the later verb."""
    return any(tree.of(kid, *_OBJECT) and not tree.of(kid, *_SUBJECT) for kid in tree.of(i, "conj"))


def _has_clause(tree: Tree, i: int) -> bool:
    """Whether a verb goes on with "at ..." or with a clause: "officers shot at him", "he shot when ..."."""
    return any(tree.words[kid] in ("at",) for obl in tree.of(i, "obl") for kid in tree.of(obl, "case"))


def _undergone(tree: Tree, i: int, fate: Harmed) -> Iterator[Harm]:
    everybody = _subjects(tree, i)
    for subject in everybody:
        yield Harm(i, subject, fate, shared=len(everybody) > 1)


def _subjects(tree: Tree, i: int) -> list[int]:
    """Whom a predicate is said of: its own subject, that of the verb it goes on from, or the noun that it describes."""
    here = i
    for _ in range(6):
        own = tree.of(here, *_SUBJECT)
        if own:
            return _who(tree, max((k for k in own if k < i), default=own[0]), here)
        relation, above = tree.relation(here), tree.head(here)
        if above < 0:
            return []
        if relation == "appos" and tree.tokens[above].upos in ("NOUN", "PROPN", "NUM", "PRON"):
            return tree.conjuncts(above)
        if relation in ("acl", "acl:relcl", "amod"):
            return tree.conjuncts(above) if relation == "amod" or _is_last(tree, above) else [above]
        if relation == "conj" and tree.tokens[above].upos in ("NOUN", "PROPN") and tree.tokens[here].upos == "VERB":
            return []
        if relation == "xcomp" and tree.of(above, *_OBJECT):
            return tree.conjuncts(tree.of(above, *_OBJECT)[0])
        if relation not in ("conj", "xcomp", "advcl", "appos", "advcl:relcl"):
            return []
        here = above
    return []


def _is_last(tree: Tree, i: int) -> bool:
    return tree.relation(i) != "conj" and bool(tree.of(i, "conj"))


def _who(tree: Tree, subject: int, verb: int) -> list[int]:
    """The subject with those coordinated to it; for "who" the noun that the clause describes."""
    if tree.lemmas[subject] in ("who", "that", "which", "whom"):
        for above in (verb, *tree.up(verb)):
            if tree.relation(above) in ("acl:relcl", "acl", "advcl:relcl"):
                head = tree.head(above)
                return [head] if head >= 0 else []
        return []
    return tree.conjuncts(subject)


def _of_hurting(tree: Tree, i: int) -> Harmed:
    """Whether a wound is told to be deadly: "fatally shot", "shot dead", "shot to death", "shot and killed"."""
    know = toll_words()
    for kid in tree.kids[i]:
        word = tree.words[kid]
        if word in know["deadly"] or (word == "death" and tree.relation(kid) == "obl"):
            return "killed"
    first = tree.head(i) if tree.relation(i) == "conj" else -1
    own = bool(tree.of(i, *_OBJECT, *_SUBJECT)) and bool(tree.of(first, *_OBJECT, "nsubj:pass")) if first >= 0 else False
    if first >= 0 and not own and any(tree.words[kid] in ("fatally", "mortally") for kid in tree.kids[first]):
        return "killed"
    if tree.relation(i) in ("acl", "amod") and tree.lemmas[i] == "shoot":
        return "shot"
    return "shot" if tree.lemmas[i] in ("shoot", "hit", "strike", "stab", "shooting") else "injured"


def _has(tree: Tree, i: int, word: str) -> bool:
    return any(tree.words[kid] == word for kid in tree.kids[i])


def _by_projectile(tree: Tree, i: int) -> bool:
    """Whether a bullet or the like does it."""
    doers = tree.of(i, "nsubj", "obl", "obl:agent")
    if tree.relation(i) in ("advcl", "conj", "xcomp", "acl", "parataxis"):
        above = tree.head(i)
        doers += tree.of(above, "nsubj", "obj")
        if above >= 0 and tree.lemmas[above] in ("fire", "discharge", "shoot", "open", "go"):
            return True
        doers += [above] if above >= 0 else []
    return any(tree.words[j] in toll_words()["projectiles"] for doer in doers for j in tree.conjuncts(doer))


def _at_body(tree: Tree, i: int) -> bool:
    places = tree.of(i, "obl")
    return any(tree.words[j] in toll_words()["body"] for place in places for j in tree.conjuncts(place))


def _object_in(tree: Tree, i: int, nouns: frozenset[str]) -> bool:
    for obj in tree.of(i, *_OBJECT):
        for one in tree.conjuncts(obj):
            if tree.lemmas[one] in nouns and not any(tree.words[k] in _DENYING for k in tree.kids[one]):
                return True
    return any(
        tree.lemmas[kid] in nouns and tree.lemmas[i] == "suffer" and _has(tree, kid, "from") for kid in tree.of(i, "obl")
    )


def _to_hospital(tree: Tree, i: int) -> bool:
    know = toll_words()
    for kid in tree.kids[i]:
        if tree.relation(kid) in ("obl", "xcomp", "advmod", "obj", "nmod"):
            for j in tree.below(kid, ("acl:relcl", "advcl", "conj")):
                if tree.lemmas[j] in know["hospitals"] or tree.words[j] in know["hospitals"]:
                    return not any(tree.words[k] in ("state", "mental", "psychiatric") for k in tree.kids[j])
    return tree.lemmas[i] == "treat" and any(tree.lemmas[k] in ("wound", "injury") for k in tree.of(i, "obl"))


def _lost(tree: Tree, i: int) -> Iterator[Harm]:
    """ "Lost his life", "claimed the lives of two men", "took his own life", "passed away", "committed suicide"."""
    lemma = tree.lemmas[i]
    if lemma == "pass":
        if _has(tree, i, "away"):
            yield from _undergone(tree, i, "killed")
        return
    if lemma == "turn":
        aimed = any(tree.words[k] in toll_words()["themselves"] for k in tree.kids[i])
        gun = any(tree.lemmas[k] in toll_words()["projectiles"] for k in tree.of(i, "obj"))
        if aimed and gun:
            yield from (Harm(i, one, "shot", True) for one in _subjects(tree, i))
        return
    for obj in tree.of(i, "obj"):
        if lemma == "commit" and tree.lemmas[obj] == "suicide":
            yield from (Harm(i, one, "killed", True) for one in _subjects(tree, i))
        elif tree.lemmas[obj] == "life":
            own = _has(tree, obj, "own")
            if lemma == "lose" or own:
                yield from (Harm(i, one, "killed", own) for one in _subjects(tree, i))
            else:
                lives = tree.of(obj, "nmod", "nmod:poss")
                yield from (Harm(i, one, "killed") for life in lives for one in tree.conjuncts(life))


def _state(tree: Tree, i: int, fate: Harmed) -> Iterator[Harm]:
    """ "He is dead", "was pronounced dead", "left two dead", "a wounded man", "two dead" (a headline)."""
    relation, head = tree.relation(i), tree.head(i)
    if relation == "amod" and head >= 0:
        if tree.lemmas[head] not in ("body", "wound", "condition"):
            yield Harm(i, head, fate)
    elif relation == "xcomp" and head >= 0:
        objects = tree.of(head, *_OBJECT)
        people = tree.conjuncts(objects[0]) if objects else _subjects(tree, head)
        if tree.lemmas[head] in _REPORTING or not objects:
            yield from (Harm(i, one, fate, shared=len(people) > 1) for one in people)
    elif tree.of(i, "cop", "aux:pass") or (tree.of(i, *_SUBJECT)):
        yield from _undergone(tree, i, fate)
    elif tree.of(i, "nummod") or relation in ("acl", "advcl", "conj"):
        if tree.of(i, "nummod"):
            yield Harm(i, i, fate)
        else:
            yield from _undergone(tree, i, fate)


def _condition(tree: Tree, i: int) -> Iterator[Harm]:
    """ "Is in critical condition", "was listed in stable condition", "left a boy in serious condition"."""
    grave = any(tree.words[kid] in toll_words()["condition"] for kid in tree.kids[i])
    if not grave or not _has(tree, i, "in"):
        return
    head = tree.head(i)
    if tree.relation(i) == "nmod" and head >= 0:
        yield Harm(i, head, "injured")
        return
    if tree.of(i, *_SUBJECT):
        yield from (Harm(i, one, "injured") for one in _subjects(tree, i))
    elif head >= 0:
        objects = tree.of(head, *_OBJECT) if tree.lemmas[head] in ("leave", "list", "put", "send", "hospitalize") else []
        people = tree.conjuncts(objects[0]) if objects else _subjects(tree, head)
        if tree.lemmas[head] not in ("say", "tell"):
            yield from (Harm(i, one, "injured") for one in people)


def _noun(tree: Tree, i: int, fate: Harmed) -> Iterator[Harm]:
    """The death of Ana Ruiz, Ruiz's death, the shooting (death) of two men."""
    if tree.tokens[i].upos not in ("NOUN", "PROPN"):
        return
    whole = i
    if tree.relation(i) == "compound" and tree.head(i) >= 0 and tree.lemmas[tree.head(i)] in toll_words()["deaths"]:
        return  # the head of "shooting death" speaks for both
    fatal = any(tree.words[kid] in ("fatal", "deadly", "lethal") for kid in tree.kids[i])
    sure: Harmed = "killed" if fatal else fate
    corpse = tree.lemmas[i] in ("body", "remains", "corpse", "funeral")
    for kid in tree.of(whole, "nmod", "nmod:poss"):
        if corpse and tree.tokens[kid].upos == "PRON":
            continue  # "shot in his lower body"
        if tree.relation(kid) == "nmod:poss" or _has(tree, kid, "of"):
            yield from (Harm(i, one, sure) for one in tree.conjuncts(kid))


def _unreal(tree: Tree, i: int) -> bool:
    """Whether the event is denied or did not happen: "was not hurt", "could have died", "tried to kill"."""
    know = toll_words()
    for n, here in enumerate((i, *tree.up(i))):
        if n and tree.relation(here) == "root" and n > 2:
            break
        for kid in tree.kids[here]:
            relation = tree.relation(kid)
            if relation in ("aux",) and tree.words[kid] in know["modals"]:
                return True
            if relation in ("advmod", "det", "neg") and tree.words[kid] in _DENYING:
                return True
            if n == 0 and tree.words[kid] in ("without", "almost", "nearly", "if", "unless", "whenever", "anytime"):
                return True
            if n == 0 and relation == "obl" and tree.lemmas[kid] in ("cause", "cancer", "disease", "illness", "attack", "overdose"):
                return tree.lemmas[kid] not in ("cause", "attack") or any(tree.words[k] in ("natural", "heart") for k in tree.kids[kid])
        above = tree.head(here)
        if above >= 0 and tree.relation(here) in ("xcomp", "ccomp", "obj") and tree.lemmas[above] in know["attempts"]:
            return True
        if tree.relation(here) not in ("xcomp", "conj", "cop", "amod"):
            break
    return any(tree.words[kid] in ("attempted", "alleged") and tree.words[kid] == "attempted" for kid in tree.kids[i])


def _nobody(tree: Tree, i: int) -> bool:
    """ "No one", "nobody", "none of them"."""
    return tree.words[i] in _DENYING or any(tree.words[kid] in _DENYING for kid in tree.of(i, "det", "advmod", "nmod"))
