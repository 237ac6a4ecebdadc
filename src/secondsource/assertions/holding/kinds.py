"""Which kind of change it is when a place changes hands, by the sides and by the words around."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Literal

from secondsource.assertions.holding.ground import Ground
from secondsource.assertions.holding.mood import mood_of
from secondsource.assertions.holding.parties import Party
from secondsource.assertions.holding.telling import Told
from secondsource.assertions.holding.tree import Tree
from secondsource.model.assertion import ControlKind, Extent
from secondsource.resources.sides import Sort
from secondsource.resources.taking import cues

#: What a kind rests on: told as peaceful, a side that leaves by itself, told among fighting, or the bare taking.
Basis = Literal["told", "lone", "fought", "plain"]
_NOT = frozenset({"not", "n't", "never", "without", "no"})
_FOLLOWING = frozenset({"under", "after", "following", "of", "per", "through", "with", "by", "in", "on", "upon", "to"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What else a sentence tells: of an agreement, of nobody resisting, of fighting; which sides it names."""

    agreed: bool
    unopposed: bool
    fight: bool
    acting: frozenset[int]
    gone: frozenset[int]
    fled: frozenset[int]
    sorts: frozenset[Sort]


def surroundings(tree: Tree, parties: Sequence[Party]) -> Surroundings:
    """The cues of resources/taking.yml in a sentence that names these sides; `gone` are the heads of those that go
    away by themselves, `fled` of those that run."""
    known = cues()
    nouns = [i for i, token in enumerate(tree.tokens) if token.upos == "NOUN"]
    line = f" {' '.join(tree.words)} "
    heads = {p.head for p in parties}
    return Surroundings(
        agreed=" as agreed " in line or any(_kept(tree, i) for i in nouns if tree.lemmas[i] in known.agreed),
        unopposed=any(f" {phrase} " in line for phrase in known.unopposed)
        or any(_unresisted(tree, i) for i in nouns)
        or any(_empty(tree, i) for i, lemma in enumerate(tree.lemmas) if lemma in known.empty),
        fight=any(lemma in known.fight and not _standing(tree, i, heads) for i, lemma in enumerate(tree.lemmas)),
        acting=frozenset(i for i in heads if _acts(tree, i)),
        gone=frozenset(_gone(tree, heads, known.gone, known.leaving)),
        fled=frozenset(_gone(tree, heads, known.fled, known.fled)),
        sorts=frozenset(p.side.sort for p in parties if p.side.sort),
    )


def _acts(tree: Tree, i: int) -> bool:
    """Whether a side is the subject of something; parsers join such a one to the verb before it now and then."""
    up = tree.head(i)
    joined = tree.relation(i) == "conj" and up is not None and tree.tokens[up].upos == "VERB"
    return joined or tree.relation(i).startswith("nsubj")


def _empty(tree: Tree, i: int) -> bool:
    """ "The deserted base", "a large but abandoned camp"."""
    up = tree.head(i)
    joined = tree.relation(i) == "conj" and up is not None and tree.relation(up) == "amod"
    return joined or tree.relation(i) == "amod"


def _unresisted(tree: Tree, i: int) -> bool:
    """ "Met no resistance", "had not encountered any resistance", "without firing a shot"."""
    if tree.lemmas[i] not in cues().resistance:
        return False
    if tree.lead(i) == "without" or any(tree.words[j] in ("no", "little") for j in tree.below(i, "det", "amod")):
        return tree.relation(i) in ("obj", "obl", "nmod", "nsubj", "nsubj:pass")
    up = tree.head(i)
    return up is not None and tree.relation(i) == "obj" and bool(_NOT & {tree.words[j] for j in tree.below(up)})


def _standing(tree: Tree, i: int, sides: Container[int]) -> bool:
    """Whether a word of fighting only tells what a side is there for: "the coalition that fights the group"."""
    if tree.tokens[i].upos != "VERB":
        return False
    near = [i, *tree.above(i)][:3]
    loose = (j for j in near if tree.relation(j) in ("acl", "acl:relcl") and tree.tokens[j].xpos != "VBD")
    return any(tree.head(j) in sides for j in loose)


def _kept(tree: Tree, i: int) -> bool:
    """Whether an agreement leads to something: "under the deal", "as part of a truce"; not "despite the truce"."""
    up = tree.head(i)
    made = tree.relation(i) in ("obj", "nsubj:pass") and up is not None and tree.lemmas[up] in cues().agreeing
    broken = up is not None and tree.tokens[up].upos == "NOUN" and tree.lemmas[up] in cues().broken
    return (made or tree.lead(i) in _FOLLOWING) and not broken


def _gone(tree: Tree, sides: Container[int], verbs: Set[str], nouns: Set[str]) -> Iterator[int]:
    """The heads of those sides that withdraw, or whose withdrawal is told of, as done."""
    for i, token in enumerate(tree.tokens):
        behind = tree.words[i + 1] if i + 1 < len(tree.tokens) else ""
        verb = token.upos == "VERB" and bool({tree.lemmas[i], f"{tree.lemmas[i]} {behind}"} & verbs)
        noun = token.upos == "NOUN" and tree.lemmas[i] in nouns
        if (verb or noun) and mood_of(tree, i).told == "done":
            whose = tree.subjects(i) if verb else [*(j for _, j in tree.obliques(i)), *tree.below(i, "nmod:poss")]
            yield from (j for j in whose if j in sides)


def kind_of(tree: Tree, told: Told, taker: Sort | None, loser: Sort | None, around: Surroundings) -> ControlKind | None:
    """The kind of a change, None where there is none or the sides are not told.

    A place that is handed over, left under an agreement or taken without a fight passes peacefully; else the side that
    comes to hold it decides, or the side that no longer does.
    """
    change, how = told.frame.change, told.frame.how
    own = {party.head for party in (told.taker, told.loser) if party}
    if change == "held" and not _now(tree, told.at):
        return None
    driven = _driven(tree, told.at)
    if (how == "open" and not own) or all(tree.lemmas[p.head] in told.frame.passing for p in told.places):
        return None
    left = bool(around.gone - own) or any(_emptied(tree, place.head) for place in told.places)
    left = left and change != "lost" and not around.fight
    if around.unopposed or left or how == "peace":
        return "peaceful_transfer"
    agreed = around.agreed and not around.fight
    if change == "near" and how == "open" and not agreed and around.fled - own:
        return kind_by_sides(taker, loser)
    if change == "near":
        return "peaceful_transfer" if how == "open" and agreed else None
    if agreed or (how == "open" and change == "lost" and not around.fight and not driven):
        return "peaceful_transfer"
    return _by_sides(told, taker, loser, around)


def is_lone(told: Told, around: Surroundings) -> bool:
    """Whether a side only leaves by itself: no agreement, and nobody else is told to act."""
    if told.frame.change != "lost" or told.frame.how != "open" or _may_pass(told) or around.agreed or around.unopposed:
        return False
    return not (around.acting - {told.loser.head if told.loser else -1})


def basis_of(told: Told, kind: ControlKind | None, around: Surroundings) -> Basis:
    """What the kind of a change rests on."""
    if kind == "peaceful_transfer":
        return "lone" if is_lone(told, around) else "told"
    return "fought" if around.fight else "plain"


def _may_pass(told: Told) -> bool:
    """Whether a frame has room for somebody who is given the place: "surrendered the town to"."""
    return any(part.filler == "TAKER" for part in told.frame.parts)


def _emptied(tree: Tree, place: int) -> bool:
    """ "The bases left by the peacekeepers"."""
    return any(tree.lemmas[j] in cues().gone and tree.passive(j) for j in tree.below(place, "acl"))


def kind_by_sides(taker: Sort | None, loser: Sort | None) -> ControlKind | None:
    """The kind of a change by force: whose the side is that comes to hold the place, else that no longer holds it."""
    if taker:
        return "non_state_takes" if taker == "non_state" else "government_regains"
    if loser:
        return "government_regains" if loser == "non_state" else "non_state_takes"
    return None


def _by_sides(told: Told, taker: Sort | None, loser: Sort | None, around: Surroundings) -> ControlKind | None:
    if taker or loser:
        return kind_by_sides(taker, loser)
    if told.frame.again and told.frame.verb and "state" in around.sorts:
        return "government_regains"
    return None


def _driven(tree: Tree, i: int) -> bool:
    up = tree.head(i)
    return up is not None and tree.lemmas[up] in cues().driving and tree.relation(i) in ("xcomp", "advcl", "ccomp")


def _now(tree: Tree, i: int) -> bool:
    """ "now controls", "is back in the hands of"."""
    up = tree.head(i)
    told = up is not None and tree.lemmas[up] in cues().telling and tree.relation(i) in ("ccomp", "obj", "xcomp")
    told = told or (up is not None and tree.lemmas[up] == "become")
    told = told or (tree.tokens[i].xpos == "VBG" and any(tree.words[j] == "by" for j in tree.below(i, "mark")))
    return told or bool({tree.words[j] for j in (*tree.below(i), *([up] if up is not None else []))} & cues().now)


def extent_of(tree: Tree, told: Told, place: Ground) -> Extent | None:
    """Whether all of a place changes hands or a part of it, None where nothing does."""
    if told.frame.change not in ("taken", "lost"):
        return None
    words = set(tree.lemmas[place.first : place.after]) | set(tree.words[place.first : place.after])
    beside = {tree.words[j] for j in tree.below(told.at, "advmod")}
    beside |= {tree.words[k] for j in tree.below(told.at, "obj") for k in tree.below(j, "amod", "advmod")}
    return "partial" if (words | beside) & cues().partial else "full"
