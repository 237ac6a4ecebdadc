"""Where the syntax of a sentence tells that a place changes hands: frames of resources/taking.yml, filled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.assertions.holding.ground import Bare, Ground, grounds_of, is_ground, name_at
from secondsource.assertions.holding.parties import Party, is_pronoun, party_at
from secondsource.assertions.holding.tree import Tree
from secondsource.model.parse import Name
from secondsource.resources.taking import Frame, Part, frames, standing, verbs_always, verbs_by_form

_TROOPS = frozenset({"force", "troop", "soldier", "fighter", "personnel", "unit", "army", "military", "man"})
_FRESH = frozenset({"newly", "recently", "freshly", "just"})
#: How far behind its verb a particle may stand (words).
_PARTICLE = 6


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
    verb = verbs_by_form().get(tree.words[i], tree.lemmas[i])
    past = token.xpos not in ("VB", "VBG", "VBP", "VBZ")
    return [frame for frame in frames().get(verb, ()) if frame.verb and (past or not frame.past)]


def _always(tree: Tree, i: int) -> bool:
    behind = tree.words[i + 1] if i + 1 < len(tree.tokens) else ""
    return bool({tree.words[i], f"{tree.words[i]} {behind}"} & verbs_always())


class _Slots:
    """Nouns for each role, gathered while a frame is read from left to right."""

    def __init__(self, tree: Tree, i: int, frame: Frame) -> None:
        self.tree, self.at, self.verb = tree, i, frame.verb
        self.roles: dict[str, list[int]] = {}
        self.objects: list[int] = []
        self.anchors = [i]
        if not frame.verb:
            return
        if tree.tokens[i].upos in ("NOUN", "PROPN"):
            self.objects, self.roles[frame.subject] = _beside(tree, i)
            return
        passive = tree.passive(i)
        self.objects = tree.subjects(i) if passive else tree.objects(i)
        if frame.particle and not self.objects:
            self.objects = [j for lead, j in tree.obliques(i) if lead == frame.particle]
        by = [j for lead, j in tree.obliques(i) if lead == "by"]
        subjects = tree.subjects(i) or _before(tree, i)
        self.roles[frame.subject] = [k for j in by for k in tree.joined(j)] if passive else subjects

    def take(self, part: Part) -> bool:
        """Fill one part; False where a noun that must stand there does not."""
        if part.leads:
            nouns = self._led(part)
        else:
            nouns = [k for j in self.objects for k in self.tree.joined(j)] if part.is_slot else self.objects
        if part.is_slot:
            self.roles.setdefault(part.filler, [])
            self.roles[part.filler] += nouns
            self.anchors += nouns[:4] if not part.leads or part.filler == "PLACE" or not self.verb else []
            if not nouns and part.filler == "TAKER" and "of" in part.leads:
                self.roles["TAKER"] += self.tree.below(self.anchors[-1], "nmod:poss", "compound", "amod")
            return True
        found = [j for j in nouns if self._is(j, part.filler)]
        if part.filler == "forces" and not self.roles.get("LOSER"):
            self.roles["LOSER"] = found  # "troops were withdrawn from"
        self.anchors += found
        return bool(found)

    def _led(self, part: Part) -> list[int]:
        """What one of the prepositions leads to, tied to the verb or to what was found before."""
        tied = [pair for j in dict.fromkeys(self.anchors) for pair in self.tree.obliques(j)]
        below = [pair for _, j in tied for pair in self.tree.obliques(j)] if part.filler == "LOSER" else []
        return list(dict.fromkeys(j for lead, j in (*tied, *below) if lead in part.leads and j != self.at))

    def _is(self, j: int, noun: str) -> bool:
        if noun == "forces":
            return self.tree.lemmas[j] in _TROOPS
        return noun in (self.tree.lemmas[j], self.tree.words[j])


def _beside(tree: Tree, i: int) -> tuple[list[int], list[int]]:
    """The nouns behind and before a verb that the parse takes for a noun: its object and its subject."""
    heads = [j for j in range(len(tree.tokens)) if tree.tokens[j].upos in ("NOUN", "PROPN") and j != i]
    whole = [j for j in heads if tree.relation(j) not in ("compound", "flat", "nmod:desc") or tree.head(j) == i]
    behind = next((j for j in whole if i < j <= i + _PARTICLE), None)
    before = [j for j in whole if j < i and tree.relation(j).startswith("nsubj")][-1:]
    return ([behind] if behind is not None else []), before


def _before(tree: Tree, i: int) -> list[int]:
    """The noun just before a finite verb that has lost its subject in the parse."""
    if tree.tokens[i].xpos not in ("VBD", "VBZ", "VBP"):
        return []
    j = i - 1
    while j >= 0 and tree.tokens[j].upos in ("ADV", "AUX"):
        j -= 1
    return [j] if j >= 0 and tree.tokens[j].upos in ("NOUN", "PROPN") else []


def _fill(tree: Tree, names: Sequence[Name], i: int, frame: Frame, stands: Sequence[int] = ()) -> Told | None:
    """The frame with its roles, None where it does not fit or names no place; `stands` are subjects known already."""
    particle = _particle(tree, i, frame.particle) if frame.particle else i
    if particle is None:
        return None
    if frame.verb and frame.parts[0].leads and (tree.passive(i) or tree.objects(i)):
        return None  # "evacuated the wounded from", where "withdrew from" is meant
    slots = _Slots(tree, i, frame)
    slots.anchors.append(particle)
    if stands:
        slots.roles[frame.subject] = list(stands)
    if not all(slots.take(part) for part in frame.parts):
        return None
    if not frame.verb:
        _owner(tree, names, i, frame, slots)
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
    heads = slots.roles.get("PLACE", [])
    places = [
        g for j in heads for g in grounds_of(tree, names, j, bare=bare) if tree.words[g.head] not in frame.exceptions
    ]
    return Told(i, frame, tuple(dict.fromkeys(places)), taker, loser, pointed) if places else None


def _somebody(tree: Tree, names: Sequence[Name], party: Party) -> bool:
    """Whether a party of no known side is a name at least: an "attack" takes nothing itself."""
    return tree.tokens[party.head].upos == "PROPN" or name_at(names, tree.tokens[party.head].start) is not None


def _particle(tree: Tree, i: int, particle: str) -> int | None:
    """The "over" of "hand over", where it stands behind the verb and hangs on it or on its noun."""
    for j in range(i + 1, min(len(tree.tokens), i + 1 + _PARTICLE)):
        if tree.words[j] == particle and i in list(tree.above(j))[:2]:
            return j
    return None


def _owner(tree: Tree, names: Sequence[Name], i: int, frame: Frame, slots: _Slots) -> None:
    """ "the town's fall", "the rebels' capture of the town", "the army withdrawal from the town"."""
    for j in tree.below(i, "nmod:poss", "compound"):
        if not slots.roles.get("PLACE") and is_ground(tree, names, j, bare="known"):
            slots.roles["PLACE"] = [j]
            continue
        role = "LOSER" if frame.change == "lost" else "TAKER"
        if not slots.roles.get(role):
            slots.roles[role] = [j]


def _party(tree: Tree, names: Sequence[Name], nouns: Sequence[int]) -> Party | None:
    """The first of several parties whose side is told, else the first."""
    found = [party for j in nouns if (party := party_at(tree, names, j))]
    return next(
        (p for p in found if p.side.sort), next((p for p in found if p.side.known), found[0] if found else None)
    )
