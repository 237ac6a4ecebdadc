"""Ways to tell a rewrite, each a score for a pair; and the logistic regression that weighs ours."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from bench.rewrites.corpus import Corpus, Told

from secondsource.lineage import compare, weigh
from secondsource.lineage.routes import Rarity, keeps, rarity, rewrite, traces

Array = np.ndarray[Any, Any]
Score = Callable[[Told, Told], float]

OURS = "secondsource"
TEXT, NAMES = "its passages alone", "its names and words alone"
MINHASH = "MinHash, 128 x 3 words"
PERMUTATIONS, RUN = 128, 3  # as the documentation of MinHash libraries has it
PRIME = (1 << 61) - 1
HARD = 4.0  # weight of a labelled pair in the fit: there are few, and they are what matters
_WORD = re.compile(r"\w+")


def methods(corpus: Corpus) -> Mapping[str, Score]:
    """Ours as the product has it, its two ways alone, and the neighbour."""
    pile = weigh([told.signature for key, told in corpus.told.items() if " " not in key])

    def ours(left: Told, right: Told) -> float:
        return compare(left.signature, right.signature, pile).score

    def text(left: Told, right: Told) -> float:
        return compare(left.signature, right.signature, replace(pile, rarity=Rarity(), traces={})).score

    def names(left: Told, right: Told) -> float:
        return rewrite(traces(left.signature), traces(right.signature), pile.rarity).chance

    def resemblance(left: Told, right: Told) -> float:
        return float((minhash(left.text) == minhash(right.text)).mean())

    return {OURS: ours, TEXT: text, NAMES: names, MINHASH: resemblance}


_known: dict[str, Array] = {}


def minhash(text: str) -> Array:
    """The smallest number of each permutation of a text's runs of words."""
    if text not in _known:
        words = _WORD.findall(text.lower())
        runs = {zlib.crc32(" ".join(words[i : i + RUN]).encode()) for i in range(len(words) - RUN + 1)} or {0}
        chance = np.random.default_rng(1)
        times, plus = chance.integers(1, 1 << 31, PERMUTATIONS), chance.integers(0, 1 << 31, PERMUTATIONS)
        _known[text] = ((np.array(sorted(runs))[:, None] * times + plus) % PRIME).min(0)
    return _known[text]


def fitted(corpus: Corpus) -> tuple[Array, Array, Array]:
    """(weights of each half, weights of all, scores): what the recipe's weights rest on. Each score is given by the
    weights of the other half, halves being made by the reports' ids."""
    nats = rarity([traces(told.signature) for key, told in corpus.told.items() if " " not in key])
    rows = []
    for _, left, right in corpus.pairs:
        kept = keeps(*(traces(corpus.told[key].signature) for key in (left, right)), nats)
        rows.append([1.0, kept.names_share, kept.words_share])
    seen = np.array(rows)
    truth = np.array([kind not in ("other event", "labelled") for kind, _, _ in corpus.pairs])
    weight = np.array([HARD if kind == "labelled" else 1.0 for kind, _, _ in corpus.pairs])
    half = np.array([int(left) % 2 for _, left, _ in corpus.pairs])
    scores, halves = np.zeros(len(rows)), []
    for one in (0, 1):
        halves.append(regression(seen[half != one], truth[half != one], weight[half != one]))
        scores[half == one] = seen[half == one] @ halves[-1]
    return np.array(halves), regression(seen, truth, weight), scores


def regression(seen: Array, truth: Array, weight: Array, rounds: int = 60) -> Array:
    """Logistic regression with a light ridge, by Newton's steps."""
    ridge = np.eye(seen.shape[1])
    ridge[0, 0] = 0.0
    found = np.zeros(seen.shape[1])
    for _ in range(rounds):
        chance = 1 / (1 + np.exp(-np.clip(seen @ found, -30, 30)))
        slope = seen.T @ (weight * (chance - truth)) + ridge @ found
        found -= np.linalg.solve((seen * (weight * chance * (1 - chance))[:, None]).T @ seen + ridge + 1e-9, slope)
    return found
