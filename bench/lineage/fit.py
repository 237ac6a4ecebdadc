"""The weights of the three recipes of pairs, made again from the labels, and what each feature is worth.

Groups of pairs that hang together by common reports are never cut by a fold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from bench.common.table import Table
from bench.lineage.logistic import Array, chances, crossed, fitted
from bench.lineage.measures import classes, f1
from bench.lineage.pairs import Judged

from secondsource.lineage import kinship, strand
from secondsource.model.reason import Reason

HAND = {
    "facts in order",
    "office paper",
    "agency dispatch",
}  # weights set by hand: what they need is hardly in the labels


class Question(NamedTuple):
    """A recipe with the pairs that teach it: one row of features each, `truth` 0 or 1, `held` log-odds of the features
    whose weight is set by hand."""

    name: str
    pairs: list[Judged]
    features: list[str]
    rows: Array
    truth: Array
    held: Array

    def without(self, feature: str) -> Question:
        """The same with one feature left out."""
        at = [i for i, name in enumerate(self.features) if name != feature]
        return self._replace(features=[self.features[i] for i in at], rows=self.rows[:, at])


def questions(pairs: Sequence[Judged]) -> list[Question]:
    """Is text shared? Is it three quarters of the shorter? Was one made from the other?"""
    able = [p for p in pairs if p.reuse.reasons]
    derived = [p for p in able if p.gold != "ND"]
    plain = [p for p in derived if p.label["strand"] in ("direct", "common")]
    signs = {f.of.__name__.replace("_", " "): f.weight for f in strand.RECIPE}
    return [
        _question(
            "kinship",
            able,
            {n: f.weight for n, f in kinship.RECIPE.items()},
            [_values(p.reuse.reasons, kinship.RECIPE) for p in able],
            [p.gold != "ND" for p in able],
        ),
        _question(
            "extent",
            derived,
            {n: f.weight for n, f in kinship.EXTENT.items()},
            [_values(p.reuse.grounds, kinship.EXTENT) for p in derived],
            [p.gold == "WD" for p in derived],
        ),
        _question("direct", plain, signs, [p.signs() for p in plain], [p.label["strand"] == "direct" for p in plain]),
    ]


def weights(found: Sequence[Question]) -> str:
    """The fitted weights, for the recipes in the source."""
    lines = []
    for question in found:
        made = fitted(question.rows, question.truth, question.held)
        told = ", ".join(f"{name} {weight:.2f}" for name, weight in zip(question.features, made[1:], strict=True))
        lines.append(f"{question.name} ({len(question.pairs)} pairs): base {made[0]:.2f}, {told}")
    return "\n".join(lines)


def cross_validated(by: str, pairs: Sequence[Judged]) -> Table:
    """What the recipes reach on pairs that they were not fitted on."""
    note = "Ten folds. Macro F1 of WD, PD, ND; F1 of derived; siblings and direct: share told so among derived pairs."
    columns = ("macro", "derived", "siblings told", "direct told")
    table = Table("crossed", "Cross-validated", columns, note=note)
    kin, _, way = questions(pairs)
    related, wholly = _related(kin, pairs), _wholly(pairs)
    told = ["ND" if r < 0.5 else "WD" if w >= 0.5 else "PD" for r, w in zip(related, wholly, strict=True)]
    chance = crossed(way.rows, way.truth, groups(way.pairs), way.held)
    siblings = chance[way.truth == 0] < 0.5
    straight = chance[way.truth == 1] >= 0.5
    for name, rows in {"both": list(pairs), "both, sure labels": [p for p in pairs if p.sure]}.items():
        at = [i for i, p in enumerate(pairs) if p in rows]
        found = classes([pairs[i].gold for i in at], [told[i] for i in at])
        cells = {"macro": found["macro"], "derived": found["derived"]}
        if name == "both":
            cells |= {"siblings told": 100 * float(siblings.mean()), "direct told": 100 * float(straight.mean())}
        table.add(name, by, cells)
    return table


def ablation(by: str, pairs: Sequence[Judged]) -> Table:
    """Each recipe with one feature left out, cross-validated."""
    note = "Log loss in hundredths of a nat (lower is better) and F1 of yes, ten folds; weights set by hand stay."
    table = Table("ablation", "Without one feature", ("loss", "F1"), note=note)
    for question in questions(pairs):
        table.add(f"{question.name}: all", by, _worth(question))
        for feature in question.features:
            table.add(f"{question.name}: no {feature}", by, _worth(question.without(feature)))
    return table


def groups(pairs: Sequence[Judged]) -> list[int]:
    """A number for each pair; pairs that hang together by their reports have one."""
    head: dict[str, str] = {}

    def top(report: str) -> str:
        while head.setdefault(report, report) != report:
            report = head[report]
        return report

    for pair in pairs:
        head[top(pair.ids[0])] = top(pair.ids[1])
    numbers = {name: i for i, name in enumerate(dict.fromkeys(top(p.ids[0]) for p in pairs))}
    return [numbers[top(p.ids[0])] for p in pairs]


def _question(
    name: str, pairs: list[Judged], known: Mapping[str, float], rows: Sequence[Sequence[float]], truth: Sequence[bool]
) -> Question:
    """`known` are the features in order with the weights that they have in the source."""
    table = np.array(rows, dtype=float).reshape(len(pairs), len(known))
    hand = [i for i, feature in enumerate(known) if feature in HAND]
    free = [i for i, feature in enumerate(known) if feature not in HAND]
    features, given = list(known), np.array(list(known.values()))
    held = table[:, hand] @ given[hand] if hand else np.zeros(len(pairs))
    return Question(name, pairs, [features[i] for i in free], table[:, free], np.array(truth, dtype=float), held)


def _values(reasons: Sequence[Reason], recipe: Mapping[str, kinship.Feature]) -> list[float]:
    """The features as they were before they were weighted; a reason of weight 0 is not told."""
    scores = {r.name: r.score for r in reasons}
    return [scores.get(name, 0.0) / feature.weight for name, feature in recipe.items()]


def _worth(question: Question) -> dict[str, float]:
    chance = crossed(question.rows, question.truth, groups(question.pairs), question.held)
    right = np.where(question.truth > 0, chance, 1 - chance)
    return {
        "loss": -100 * float(np.log(np.maximum(right, 1e-9)).mean()),
        "F1": f1(list(chance >= 0.5), list(question.truth > 0)),
    }


def _related(kin: Question, pairs: Sequence[Judged]) -> list[float]:
    """The probability of each pair by weights fitted without its fold; 0 where nothing is in common."""
    found = dict(
        zip((p.name for p in kin.pairs), crossed(kin.rows, kin.truth, groups(kin.pairs), kin.held), strict=True)
    )
    return [float(found.get(p.name, 0.0)) for p in pairs]


def _wholly(pairs: Sequence[Judged]) -> list[float]:
    """The same for the extent: fitted on derived pairs, asked of all."""
    rows = np.array([_values(p.reuse.grounds, kinship.EXTENT) for p in pairs])
    truth = np.array([float(p.gold == "WD") for p in pairs])
    derived = np.array([p.gold != "ND" for p in pairs])
    numbers = np.array(groups(pairs))
    found = np.zeros(len(pairs))
    for rest in np.array_split(np.random.default_rng(5).permutation(sorted(set(numbers.tolist()))), 10):
        inside = np.isin(numbers, rest)
        learnt = derived & ~inside
        found[inside] = chances(fitted(rows[learnt], truth[learnt]), rows[inside])
    return [float(value) for value in found]
