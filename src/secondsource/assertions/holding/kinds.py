"""Which kind of change it is when a place changes hands, by the sides and by the words around."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from secondsource.assertions.holding.ground import Ground
from secondsource.assertions.holding.mood import mood_of
from secondsource.assertions.holding.parties import Party
from secondsource.assertions.holding.telling import Told
from secondsource.assertions.holding.tree import Tree
from secondsource.model.assertion import ControlKind, Extent
from secondsource.resources.sides import Sort
from secondsource.resources.taking import cues

_FOLLOWING = frozenset({"under", "after", "following", "of", "per", "through", "with", "by", "in", "on", "upon", "to"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What else a sentence tells: of an agreement, of nobody resisting, of fighting; which sides it names."""

    agreed: bool
    unopposed: bool
    fight: bool
    gone: frozenset[int]
    sorts: frozenset[Sort]


def surroundings(tree: Tree, parties: Sequence[Party]) -> Surroundings:
    """The cues of resources/taking.yml in a sentence that names these sides; `gone` are the heads of those that go
    away by themselves."""
    known = cues()
    nouns = [i for i, token in enumerate(tree.tokens) if token.upos == "NOUN"]
    line = f" {' '.join(tree.words)} "
    return Surroundings(
        agreed=any(_kept(tree, i) for i in nouns if tree.lemmas[i] in known.agreed),
        unopposed=any(f" {phrase} " in line for phrase in known.unopposed),
        fight=any(lemma in known.fight for lemma in tree.lemmas),
        gone=frozenset(_gone(tree, {p.head for p in parties})),
        sorts=frozenset(p.side.sort for p in parties if p.side.sort),
    )


def _kept(tree: Tree, i: int) -> bool:
    """Whether an agreement leads to something: "under the deal", "as part of a truce"; not "despite the truce"."""
    up = tree.head(i)
    return tree.lead(i) in _FOLLOWING and (up is None or tree.lemmas[up] not in cues().broken)


def _gone(tree: Tree, sides: Container[int]) -> Iterator[int]:
    """The heads of those sides that withdraw, or whose withdrawal is told of, as done."""
    known = cues()
    for i, token in enumerate(tree.tokens):
        behind = tree.words[i + 1] if i + 1 < len(tree.tokens) else ""
        verb = token.upos == "VERB" and bool({tree.lemmas[i], f"{tree.lemmas[i]} {behind}"} & known.gone)
        noun = token.upos == "NOUN" and tree.lemmas[i] in known.leaving
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
    if how == "open" and not own:
        return None
    left = bool(around.gone - own) and change in ("taken", "near") and not around.fight
    if around.unopposed or left or how == "peace":
        return "peaceful_transfer"
    agreed = around.agreed and not around.fight
    if change == "near":
        return "peaceful_transfer" if how == "open" and agreed else None
    if agreed or (how == "open" and change == "lost" and not around.fight and not driven):
        return "peaceful_transfer"
    return _by_sides(told, taker, loser, around)


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
    return bool({tree.words[j] for j in (*tree.below(i), *([up] if up is not None else []))} & cues().now)


def extent_of(tree: Tree, told: Told, place: Ground) -> Extent | None:
    """Whether all of a place changes hands or a part of it, None where nothing does."""
    if told.frame.change not in ("taken", "lost"):
        return None
    words = set(tree.lemmas[place.first : place.after]) | set(tree.words[place.first : place.after])
    beside = {tree.words[j] for j in tree.below(told.at, "advmod")}
    beside |= {tree.words[k] for j in tree.below(told.at, "obj") for k in tree.below(j, "amod", "advmod")}
    return "partial" if (words | beside) & cues().partial else "full"
