"""The way with syntax: what a sentence tells of places that change hands, each place by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.assertions.holding.ground import Ground, is_ground, side_words
from secondsource.assertions.holding.kinds import Basis, Surroundings, basis_of, extent_of, kind_of, surroundings
from secondsource.assertions.holding.mood import Mood, mood_of
from secondsource.assertions.holding.parties import Party, party_at
from secondsource.assertions.holding.telling import Told, told_in
from secondsource.assertions.holding.tree import Tree
from secondsource.model.assertion import ControlKind, Extent
from secondsource.model.parse import Name, Sentence
from secondsource.resources.holding import words_for
from secondsource.resources.sides import Sort, side_of
from secondsource.resources.taking import cues, grounds

#: Words of a sentence whose syntax is followed; what is longer is a table or a broken page.
MAX_WORDS = 400
_INNER = frozenset({"compound", "flat", "amod", "nmod:desc"})


@dataclass(frozen=True, slots=True)
class Change:
    """One place of which a sentence tells who takes, gives up, holds or reaches it. `trigger` and `evidence` are
    offsets in the report; `basis`: what the kind rests on."""

    trigger: tuple[int, int]
    evidence: tuple[int, int]
    place: Ground
    taker: str | None
    loser: str | None
    mood: Mood
    near: bool
    kind: ControlKind | None
    basis: Basis
    extent: Extent | None


@dataclass
class Memory:
    """What the sentences read so far leave behind: the armed side and the place that a pronoun would mean."""

    side: Party | None = None
    place: str = ""


def changes_in(text: str, sentence: Sentence, names: Sequence[Name], memory: Memory, *, war: bool) -> Iterator[Change]:
    """What a sentence tells, in order. `war`: the report speaks of armed sides anyhow, this sentence need not."""
    tree = Tree(text, sentence, memory.place)
    parties = [p for i in _heads(tree) if (p := party_at(tree, names, i)) and p.side.known]
    around = surroundings(tree, parties)
    for told in told_in(tree, names) if war or parties or memory.side or around.fight else ():
        mood = mood_of(tree, told.at)
        taker, loser = (_meant(tree, told, role, parties, memory) for role in ("TAKER", "LOSER"))
        if mood.told != "unreal" and _counts(tree, told, taker, loser, around, war=war):
            yield from _changes(tree, told, taker, loser, mood, around)
    fighting = [p for p in parties if p.side.armed]
    subjects = [p for p in fighting if tree.relation(p.head).startswith("nsubj")]
    memory.side = next(iter(subjects or fighting), memory.side)
    memory.place = _last_place(tree, names) or memory.place


def _last_place(tree: Tree, names: Sequence[Name]) -> str:
    heads = (i for i, token in enumerate(tree.tokens) if token.upos in ("NOUN", "PROPN"))
    grounds = [i for i in heads if tree.relation(i) not in _INNER and is_ground(tree, names, i, bare="known")]
    return tree.said(*tree.phrase(grounds[-1])) if grounds else ""


def _heads(tree: Tree) -> Iterator[int]:
    """The nouns that head a phrase of their own."""
    for i, token in enumerate(tree.tokens):
        ground = token.upos == "NOUN" and tree.words[i] in grounds()  # "the police station" is no side
        if token.upos in ("NOUN", "PROPN") and token.relation not in _INNER and not ground:
            yield i


def _meant(tree: Tree, told: Told, role: str, parties: Sequence[Party], memory: Memory) -> Party | None:
    """The party of a role; for a pronoun the last side named before it."""
    party = told.taker if role == "TAKER" else told.loser
    if party or role not in told.pointed:
        return party
    other = told.loser if role == "TAKER" else told.taker
    before = [p for p in parties if p.head < told.at and p != other and (p.side.armed or _tells(tree, p))]
    subjects = [p for p in before if tree.relation(p.head) == "nsubj"]
    meant = next(iter(subjects or before), memory.side)
    same = meant and other and meant.side.sort == other.side.sort
    return None if same and not subjects else meant


def _tells(tree: Tree, party: Party) -> bool:
    """Whether a side speaks of itself: "the government said that its forces"."""
    up = tree.head(party.head)
    said = up is not None and any(tree.relation(j) in ("ccomp", "parataxis") for j in tree.below(up))
    return said and party.side.sort is not None and tree.relation(party.head) == "nsubj"


def _counts(
    tree: Tree, told: Told, taker: Party | None, loser: Party | None, around: Surroundings, *, war: bool
) -> bool:
    """Whether a filled frame tells of control: enough sides, and for a holder no word that nothing has changed."""
    frame = told.frame
    known = [p for p in (taker, loser) if p and p.side.known]
    if frame.change == "near" and not (taker and taker.side.known):
        return False
    if frame.change == "held" and (not known or _unchanged(tree, told)):
        return False
    foes = len(around.sorts) > 1 and "non_state" in around.sorts
    rid = frame.again and loser is not None and loser.side.sort == "non_state"
    if frame.needs == "foe" and not (len(known) == 2 or foes or rid):
        return False
    if frame.needs == "peace" and not (around.agreed or around.unopposed):
        return False
    if (taker and not known and not war) or cues().aside.intersection(tree.lemmas):
        return False
    agreed = (around.agreed and frame.change in ("taken", "lost")) or (frame.how == "peace" and len(known) == 2)
    if frame.change == "held" and known and around.fight:
        return True
    return war or foes or any(p.side.armed for p in known) or bool(around.sorts and (agreed or not known))


def _unchanged(tree: Tree, told: Told) -> bool:
    """ "still holds", "goes on holding"."""
    near = [told.at, *tree.below(told.at), *tree.above(told.at)]
    return any({tree.words[i], tree.lemmas[i]} & words_for("unchanged") for i in near)


def _held_by(tree: Tree, place: Ground) -> Sort | None:
    """ "An insurgent camp", "the rebel-held town"."""
    own = side_words(tree, *tree.phrase(place.head))
    return side_of(own).sort if tree.tokens[place.head].upos == "NOUN" else None


def _changes(
    tree: Tree, told: Told, taker: Party | None, loser: Party | None, mood: Mood, around: Surroundings
) -> Iterator[Change]:
    sorts: list[Sort | None] = [p.side.sort if p else None for p in (taker, loser)]
    real = mood.told in ("done", "admitted") and not mood.setting
    if told.frame.change == "taken" and not any(sorts):
        sorts[1] = next((sort for place in told.places if (sort := _held_by(tree, place))), None)
    kind = kind_of(tree, told, sorts[0], sorts[1], around) if real else None
    trigger = (tree.tokens[told.at].start, tree.tokens[told.at].end)
    for place in told.places:
        start, end = tree.tokens[place.first].start, tree.tokens[place.after - 1].end
        yield Change(
            trigger=trigger,
            evidence=(min(start, trigger[0]), max(end, trigger[1])),
            place=place,
            taker=taker.words if taker else None,
            loser=loser.words if loser else None,
            mood=mood,
            near=told.frame.change == "near" and kind is None,
            kind=kind,
            basis=basis_of(told, kind, around),
            extent=extent_of(tree, told, place),
        )
