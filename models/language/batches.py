"""Texts cut into windows of pieces, roughened, and laid side by side."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import torch
from corpora import Text
from network import CUSTOMS, Labels
from torch import Tensor

from secondsource.language.pieces import CLS, SEP, SHAPES, Pieces, shape

IGNORE = -100
#: Share of words that are hidden behind BERT's mask while training, so that names are not learnt by heart.
HIDDEN, MASK = 0.08, 103


@dataclass(slots=True)
class Window:
    """Some words of a text, ready for the network; a layer that is not known is None. Heads and links count from 1,
    0 is "none" (the root, no cue)."""

    source: str
    words: list[str]
    pieces: list[int]
    shapes: list[int]
    first: list[int]
    sentence: list[int]
    upos: list[int] | None = None
    xpos: list[int] | None = None
    heads: list[int] | None = None
    relations: list[int] | None = None
    opens: list[int] | None = None
    names: list[int] | None = None
    roles: list[int] | None = None
    links: list[int] | None = None
    vectors: list[Tensor] = field(default_factory=list)


class Cutter:
    """Makes windows of texts."""

    def __init__(self, labels: Labels, pieces: Pieces) -> None:
        self.pieces = pieces
        self.index = {
            name: {label: i for i, label in enumerate(getattr(labels, name))}
            for name in ("upos", "xpos", "relations", "names", "roles")
        }

    def windows(self, text: Text, most: int, chance: random.Random | None = None) -> Iterator[Window]:
        """Runs of whole sentences (paragraphs, for attributions) of at most `most` pieces; with `chance`, of random
        length and roughened as texts in the wild are."""
        starts = [i for i, opens in enumerate(text.opens) if opens]
        if 0 not in starts:
            starts.insert(0, 0)
        bounds = [*starts, len(text.words)]
        limit = self._limit(most, chance)
        at = 0
        while at < len(bounds) - 1:
            size, upto = 2, at
            while upto < len(bounds) - 1:
                more = sum(len(self.pieces(w)) for w in text.words[bounds[upto] : bounds[upto + 1]])
                if upto > at and size + more > limit:
                    break
                size, upto = size + more, upto + 1
            yield from self._bounded(text, bounds[at], bounds[upto], most, chance)
            at, limit = upto, self._limit(most, chance)

    @staticmethod
    def _limit(most: int, chance: random.Random | None) -> int:
        return most if chance is None or chance.random() < 0.5 else chance.randint(8, most)

    def _bounded(self, text: Text, start: int, end: int, most: int, chance: random.Random | None) -> Iterator[Window]:
        """One window, or several where a single sentence is longer than the most."""
        while start < end:
            size, stop = 2, start
            while stop < end and (stop == start or size + len(self.pieces(text.words[stop])) <= most):
                size, stop = size + len(self.pieces(text.words[stop])), stop + 1
            yield self._window(text, start, stop, chance)
            start = stop

    def _window(self, text: Text, start: int, end: int, chance: random.Random | None) -> Window:
        keep = list(range(start, end))
        forms = text.words[start:end]
        if chance:
            keep, forms = roughen(text, keep, forms, chance)
        place = {old: new for new, old in enumerate(keep)}
        written = forms if chance is None else recase(forms, text.source, chance)
        pieces, shapes, first = [CLS], [0], []
        for word, cased in zip(forms, written, strict=True):
            cut, form = self.pieces(word), shape(cased)
            if chance and chance.random() < HIDDEN:
                cut = (MASK,)
            first.append(len(pieces))
            pieces += cut
            shapes += [form, *[form + SHAPES] * (len(cut) - 1)]
        sentence, number = [], -1
        for new, old in enumerate(keep):
            number += new == 0 or any(text.opens[k] for k in range(keep[new - 1] + 1, old + 1))
            sentence.append(number)
        window = Window(text.source, forms, [*pieces, SEP], [*shapes, 0], first, sentence)
        if text.vectors is not None:
            opened = sum(text.opens[1 : keep[0] + 1])
            window.vectors = [text.vectors[opened + n] for n in range(number + 1)]
        self._label(window, text, keep, place)
        return window

    def _label(self, window: Window, text: Text, keep: list[int], place: dict[int, int]) -> None:
        def coded(layer: str, labels: Sequence[str]) -> list[int]:
            return [self.index[layer].get(labels[i], IGNORE) for i in keep]

        if text.upos and text.xpos and text.heads and text.relations:
            window.upos, window.xpos = coded("upos", text.upos), coded("xpos", text.xpos)
            window.relations = coded("relations", text.relations)
            window.heads = [0 if text.heads[i] == i else place.get(text.heads[i], IGNORE - 1) + 1 for i in keep]
            window.opens = [int(n == 0 or window.sentence[n - 1] != s) for n, s in enumerate(window.sentence)]
        if text.names:
            window.names = coded("names", text.names)
        if text.roles and text.links is not None:
            window.roles = coded("roles", text.roles)
            window.links = [IGNORE if text.roles[i] == "O" else place.get(text.links[i], -1) + 1 for i in keep]


def roughen(text: Text, keep: list[int], forms: list[str], chance: random.Random) -> tuple[list[int], list[str]]:
    """Quotation marks of another fashion; now and then all commas, quotes and apostrophes gone, as some archives
    strip them."""
    dice = chance.random()
    if dice < 0.3:
        forms = requoted(forms, chance)
    elif dice < 0.37:
        gone = {",", '"', "“", "”", "'", "‘", "’", "``", "''"} | ({".", "?", "!", ";", ":"} if dice > 0.35 else set())
        heads = {text.heads[i] for i in keep if text.heads[i] != i} if text.heads else set()
        left = [(i, form) for i, form in zip(keep, forms, strict=True) if form not in gone or i in heads]
        if left:
            keep, forms = [i for i, _ in left], [form for _, form in left]
            forms = [form.replace("'", "").replace("’", "") or form for form in forms]
    return keep, forms


def requoted(forms: list[str], chance: random.Random) -> list[str]:
    """Straight marks for curly ones, curly for straight ones, or single for double."""
    if any(form in "“”" for form in forms):
        straight = {"“": '"', "”": '"', "‘": "'", "’": "'", "’s": "'s", "n’t": "n't"}
        single = {"“": "‘", "”": "’"}
        fashion = straight if chance.random() < 0.7 else single
        return [fashion.get(form, form) for form in forms]
    made, open_ = [], True
    for form in forms:
        if form in ('"', "``", "''"):
            form, open_ = ("“" if open_ else "”"), not open_
        made.append(form.replace("'", "’") if form != "'" else form)
    return made


def recase(forms: list[str], source: str, chance: random.Random) -> list[str]:
    """As a headline, all in capitals, or all in small letters, now and then."""
    dice = chance.random()
    if dice < 0.04:
        return [form.upper() for form in forms]
    if dice < 0.07:
        return [form.lower() for form in forms]
    if dice < 0.10:
        return [form[:1].upper() + form[1:] for form in forms]
    return forms


def groups(windows: list[Window], pieces: int, chance: random.Random) -> list[list[Window]]:
    """Windows of like length together, about `pieces` pieces to a group, in random order."""
    chance.shuffle(windows)
    made: list[list[Window]] = []
    for at in range(0, len(windows), 512):
        group: list[Window] = []
        for window in sorted(windows[at : at + 512], key=lambda w: len(w.pieces)):
            if group and len(window.pieces) * (len(group) + 1) > pieces:
                made.append(group)
                group = []
            group.append(window)
        made.append(group)
    chance.shuffle(made)
    return made


def tensors(group: Sequence[Window]) -> dict[str, Tensor]:
    """A group as padded tensors; only the layers that all its windows have."""
    length, most = max(len(w.pieces) for w in group), max(len(w.first) for w in group)

    def padded(rows: list[list[int]], size: int, fill: int) -> Tensor:
        return torch.tensor([row + [fill] * (size - len(row)) for row in rows])

    made = {
        "pieces": padded([w.pieces for w in group], length, 0),
        "shapes": padded([w.shapes for w in group], length, 0),
        "first": padded([w.first for w in group], most, 0),
        "sentence": padded([w.sentence for w in group], most, -1),
    }
    for layer in ("upos", "xpos", "heads", "relations", "opens", "names", "roles", "links"):
        rows = [getattr(w, layer) for w in group]
        if any(row is not None for row in rows):
            filled = [row or [IGNORE] * len(w.first) for row, w in zip(rows, group, strict=True)]
            made[layer] = padded(filled, most, IGNORE)
    made["custom"] = torch.tensor(CUSTOMS.index(group[0].source) if group[0].source in CUSTOMS else 0)
    return made
