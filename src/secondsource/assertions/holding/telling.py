"""Where the syntax of a sentence tells that a place changes hands: frames of resources/taking.yml, filled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.assertions.holding.ground import Bare, Ground, grounds_of, is_ground, name_at
from secondsource.assertions.holding.parties import Party, is_pronoun, party_at
from secondsource.assertions.holding.slots import REACH, Slots
from secondsource.assertions.holding.tree import Tree
from secondsource.model.parse import Name
from secondsource.resources.taking import Frame, doing, frames, standing, verbs_always, verbs_by_form

_HOLDS = frozenset({"control", "hold", "flag", "possession", "hands"})
_FRESH = frozenset({"newly", "recently", "freshly", "just"})


@dataclass(frozen=True, slots=True)
class Told:
    """A filled frame: the verb or noun, the places, and the parties where they are named. `pointed`: a pronoun stands
    for the party on that side."""

    at: int
    frame: Frame
    places: tuple[Ground, ...]
    taker: Party | None
    loser: Party | None
    pointed: frozenset[str] = frozenset()


def told_in(tree: Tree, names: Sequence[Name]) -> Iterator[Told]:
    """What each verb and noun of a sentence tells of places, in order."""
    for i in range(len(tree.tokens)):
        fitting = _frames_at(tree, i) if not _old(tree, i) else ()
        ranked = sorted(fitting, key=lambda f: (-sum(not part.is_slot for part in f.parts), not f.particle))
        for frame in ranked:
            if told := _fill(tree, names, i, frame):
                yield told
                break
        if told := _standing(tree, names, i):
            yield told


def _standing(tree: Tree, names: Sequence[Name], i: int) -> Told | None:
    """ "The port is under army control", "most of the valley is back in enemy hands"."""
    leads, nouns, *both = standing()
    if tree.words[i] not in nouns or tree.lead(i) not in leads:
        return None
    up = tree.head(i)
    by_head = up is not None and (tree.lemmas[up] == "be" or tree.tokens[up].upos in ("ADV", "ADJ"))
    subjects = tree.below(i, "nsubj") or (tree.below(up, "nsubj") if by_head and up is not None else [])
    holding = tree.lead(i) == "in" and tree.words[i] == "control"
    return _fill(tree, names, i, both[holding], [k for j in subjects for k in tree.joined(tree.meant(j))])


def _old(tree: Tree, i: int) -> bool:
    """Whether a participle before its noun only says what the noun is: "the liberated areas", not "newly taken"."""
    return tree.relation(i) == "amod" and not any(tree.words[j] in _FRESH for j in tree.below(i, "advmod"))


def _frames_at(tree: Tree, i: int) -> Sequence[Frame]:
    token = tree.tokens[i]
    always = _always(tree, i)
    if token.upos == "NOUN" and not always:
        return [frame for frame in frames().get(tree.lemmas[i], ()) if not frame.verb]
    if token.upos not in ("VERB", "ADJ") and not always:
        return ()
    word = tree.words[i].replace("re-", "re", 1) if tree.words[i].startswith("re-") else tree.words[i]
    verb = verbs_by_form().get(word, tree.lemmas[i])
    past = token.xpos not in ("VB", "VBG", "VBP", "VBZ")
    return [frame for frame in frames().get(verb, ()) if frame.verb and (past or not frame.past)]


def _always(tree: Tree, i: int) -> bool:
    behind = tree.words[i + 1] if i + 1 < len(tree.tokens) else ""
    return bool({tree.words[i], f"{tree.words[i]} {behind}"} & verbs_always())


def _fill(tree: Tree, names: Sequence[Name], i: int, frame: Frame, stands: Sequence[int] = ()) -> Told | None:
    """The frame with its roles, None where it does not fit or names no place; `stands` are subjects known already."""
    particle = _particle(tree, i, frame.particle) if frame.particle else i
    if particle is None:
        return None
    if frame.verb and frame.parts[0].leads and (tree.passive(i) or tree.objects(i)):
        return None  # "evacuated the wounded from", where "withdrew from" is meant
    slots = Slots(tree, i, frame)
    slots.anchors.append(particle)
    if stands:
        slots.roles[frame.subject] = list(stands)
    if not all(slots.take(part) for part in frame.parts):
        return None
    if not frame.verb:
        _owner(tree, names, i, frame, slots)
        _doer(tree, i, frame, slots)
    taker, loser = (_party(tree, names, slots.roles.get(role, [])) for role in ("TAKER", "LOSER"))
    if any(p and p.side.unarmed and not p.side.sort for p in (taker, loser)):
        return None
    needed = [part.filler for part in frame.parts if part.is_slot and not part.leads]
    pointed = frozenset(r for r in ("TAKER", "LOSER") if any(is_pronoun(tree, j) for j in slots.roles.get(r, [])))
    if "LOSER" in needed and not (loser and loser.side.known) and "LOSER" not in pointed:
        return None
    taker, loser = (p if p and (p.side.known or _somebody(tree, names, p)) else None for p in (taker, loser))
    if loser and not loser.side.known:
        loser = None
    sure = (frame.verb or frame.subject) and any(p and p.side.known for p in (taker, loser))
    bare: Bare = "known" if not sure else "unknown" if frame.persons else "any"
    if bare == "any" and any(part.filler in _HOLDS for part in frame.parts):
        bare = "held"
    heads = slots.roles.get("PLACE", [])
    if frame.anaphoric and not heads:
        heads = [j for j in range(i - 1, -1, -1) if is_ground(tree, names, j, bare="known")][:1]
    found = (g for j in heads for g in grounds_of(tree, names, j, bare=bare))
    places = [g for g in found if loser or tree.words[g.head] not in frame.exceptions]
    return Told(i, frame, tuple(dict.fromkeys(places)), taker, loser, pointed) if places else None


def _somebody(tree: Tree, names: Sequence[Name], party: Party) -> bool:
    """Whether a party of no known side is a name at least: an "attack" takes nothing itself."""
    return tree.tokens[party.head].upos == "PROPN" or name_at(names, tree.tokens[party.head].start) is not None


def _particle(tree: Tree, i: int, particle: str) -> int | None:
    """The "over" of "hand over", where it stands behind the verb and hangs on it or on its noun."""
    for j in range(i + 1, min(len(tree.tokens), i + 1 + REACH)):
        if tree.words[j] == particle and i in list(tree.above(j))[:2]:
            return j
    return None


def _owner(tree: Tree, names: Sequence[Name], i: int, frame: Frame, slots: Slots) -> None:
    """ "the town's fall", "the rebels' capture of the town", "the army withdrawal from the town"."""
    for j in tree.below(i, "nmod:poss", "compound"):
        if not slots.roles.get("PLACE") and is_ground(tree, names, j, bare="known"):
            slots.roles["PLACE"] = [j]
            continue
        role = "LOSER" if frame.change == "lost" else "TAKER"
        if not slots.roles.get(role):
            slots.roles[role] = [j]


def _doer(tree: Tree, i: int, frame: Frame, slots: Slots) -> None:
    """ "The army completed the capture of": the subject of the verb takes."""
    up = tree.head(i)
    role = "TAKER" if frame.change == "taken" else "LOSER"
    if up is not None and tree.relation(i) == "obj" and not slots.roles.get(role) and tree.lemmas[up] in doing():
        slots.roles[role] = tree.subjects(up)


def _party(tree: Tree, names: Sequence[Name], nouns: Sequence[int]) -> Party | None:
    """The first of several parties whose side is told, of troops where there are some; else the first."""
    found = [party for j in nouns if (party := party_at(tree, names, j))]
    found.sort(key=lambda party: not party.side.armed)
    return next(
        (p for p in found if p.side.sort), next((p for p in found if p.side.known), found[0] if found else None)
    )
