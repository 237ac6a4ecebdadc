"""Fit the weights of both looks: logistic regression on the pairs of piles of many sizes."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from bench.stories.corpora import Corpus

from secondsource.stories import second
from secondsource.stories.pairs import Pile
from secondsource.stories.recipe import measured
from secondsource.stories.templates import find_templates
from secondsource.stories.traits import Traits, all_traits

Array = np.ndarray[Any, Any]

#: Events of the sampled piles, how many such piles, and whether they mix the corpora.
SAMPLES = ((2, 24, False), (3, 24, True), (6, 16, False), (12, 12, True), (40, 6, False))
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
    kept: Array  # of the half that is fitted on


def marked(corpus: Corpus) -> Marked:
    """The traits of a corpus; its templates are those of the whole."""
    templates = find_templates(corpus.reports, corpus.parses)
    return Marked(all_traits(corpus.reports, corpus.parses, templates), corpus.events, corpus.halves)


def fit(corpora: Sequence[Marked], half: int | None, features: Sequence[int] | None = None) -> Weights:
    """Fit on one half of the events (None: on all). `features` are the columns to use (default: all)."""
    piles = [seen(pile, half) for pile in _piles(corpora, half)]
    first, constant = _chosen(piles, features)
    again = [_again(pile, pile.features @ first + constant) for pile in piles]
    weights = logistic([x for x, _ in again], [y for _, y in again])
    return Weights(first, constant, *weights)


def _chosen(piles: Sequence[Seen], features: Sequence[int] | None) -> tuple[Array, float]:
    columns = list(range(piles[0].features.shape[1])) if features is None else list(features)
    fitted, constant = logistic([p.features[p.kept][:, columns] for p in piles], [p.same[p.kept] for p in piles])
    first = np.zeros(piles[0].features.shape[1])
    first[columns] = fitted
    return first, constant


def _piles(corpora: Sequence[Marked], half: int | None) -> Iterator[Marked]:
    """Whole corpora, and samples of their events in the half."""
    yield from corpora
    chance = random.Random(5)
    for events, times, mixed in SAMPLES:
        for _ in range(times):
            yield _sampled(corpora if mixed else [chance.choice(corpora)], events, half, chance)


def _sampled(corpora: Sequence[Marked], events: int, half: int | None, chance: random.Random) -> Marked:
    found = Marked([], [], [])
    for corpus in corpora:
        sizes: dict[str, int] = {}
        for event, h in zip(corpus.events, corpus.halves, strict=True):
            if half is None or h == half:
                sizes[event] = sizes.get(event, 0) + 1
        several = sorted(event for event, size in sizes.items() if size > 1)
        alone = sorted(event for event, size in sizes.items() if size == 1)
        chosen = set(chance.sample(several, min(len(several), events)))
        chosen |= {event.rstrip("+") + end for event in chosen if "+" in "".join(several) for end in ("", "+")}
        chosen |= set(chance.sample(alone, min(len(alone), events)))
        for one, event, h in zip(*corpus, strict=True):
            if event in chosen:
                found.traits.append(one)
                found.events.append(event)
                found.halves.append(h)
    return found


def seen(marked: Marked, half: int | None) -> Seen:
    """The candidate pairs of a pile, all pairs of one event and at most KEPT others."""
    pile = Pile(marked.traits)
    left, right = pile.candidates()
    features = measured(pile.pairs(left, right))
    events, halves = np.array(marked.events), np.array(marked.halves)
    same = events[left] == events[right]
    kept = np.ones(len(left), dtype=bool)
    if half is not None:
        kept = (halves[left] == half) & (halves[right] == half)
    others = np.flatnonzero(kept & ~same)
    if len(others) > KEPT:
        kept[np.random.default_rng(3).permutation(others)[KEPT:]] = False
    return Seen(pile, left, right, features, same.astype(float), np.flatnonzero(kept))


def _again(pile: Seen, odds: Array) -> tuple[Array, Array]:
    looked = second.look(pile.pile.traits, pile.left, pile.right, odds)
    inside = np.isin(looked.pairs, pile.kept)
    pairs = looked.pairs[inside]
    x = np.stack([looked.words[inside], looked.profile[inside], odds[pairs]], axis=1)
    return x, pile.same[pairs]


def logistic(parts: Sequence[Array], truths: Sequence[Array]) -> tuple[Array, float]:
    """Weights and constant by Newton's method. Each part counts by the square root of its size."""
    full = [(x, y) for x, y in zip(parts, truths, strict=True) if len(x)]
    x = np.concatenate([part for part, _ in full])
    y = np.concatenate([truth for _, truth in full])
    counts = np.concatenate([np.full(len(part), len(part) ** -0.5) for part, _ in full])
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
