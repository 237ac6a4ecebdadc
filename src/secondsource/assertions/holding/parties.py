"""Parties of a sentence: the words for them, for whom they fight, and whom a pronoun means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.assertions.holding.ground import name_at, side_words
from secondsource.assertions.holding.tree import Tree
from secondsource.model.parse import Name
from secondsource.resources.sides import Side, side_of

_PRONOUNS = frozenset({"they", "it", "them", "he", "she", "who", "which", "those", "others", "its", "their"})
#: "Its men", "their forces" are whom the pronoun means.
_PEOPLE = frozenset({"man", "force", "unit", "member"})
_OWN = frozenset({"its", "their", "his"})
_HIRED = frozenset({"fighter", "fighters", "militiaman", "militiamen", "militia", "tribesmen", "volunteers"})
_WITH = frozenset({"loyal", "allied", "aligned", "affiliated", "siding"})
#: Prepositions that tell whose people somebody is: "fighters from the Front", "forces of the government".
_WHOSE = frozenset({"of", "from", "with", "for"})


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody in a sentence: the word that heads it, its words, what they tell of its side."""

    head: int
    words: str
    side: Side


def party_at(tree: Tree, names: Sequence[Name], i: int) -> Party | None:
    """The party that a noun names; None for a pronoun and for what is no noun."""
    if is_pronoun(tree, i) or tree.tokens[i].upos not in ("NOUN", "PROPN", "ADJ", "X"):
        return None
    first, after = tree.phrase(i)
    if tree.words[after : after + 1] == ["forces"] and tree.below(after, "xcomp"):
        after += 1  # "the junta forces overran"
    side = side_of(side_words(tree, first, after))
    name = name_at(names, tree.tokens[i].start)
    if not side.known and name and " " in name.head:
        side = side_of(_plain(name.head))  # a name that the parse takes apart
    side = _by_owner(tree, i, side)
    whole = (
        name is not None and name.span.start == tree.tokens[first].start and name.span.end >= tree.tokens[after - 1].end
    )
    words = (name.head if whole and name else "") or tree.said(first, after)
    return Party(i, words, side)


def _plain(words: str) -> list[str]:
    return [word.replace("'", "") for word in words.casefold().replace("-", " ").split()]


def _by_owner(tree: Tree, i: int, side: Side) -> Side:
    """What "members of the Front" and "forces loyal to the president" tell beyond the noun."""
    for lead, j in tree.obliques(i):
        hired = bool({tree.lemmas[i], tree.words[i]} & _HIRED)
        if lead in _WHOSE and (hired or side.sort in (None, "state")):
            owner = side_of(side_words(tree, *tree.phrase(j)))
            if owner.sort in ("state", "allied") and owner.armed and hired:
                return Side("allied", True)  # "fighters of the national guard"
            if owner.sort == "non_state" and side.sort == "state" and not side.armed:
                return owner  # "a coalition of rebels"
            if owner.sort and (side.armed or owner.sort != "state") and side.sort is None and not side.unarmed:
                return Side(owner.sort, True)
    for j in tree.below(i, "amod", "acl") if side.armed and side.sort != "state" else ():
        if tree.words[j] in _WITH:
            owners = [k for _, k in (*tree.obliques(j), *tree.obliques(i))]
            sorts = {side_of(side_words(tree, *tree.phrase(k))).sort for k in owners if k > j}
            return side if "non_state" in sorts or not sorts & {"state", "allied"} else Side("allied", True)
    return side


def is_pronoun(tree: Tree, i: int) -> bool:
    """Whether a word only points to a party named before."""
    if tree.lemmas[i] in _PEOPLE and any(tree.words[j] in _OWN for j in tree.below(i, "nmod:poss")):
        return True
    return tree.words[i] in _PRONOUNS or (tree.words[i] == "group" and not tree.below(i, "amod", "compound", "nmod"))
