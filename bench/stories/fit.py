"""Fit the weights of both looks: logistic regression on the pairs of piles of many sizes."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from bench.stories.corpora import Corpus

from secondsource.stories import second
from secondsource.stories.notes import all_notes
from secondsource.stories.pairs import Pile
from secondsource.stories.recipe import measured
from secondsource.stories.templates import find_templates
from secondsource.stories.traits import Traits, all_traits

Array = np.ndarray[Any, Any]
#: Features, truth (0 or 1) and weight of the pairs of one pile.
Part = tuple[Array, Array, Array]

#: Events of the sampled piles, how many such piles, and whether they mix the corpora.
SAMPLES = ((1, 40, True), (2, 24, False), (3, 24, True), (6, 16, False), (12, 12, True), (40, 6, False))
KEPT = 20_000  # pairs of other events that are kept of a pile
STRENGTH = 1.0  # of the penalty on squared weights, features scaled to unit variance


class Marked(NamedTuple):
    """Reports as traits, with their events and halves."""

    traits: list[Traits]
    events: list[str]
    halves: list[int]


class Weights(NamedTuple):
    """The weights of the features in the order of RECIPE, the constant; the same of the second look."""

    first: Array
    constant: float
    again: Array
    bias: float


class Seen(NamedTuple):
    """The pairs of one pile as features, and whether they are of one event."""

    pile: Pile
    left: Array
    right: Array
    features: Array
    same: Array
    kept: Array  # the pairs that are fitted on
    counts: Array  # how many pairs each of those stands for


def marked(corpus: Corpus) -> Marked:
    """The traits of a corpus; its templates are those of the whole."""
    notes = all_notes(corpus.reports, corpus.parses)
    return Marked(all_traits(notes, find_templates(notes)), corpus.events, corpus.halves)


def fit(corpora: Sequence[Marked], half: int | None, features: Sequence[int] | None = None) -> Weights:
    """Fit on the reports of one half of the events (None: on all). `features` are the columns to use (default: all)."""
    return fitted([seen(pile) for pile in piles([of_half(corpus, half) for corpus in corpora])], features)


def fitted(piles: Sequence[Seen], features: Sequence[int] | None = None) -> Weights:
    """The weights that suit some piles best, by `features` (columns; default: all)."""
    columns = list(range(piles[0].features.shape[1])) if features is None else list(features)
    parts = [(p.features[p.kept][:, columns], p.same[p.kept], p.counts) for p in piles]
    weights, constant = logistic(parts)
    first = np.zeros(piles[0].features.shape[1])
    first[columns] = weights
    again, bias = logistic([_again(pile, pile.features @ first + constant) for pile in piles])
    return Weights(first, constant, again, bias)


def of_half(corpus: Marked, half: int | None) -> Marked:
    """The reports of one half."""
    kept = [i for i, h in enumerate(corpus.halves) if half is None or h == half]
    return Marked(*([part[i] for i in kept] for part in corpus))


def piles(corpora: Sequence[Marked]) -> Iterator[Marked]:
    """Whole corpora, and samples of their events."""
    yield from corpora
    chance = random.Random(5)
    for events, times, mixed in SAMPLES:
        for _ in range(times):
            yield _sampled(corpora if mixed else [chance.choice(corpora)], events, chance)


def _sampled(corpora: Sequence[Marked], events: int, chance: random.Random) -> Marked:
    """Some events with several reports and as many with one; of an ECB+ topic always both events."""
    found = Marked([], [], [])
    for corpus in corpora:
        sizes = Counter(corpus.events)
        several = sorted(event for event, size in sizes.items() if size > 1)
        alone = sorted(event for event, size in sizes.items() if size == 1)
        chosen = set(chance.sample(several, min(len(several), events)))
        chosen |= {other for event in chosen for other in (event.rstrip("+"), event.rstrip("+") + "+")}
        chosen |= set(chance.sample(alone, min(len(alone), events)))
        for one, event, half in zip(*corpus, strict=True):
            if event in chosen:
                found.traits.append(one)
                found.events.append(event)
                found.halves.append(half)
    return found


def seen(marked: Marked) -> Seen:
    """The candidate pairs of a pile; those of one event and at most KEPT others are to be fitted on."""
    pile = Pile(marked.traits)
    left, right = pile.candidates()
    features = measured(pile.pairs(left, right))
    events = np.array(marked.events)
    same = events[left] == events[right]
    others = np.flatnonzero(~same)
    chosen = np.sort(np.random.default_rng(3).permutation(others)[:KEPT])
    kept = np.concatenate([np.flatnonzero(same), chosen])
    counts = np.concatenate([np.ones(int(same.sum())), np.full(len(chosen), len(others) / max(1, len(chosen)))])
    return Seen(pile, left, right, features, same.astype(float), kept, counts)


def _again(pile: Seen, odds: Array) -> Part:
    looked = second.look(pile.pile.traits, pile.left, pile.right, odds)
    x = np.stack([looked.company, odds[looked.pairs]], axis=1)
    return x, pile.same[looked.pairs], np.ones(len(x))


def logistic(parts: Sequence[Part]) -> tuple[Array, float]:
    """Weights and constant by Newton's method. Each part counts by the square root of its size."""
    full = [part for part in parts if len(part[0])]
    x, y = (np.concatenate([part[k] for part in full]) for k in (0, 1))
    counts = np.concatenate([part[2] * part[2].sum() ** -0.5 for part in full])
    counts *= len(x) / counts.sum() / 10
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = np.c_[(x - mean) / spread, np.ones(len(x))]
    penalty = np.r_[np.full(x.shape[1], STRENGTH), 0.0]
    weights = np.zeros(z.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(z @ weights, -30, 30)))
        slope = z.T @ (counts * (y - p)) - penalty * weights
        bend = (z * (counts * p * (1 - p))[:, None]).T @ z + np.diag(penalty + 1e-9)
        step = np.linalg.solve(bend, slope)
        weights += step
        if abs(step).max() < 1e-6:
            break
    scaled = weights[:-1] / spread
    return scaled, float(weights[-1] - scaled @ mean)
