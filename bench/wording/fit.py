"""The weights of the two recipes, made again from pairs that may teach what ships, and what each feature is worth."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from bench.common.table import Table
from bench.lineage.logistic import Array, chances, crossed, fitted
from bench.wording.corpora import Laid
from bench.wording.measures import accuracy, numbered, over_questions

from secondsource.claims.wording.recipe import PHRASES, SENTENCES, Recipe

#: By cross-validation on the pairs that teach: 0.5 to 200, and 5 to 150, were tried.
PENALTY_SENTENCES, PENALTY_PHRASES = 5.0, 50.0
EACH = 100.0  # what the same answers to one question weigh together, however many, and what the others do


def rows(recipe: Recipe, pairs: Sequence[Laid]) -> Array:
    """(pairs, features): what is measured."""
    return np.array([[feature.of(pair.found) for feature in recipe.features.values()] for pair in pairs])


def truth(pairs: Sequence[Laid]) -> Array:
    """1 for the same, 0 for another."""
    return np.array([float(pair.same) for pair in pairs])


def weigh_sentences(pairs: Sequence[Laid], without: int | None = None) -> Array:
    """Base and weights of the recipe of sentences; `without` one feature (by place), whose weight is then 0."""
    return _held(without, lambda table: fitted(table, truth(pairs), penalty=PENALTY_SENTENCES), rows(SENTENCES, pairs))


def weigh_phrases(pairs: Sequence[Laid], without: int | None = None) -> Array:
    """The same of the recipe of phrases: all questions count alike, and in each the same answers and the others."""
    gold, at = truth(pairs), numbered([pair.group for pair in pairs])
    counts = np.zeros(len(pairs))
    for group in set(at.tolist()):
        for value in (0.0, 1.0):
            chosen = (at == group) & (gold == value)
            counts[chosen] = EACH / max(1, chosen.sum())
    return _held(
        without, lambda table: fitted(table, gold, penalty=PENALTY_PHRASES, counts=counts), rows(PHRASES, pairs)
    )


def _held(without: int | None, fit: Callable[[Array], Array], table: Array) -> Array:
    """The fit to a table with one column left out."""
    if without is None:
        return fit(table)
    made = fit(np.delete(table, without, axis=1))
    return np.insert(made, without + 1, 0.0)


def printed(sentences: Sequence[Laid], phrases: Sequence[Laid]) -> str:
    """Base, and what each feature usually is and weighs, for the recipes in the source."""
    lines = []
    for title, recipe, pairs, made in (
        ("sentences", SENTENCES, sentences, weigh_sentences(sentences)),
        ("phrases", PHRASES, phrases, weigh_phrases(phrases)),
    ):
        usual = rows(recipe, pairs).mean(axis=0)
        lines.append(f"{title} ({len(pairs)} pairs): base {made[0] + usual @ made[1:]:.2f}")
        for name, middle, weight in zip(recipe.features, usual, made[1:], strict=True):
            lines.append(f"  {name}: usual {middle:.2f}, weight {weight:.2f}")
    return "\n".join(lines)


def ablation(sentences: Sequence[Laid], phrases: Sequence[Laid]) -> Table:
    """What the recipes reach on pairs that did not teach them, with all features and without each."""
    note = "Sentences: accuracy and F1 in ten folds, topics whole. Phrases: balanced accuracy, questions by the others."
    table = Table("ablation", "Without one feature", ("accuracy", "F1", "balanced"), note=note)
    table.add("sentences", "all features", _crossed_sentences(sentences, None))
    for at, name in enumerate(SENTENCES.features):
        table.add("sentences", f"without {name}", _crossed_sentences(sentences, at))
    table.add("phrases", "all features", _crossed_phrases(phrases, None))
    for at, name in enumerate(PHRASES.features):
        table.add("phrases", f"without {name}", _crossed_phrases(phrases, at))
    return table


def _crossed_sentences(pairs: Sequence[Laid], without: int | None) -> dict[str, float]:
    table = rows(SENTENCES, pairs)
    if without is not None:
        table = np.delete(table, without, axis=1)
    groups = [int(group) for group in numbered([pair.group for pair in pairs])]
    said = crossed(table, truth(pairs), groups) >= 0.5
    return accuracy(said.astype(float), truth(pairs))


def _crossed_phrases(pairs: Sequence[Laid], without: int | None) -> dict[str, float]:
    said = np.zeros(len(pairs))
    names = [pair.group for pair in pairs]
    for name in dict.fromkeys(names):
        made = weigh_phrases([pair for pair in pairs if pair.group != name], without)
        mine = np.array([group == name for group in names])
        said[mine] = chances(made, rows(PHRASES, [pair for pair in pairs if pair.group == name])) >= 0.5
    return {"balanced": over_questions(said, truth(pairs), numbered(names))}
