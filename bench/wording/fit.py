"""The weights of the two recipes, made again from pairs that may teach what ships, and what each feature is worth."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from bench.common.table import Table
from bench.lineage.logistic import Array, chances, fitted
from bench.wording.corpora import Laid
from bench.wording.measures import accuracy, numbered, over_questions

from secondsource.claims.wording.recipe import HAND, PHRASES, PLAIN, SENTENCES, Recipe

#: By cross-validation on the pairs that teach: 0.5 to 200, and 5 to 150, were tried.
PENALTY = {"sentences": 10.0, "phrases": 20.0, "plain": 10.0}
EACH = 100.0  # what the same answers to one question weigh together, however many, and what the others do
FOLDS = 10


class Task(NamedTuple):
    """A recipe with the pairs that teach it: a row of the learnt features each, `held` the log-odds that the features
    set by hand add, `truth` 1 for the same, `at` the number of the group, `counts` how much each pair counts."""

    name: str
    recipe: Recipe
    learnt: list[str]
    rows: Array
    held: Array
    truth: Array
    at: Array
    counts: Array

    def without(self, feature: str) -> Task:
        """The same with one feature left out."""
        if feature in HAND:
            return self._replace(held=self.held * 0.0)
        kept = [i for i, name in enumerate(self.learnt) if name != feature]
        return self._replace(learnt=[self.learnt[i] for i in kept], rows=self.rows[:, kept])

    def of(self, chosen: Array) -> Task:
        """The same with some of the pairs."""
        parts = (part[chosen] for part in (self.rows, self.held, self.truth, self.at, self.counts))
        return Task(self.name, self.recipe, self.learnt, *parts)

    def weights(self) -> Array:
        """Base and a weight for each learnt feature."""
        return fitted(self.rows, self.truth, self.held, PENALTY[self.name], self.counts)


def sentences(pairs: Sequence[Laid]) -> Task:
    """All pairs count alike."""
    return _task("sentences", SENTENCES, pairs, np.ones(len(pairs)))


def plain(pairs: Sequence[Laid]) -> Task:
    """Sentences without vectors; all pairs count alike."""
    return _task("plain", PLAIN, pairs, np.ones(len(pairs)))


def phrases(pairs: Sequence[Laid]) -> Task:
    """All questions count alike, and in each the same answers and the others."""
    gold, at = np.array([pair.same for pair in pairs]), numbered([pair.group for pair in pairs])
    counts = np.zeros(len(pairs))
    for group in set(at.tolist()):
        for value in (False, True):
            chosen = (at == group) & (gold == value)
            counts[chosen] = EACH / max(1, chosen.sum())
    return _task("phrases", PHRASES, pairs, counts)


def _task(name: str, recipe: Recipe, pairs: Sequence[Laid], counts: Array) -> Task:
    learnt = [feature for feature in recipe.features if feature not in HAND]
    return Task(
        name,
        recipe,
        learnt,
        np.array([[recipe.features[feature].of(pair.found) for feature in learnt] for pair in pairs]),
        np.array([sum(f.weight * f.of(p.found) for n, f in recipe.features.items() if n in HAND) for p in pairs]),
        np.array([float(pair.same) for pair in pairs]),
        numbered([pair.group for pair in pairs]),
        counts,
    )


def printed(task: Task) -> str:
    """Base, and what each feature usually is and weighs, for the recipe in the source."""
    made, usual = task.weights(), task.rows.mean(axis=0)
    lines = [f"{task.name} ({len(task.rows)} pairs): base {made[0] + usual @ made[1:]:.2f}"]
    for name, middle, weight in zip(task.learnt, usual, made[1:], strict=True):
        lines.append(f"  {name}: usual {middle:.2f}, weight {weight:.2f}")
    return "\n".join(lines)


def ablation(tasks: Sequence[Task]) -> Table:
    """What the recipes reach on pairs that did not teach them, with all features and without each."""
    note = "Sentences, and plain (without vectors): accuracy and F1 in ten folds, topics whole. "
    note += "Phrases: balanced accuracy, questions by the others."
    table = Table("ablation", "Without one feature", ("accuracy", "F1", "balanced"), note=note)
    for task in tasks:
        table.add(task.name, "all features", _crossed(task))
        for name in task.recipe.features:
            table.add(task.name, f"without {name}", _crossed(task.without(name)))
    return table


def _crossed(task: Task) -> dict[str, float]:
    """What weights reach on groups that did not teach them."""
    groups = np.random.default_rng(5).permutation(sorted(set(task.at.tolist())))
    said = np.zeros(len(task.rows))
    for fold in range(min(FOLDS, len(groups))):
        mine = np.isin(task.at, groups[fold::FOLDS])
        part = task.of(mine)
        said[mine] = chances(task.of(~mine).weights(), part.rows, part.held) >= 0.5
    if task.name != "phrases":
        return accuracy(said, task.truth)
    return {"balanced": over_questions(said, task.truth, task.at)}
