"""Who does it and who suffers it, by the syntax of the sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from secondsource.assertions.happenings.circumstance import Scenery
from secondsource.assertions.happenings.predicates import Predicate
from secondsource.assertions.happenings.tree import Tree
from secondsource.model.parse import Name
from secondsource.resources.happenings import kinds
from secondsource.resources.holding import sides, words_for
from secondsource.resources.people import noun_of
from secondsource.resources.predicates import moods
from secondsource.text.listed import listed

#: Prepositions that lead from a verb to whom it is done to, and from a noun.
_TO_WHOM = listed("on against at with to toward towards upon for over between among from")
_OF_WHOM = listed("on against of at with to toward towards upon between for among")
#: Kinds whose noun has its victim in the genitive ("the mayor's murder").
_SUFFERED = frozenset({"deaths and injuries", "capture of people", "arrest", "release", "shooting", "stabbing"})
_BY = frozenset({"by"})
_RELATIVE = listed("who which that whom")
_PRONOUNS = listed("he she it they i we you him her them us me this that these those who which one himself themselves")
#: Verbs whose object does what is said next ("urged the rebels to disarm").
_OBJECT_DOES = listed(
    "urge ask order force allow tell call invite press want help lead cause compel persuade enable let"
)
_INNER = ("det", "amod", "compound", "nummod", "nmod:poss", "flat", "nmod:desc", "advmod", "punct", "case")
#: Persons and things joined by "and" that are listed for a side.
_MOST = 3

Parties = tuple[str, ...]


def parties_of(tree: Tree, scene: Scenery, hit: Predicate) -> tuple[Parties, Parties]:
    """Actors and targets, in the words of the report; a name in its fullest form."""
    actors, targets = (_of_verb if hit.verb else _of_noun)(tree, scene, hit)
    own = range(hit.first, hit.last + 1)
    named = _words(tree, scene, [k for k in actors if k not in own])
    struck = _words(tree, scene, [k for k in targets if k not in own])
    return named, tuple(word for word in struck if word not in named)


def among_fighters(hit: Predicate, targets: Parties) -> Predicate:
    """An attack on none but fighters as fighting."""
    fighters = words_for("armed")
    armed = [bool(fighters & set(target.casefold().split())) for target in targets]
    if hit.kind.label == "attack" and armed and all(armed):
        return replace(hit, kind=kinds()["fighting"])
    return hit


def _of_verb(tree: Tree, scene: Scenery, hit: Predicate) -> tuple[list[int], list[int]]:
    i = hit.node
    inner = set(range(hit.first, hit.last + 1))
    agents = tree.kids(i, "obl:agent") or _led(tree, i, _BY)
    if hit.passive:
        return agents, _subject(tree, i, hit.passive)
    objects = [k for k in tree.kids(i, "obj", "iobj") if k not in inner]
    subject = _subject(tree, i, False)
    if objects and _is_trigger(tree, hit, objects[0]):
        objects = _led(tree, objects[0], _OF_WHOM) + _led(tree, i, _TO_WHOM) + tree.kids(i, "iobj")
    inside = [k for part in inner - {i} for k in _led(tree, part, _OF_WHOM)]
    return subject, _whom(tree, scene, objects or inside, _led(tree, i, _TO_WHOM) + inside)


def _whom(tree: Tree, scene: Scenery, objects: list[int], led: list[int]) -> list[int]:
    """Those of the objects who are somebody; else whose they are ("praised Brenn's efforts"), or to whom the verb
    leads; else the objects."""
    people = [k for k in objects if _is_party(tree, scene, k)]
    if people:
        return people
    owners = [w for k in objects for w in (*tree.kids(k, "nmod:poss", "nmod", "compound", "amod"), *_above_of(tree, k))]
    others = [k for k in (*led, *owners) if _is_party(tree, scene, k)]
    return others[:2] or objects or led


def _above_of(tree: Tree, k: int) -> list[int]:
    """What the nouns of an object belong to in turn ("the efforts of the government of Brenn")."""
    return [w for inner in tree.kids(k, "nmod") for w in tree.kids(inner, "nmod", "nmod:poss")]


def _is_trigger(tree: Tree, hit: Predicate, thing: int) -> bool:
    """Whether an object is a part of the phrase that tells of the event ("launched an attack")."""
    noun = noun_of(tree.lemma(thing))
    return (
        hit.first == hit.last and tree.lemma(hit.node) in moods()["light"] and (noun is None or noun.kind != "person")
    )


def _of_noun(tree: Tree, scene: Scenery, hit: Predicate) -> tuple[list[int], list[int]]:
    i = hit.node
    suffered = hit.kind.label in _SUFFERED
    owners = tree.kids(i, "nmod:poss")
    agents = _led(tree, i, _BY)
    beside = [k for k in tree.kids(i, "compound", "amod") if _is_party(tree, scene, k)]
    led = _led(tree, i, _OF_WHOM)
    targets = _whom(tree, scene, led, []) + (owners + (beside if not led else []) if suffered else [])
    actors = agents or ([] if suffered else owners) or ([] if suffered else beside)
    above = tree.head(i)
    if not actors and above >= 0 and tree.lemma(above) in moods()["light"]:
        if tree.rel(i) in ("obj", "obl"):
            actors = _subject(tree, above, False)
            targets = targets or _led(tree, above, _TO_WHOM)
        elif tree.rel(i) == "nsubj:pass":
            actors = tree.kids(above, "obl:agent")
    for clause in tree.kids(i, "acl") if not actors else ():
        actors = actors or tree.kids(clause, "obl:agent") or _led(tree, clause, _BY)
    return actors, targets


def _led(tree: Tree, i: int, leads: frozenset[str]) -> list[int]:
    """Those that one of these prepositions leads to."""
    return [k for k in tree.kids(i, "obl", "nmod", "obl:agent") if tree.case(k).split(" ")[-1] in leads]


def _subject(tree: Tree, i: int, passive: bool) -> list[int]:
    """Who stands as the subject of a verb: its own, the noun that it describes, or that of the verb above."""
    for k in tree.up(i):
        own = tree.kids(k, "nsubj", "nsubj:pass", "csubj")
        if own and tree.word(own[0]) in _RELATIVE and tree.rel(k) == "acl:relcl":
            return [tree.head(k)]
        if own and tree.word(own[0]) in _PRONOUNS:
            return _stands_for(tree, k, own[0])
        if own:
            return own[:1]
        above, relation = tree.head(k), tree.rel(k)
        if relation in ("acl", "amod") and above >= 0:
            return [above]
        if relation == "xcomp" and above >= 0 and tree.lemma(above) in _OBJECT_DOES and tree.kids(above, "obj", "iobj"):
            return tree.kids(above, "obj", "iobj")[:1]
        asked = _led(tree, above, frozenset({"on", "upon", "to"})) if tree.lemma(above) in ("call", "appeal") else []
        if asked and relation in ("xcomp", "advcl", "ccomp"):
            return asked[:1]
        if relation not in ("xcomp", "conj", "advcl", "ccomp"):
            return []
    return []


def _stands_for(tree: Tree, k: int, pronoun: int) -> list[int]:
    """Whom a pronoun stands for: the one who says it ("Brenn said it will pay")."""
    above = tree.head(k)
    if tree.rel(k) != "ccomp" or above < 0 or tree.word(pronoun) not in ("it", "he", "she", "they", "we", "i"):
        return []
    sayer = tree.kids(above, "nsubj", "nsubj:pass")
    return [s for s in sayer if tree.word(s) not in _PRONOUNS][:1]


def _is_party(tree: Tree, scene: Scenery, k: int) -> bool:
    """Whether a word before a noun names somebody: a side, people, a name."""
    noun = noun_of(tree.lemma(k))
    return tree.lemma(k) in sides() or bool(noun and noun.kind == "person") or _name(tree, scene.names, k) is not None


def _words(tree: Tree, scene: Scenery, nodes: Sequence[int]) -> Parties:
    """The phrases that these words head, with those joined to them by "and"."""
    heads = [k for node in nodes for k in (node, *tree.kids(node, "conj"))]
    found = (_phrase(tree, scene.names, k) for k in heads if _can_be(tree, scene, k))
    return tuple(dict.fromkeys(phrase for phrase in found if phrase))[:_MOST]


def _can_be(tree: Tree, scene: Scenery, k: int) -> bool:
    """Whether a word can stand for a party: a noun or number that is no time."""
    token = tree.tokens[k]
    timed = any(m.span.start <= token.start < m.span.end for m in (*scene.moments, *scene.stretches))
    return token.upos in ("NOUN", "PROPN", "NUM", "ADJ") and not timed


def _phrase(tree: Tree, names: Sequence[Name], k: int) -> str:
    name = _name(tree, names, k)
    if name:
        return name.head or name.span.of(tree.text)
    for kid in tree.kids(k, "appos", "nmod:desc", "flat"):
        person = _name(tree, names, kid)
        if person and person.type == "person":
            return person.head or person.span.of(tree.text)
    first = last = k
    while first > 0 and tree.head(first - 1) in range(first - 1, k + 1) and tree.rel(first - 1) in _INNER:
        first -= 1
    while first < k and (
        tree.rel(first) in ("det", "case", "punct") or tree.word(first) in ("its", "his", "their", "her")
    ):
        first += 1
    while last + 1 < len(tree.tokens) and tree.head(last + 1) == k and tree.rel(last + 1) == "flat":
        last += 1
    phrase = tree.text[tree.tokens[first].start : tree.tokens[last].end]
    return "" if phrase.casefold() in _PRONOUNS else phrase


def _name(tree: Tree, names: Sequence[Name], k: int) -> Name | None:
    token = tree.tokens[k]
    return next((n for n in names if n.span.start <= token.start and token.end <= n.span.end), None)
