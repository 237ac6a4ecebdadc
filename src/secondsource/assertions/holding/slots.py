"""The slots of a frame, filled with the nouns of a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.assertions.holding.tree import Tree
from secondsource.resources.taking import Frame, Part

_TROOPS = frozenset({"force", "troop", "soldier", "fighter", "personnel", "unit", "army", "military", "man"})
#: How far behind its verb a particle may stand (words).
REACH = 6


class Slots:
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
        self.objects = tree.subjects(i) if passive else tree.objects(i) or _next_noun(tree, i)
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
                owner = self.tree.below(self.anchors[-1], "nmod:poss", "compound", "amod")
                self.roles["TAKER"] += owner or _close(self.tree, self.anchors[-1])
            return True
        found = [j for j in nouns if self._is(j, part.filler)]
        if part.filler == "forces" and not self.roles.get("LOSER"):
            self.roles["LOSER"] = found  # "troops were withdrawn from"
        self.anchors += found
        return bool(found)

    def _led(self, part: Part) -> list[int]:
        """What one of the prepositions leads to, tied to the verb or to what was found before."""
        tied = [pair for j in dict.fromkeys(self.anchors) for pair in self.tree.obliques(j)]
        further = (j for lead, j in tied if lead != "by" or part.filler == "PLACE")
        below = [pair for j in further for pair in self.tree.obliques(j)] if self._deep(part, tied) else []
        found = list(dict.fromkeys(j for lead, j in (*tied, *below) if lead in part.leads and j != self.at))
        return found or self._after(part)

    def _after(self, part: Part) -> list[int]:
        """The noun right behind the last word found, wherever the parse ties it: "control of the dam"."""
        k = self.anchors[-1] + 1
        if part.filler != "PLACE" or self.tree.words[k : k + 1] == [] or self.tree.words[k] not in part.leads:
            return []
        return _next_noun(self.tree, k)

    def _deep(self, part: Part, tied: Sequence[tuple[str, int]]) -> bool:
        """Whether to look one step further: "the town near the river from rebels", "control by force of the town"."""
        lacks = part.filler == "PLACE" and "of" in part.leads and self.verb
        return part.filler == "LOSER" or (lacks and not any(lead in part.leads for lead, _ in tied))

    def _is(self, j: int, noun: str) -> bool:
        if noun == "forces":
            return self.tree.lemmas[j] in _TROOPS
        return noun in (self.tree.lemmas[j], self.tree.words[j])


def _close(tree: Tree, i: int) -> list[int]:
    """The noun just before another, whatever the parse ties it to: "in government hands"."""
    return [i - 1] if i and tree.tokens[i - 1].upos in ("NOUN", "PROPN", "ADJ") else []


def _next_noun(tree: Tree, i: int) -> list[int]:
    """The noun that stands right behind a word, but for articles and adjectives."""
    j = i + 1
    while j < len(tree.tokens) and (tree.tokens[j].upos in ("DET", "ADJ", "NUM") or tree.relation(j) == "amod"):
        j += 1
    found = []
    while j < len(tree.tokens) and tree.tokens[j].upos in ("NOUN", "PROPN"):
        found, j = [j], j + 1
    return found


def _beside(tree: Tree, i: int) -> tuple[list[int], list[int]]:
    """The nouns behind and before a verb that the parse takes for a noun: its object and its subject."""
    heads = [j for j in range(len(tree.tokens)) if tree.tokens[j].upos in ("NOUN", "PROPN") and j != i]
    whole = [j for j in heads if tree.relation(j) not in ("compound", "flat", "nmod:desc") or tree.head(j) == i]
    behind = next((j for j in whole if i < j <= i + REACH), None)
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
