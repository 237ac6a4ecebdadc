"""Whether a word of taking is about a place: what fell is a town, what was seized is no cargo of drugs."""

from __future__ import annotations

from secondsource.assertions.happenings.circumstance import Scenery
from secondsource.assertions.happenings.predicates import Predicate
from secondsource.assertions.happenings.tree import Tree
from secondsource.assertions.happenings.triggers import NEAR, Hit
from secondsource.model.parse import Name
from secondsource.resources.holding import words_for
from secondsource.resources.sides import side_of
from secondsource.resources.taking import grounds, loose
from secondsource.text.inflect import singular
from secondsource.text.listed import listed

LABEL = "taking of a place"
#: Labels whose nouns name a state that may last.
TRUCES = frozenset({"truce"})
#: Verbs that tell of such a state that it goes on or is over: nothing that anybody does to the other side.
_LASTING = listed("hold last remain prevail continue collapse fail falter crumble unravel break end expire")
#: Nouns of taking that speak of nothing else even where no place stands by them.
_ALWAYS = listed("occupation annexation conquest advance")
#: Verbs whose subject comes forward; the list of triggers asks for troops beside them.
_COMING = listed("advance")
#: Verbs whose subject is the place.
_FALLING = listed("fall")
#: Nouns that stand between a verb and its place: "control of the town", "a flag over the town".
_MEANS = listed("control hold possession flag command charge")
#: Verbs of having a place: an event only where a side has it.
_KEEPING = listed("hold control")
_FELL, _HELD = listed("fall falls fell fallen falling"), listed("hold holds held holding")
_HELPING = listed("has had have been also not was were")
_OBJECTS = ("obj", "nsubj:pass")
_NOUNS = frozenset({"NOUN", "PROPN"})
_STATES = ("xcomp", "acomp")


def is_conquest(tree: Tree, scene: Scenery, hit: Predicate, *, war: bool) -> bool:
    """Whether a predicate of LABEL has a place in its slot: the subject of "fall", the object of "take", what "push
    into" leads to. `war`: the report speaks of armed sides. Predicates of other labels pass."""
    if hit.kind.label != LABEL:
        return not _only_lasts(tree, hit)
    war = war or any(tree.word(k) in words_for("armed") for k in range(len(tree.tokens)))
    if not hit.verb:
        return _noun(tree, scene, hit.node, war=war)
    if tree.lemma(hit.node) in _FALLING:
        return _falls(tree, scene, hit, war=war)
    if tree.lemma(hit.node) in _COMING:
        return True
    things = _objects(tree, hit.node)
    if tree.lemma(hit.node) in _KEEPING and not (things and any(_is_side(tree, k) for k in _doers(tree, hit.node))):
        return False  # "the town held", "the school holds half of the prizes"
    if things:
        return any(is_held(tree, scene, k, war=war) for k in things)
    return any(is_held(tree, scene, k, war=war) for k in _reached(tree, hit.node))


def by_words_too(scene: Scenery, hit: Hit, *, war: bool) -> bool:
    """The same without syntax, for the words that mislead most: what stands just before "fell" is a place, and "held"
    has one behind it in a report of war."""
    word = scene.word(hit.first)
    if hit.kind.label != LABEL or not hit.verb or word not in _FELL | _HELD:
        return True
    if word in _HELD:
        return war and any(scene.word(i) in grounds() for i in range(hit.after, hit.after + NEAR))
    before = hit.first - 1
    while scene.word(before) in _HELPING:
        before -= 1
    named = before >= 0 and any(n.type == "place" and n.span.end == scene.row[before].end for n in scene.names)
    return (war or "to" in (scene.word(hit.after), scene.word(hit.after - 1))) and (
        named or scene.word(before) in grounds()
    )


def _only_lasts(tree: Tree, hit: Predicate) -> bool:
    """ "The ceasefire held": a truce of which is only told that it goes on or is over."""
    if hit.verb or hit.kind.label not in TRUCES or not tree.rel(hit.node).startswith("nsubj"):
        return False
    return tree.head(hit.node) >= 0 and tree.lemma(tree.head(hit.node)) in _LASTING


def _falls(tree: Tree, scene: Scenery, hit: Predicate, *, war: bool) -> bool:
    i = hit.node
    if tree.kids(i, *_STATES) or any(tree.tokens[k].upos == "ADJ" for k in tree.kids(i, "advmod", "obj", "advcl")):
        return False  # "fell silent"
    subjects = [s for k in tree.kids(i, "nsubj") for s in _heads(tree, k)]
    subjects = subjects or ([tree.head(i)] if tree.rel(i) in ("acl", "acl:relcl") else [])
    to = [k for k in tree.kids(i, "obl") if tree.case(k) in ("to", "into")]
    led = any(_is_side(tree, k) or tree.word(k) in ("hands", "control") for k in to)
    return (war or led) and any(is_held(tree, scene, k, war=war) for k in subjects)


def _objects(tree: Tree, i: int) -> list[int]:
    """What a verb is done to, with what is joined to it; of a participle behind its noun that noun."""
    found = tree.kids(i, *_OBJECTS)
    if not found and tree.is_participle(i) and tree.rel(i) in ("acl", "amod"):
        found = [tree.head(i)]
    if not found and tree.rel(i) == "conj" and not tree.kids(i, "obl"):
        found = tree.kids(tree.head(i), *_OBJECTS)  # "attacked and seized the town"
    return [h for k in found for h in _heads(tree, k)]


def _doers(tree: Tree, i: int) -> list[int]:
    return tree.kids(i, "nsubj", "obl:agent") + [k for k in tree.kids(i, "obl") if tree.case(k) == "by"]


def _reached(tree: Tree, i: int) -> list[int]:
    """What prepositions behind a verb lead to: "pushed into the town"."""
    return [h for k in tree.kids(i, "obl", "nmod") if k > i and tree.case(k) for h in _heads(tree, k)]


def _heads(tree: Tree, k: int) -> list[int]:
    return [k, *tree.kids(k, "conj")]


def is_held(tree: Tree, scene: Scenery, k: int, *, war: bool) -> bool:
    """Whether a noun is a place that can be held, or a share of one, or stands for its taking ("control of")."""
    if k < 0:
        return False
    lemma, word = tree.lemma(k), tree.word(k)
    name = _name_at(scene, tree.tokens[k].start)
    if name is not None and name.type == "place":
        return not name.demonym
    inner = [n for n in tree.kids(k, "nmod") if tree.case(n) in ("of", "over", "in", "on", "at", "near")]
    if lemma in _MEANS:
        return not inner or any(_is_ground(tree, scene, n) for n in inner)
    if word in loose() or lemma in loose():
        return war or any(_is_ground(tree, scene, n) for n in inner)
    return _is_ground(tree, scene, k)


def _is_ground(tree: Tree, scene: Scenery, k: int) -> bool:
    word = tree.word(k)
    pair = f"{tree.word(k - 1)} {word}" if k else ""
    if word in grounds() or singular(word) in grounds() or pair in grounds():
        return True
    name = _name_at(scene, tree.tokens[k].start)
    if name is not None:
        return name.type in ("place", "other") and not name.demonym
    return tree.tokens[k].upos == "PROPN"


def _is_side(tree: Tree, k: int) -> bool:
    words = [tree.word(k), tree.lemma(k), *(tree.word(n) for n in tree.kids(k, "amod", "compound"))]
    side = side_of(words)
    return side.known or tree.tokens[k].upos == "PROPN"


def _name_at(scene: Scenery, offset: int) -> Name | None:
    return next((n for n in scene.names if n.span.start <= offset < n.span.end), None)


def _noun(tree: Tree, scene: Scenery, i: int, *, war: bool) -> bool:
    """ "The capture of the town", "the town's fall"; without a place beside it only in a report of war."""
    if tree.word(i) not in _FALLING and tree.lemma(i) in _ALWAYS:
        return True
    led = [k for k in tree.kids(i, "nmod") if tree.case(k) in ("of", "on", "into", "over")]
    things = [h for k in led for h in _heads(tree, k)] or [
        k for k in tree.kids(i, "nmod:poss", "compound") if _is_ground(tree, scene, k)
    ]
    if things:
        return any(is_held(tree, scene, k, war=war) for k in things)
    return war
