"""The product's answers on labelled pairs in figures, and the same of a plain rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from bench.common.table import Table
from bench.lineage.pairs import Judged

CLASSES = ("WD", "PD", "ND")
BINS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)


def f1(hits: Sequence[bool], truth: Sequence[bool]) -> float:
    """F1 in percent; 0 where nothing is found or nothing is there."""
    both = sum(h and t for h, t in zip(hits, truth, strict=True))
    return 200 * both / max(1, sum(hits) + sum(truth))


def classes(gold: Sequence[str], told: Sequence[str]) -> dict[str, float]:
    """F1 of each class, their mean, and F1 of "derived at all"."""
    each = {c: f1([t == c for t in told], [g == c for g in gold]) for c in CLASSES}
    derived = f1([t != "ND" for t in told], [g != "ND" for g in gold])
    return {**each, "macro": sum(each.values()) / len(CLASSES), "derived": derived, "pairs": len(gold)}


def parts(pairs: Sequence[Judged]) -> dict[str, list[Judged]]:
    """The pairs by corpus, all, and those that the labeller was sure of."""
    found = {name: [p for p in pairs if p.corpus == name] for name in dict.fromkeys(p.corpus for p in pairs)}
    return {**found, "both": list(pairs), "both, sure labels": [p for p in pairs if p.sure]}


def derivation() -> Table:
    """Empty: derived wholly, partly or not."""
    note = "F1; derived from a probability of .5. Weights are fitted on these pairs, so see also the next tables."
    return Table("derivation", "Derived wholly, partly, not", (*CLASSES, "macro", "derived", "pairs"), note=note)


def add_derivation(table: Table, by: str, pairs: Sequence[Judged], told: Callable[[Judged], str]) -> None:
    """The rows of one judge."""
    for name, rows in parts(pairs).items():
        table.add(name, by, classes([r.gold for r in rows], [told(r) for r in rows]))


def containment(pairs: Sequence[Judged]) -> Callable[[Judged], str]:
    """The plain rule: the share of the runs of five words of the shorter that the other has, with the two thresholds
    that are best on these very pairs."""
    shares = {}
    for pair in pairs:
        left, right = (s.shingles for s in pair.signatures)
        shares[pair.name] = len(left & right) / max(1, min(len(left), len(right)))

    def rule(low: float, high: float) -> Callable[[Judged], str]:
        return lambda p: "ND" if shares[p.name] < low else "WD" if shares[p.name] >= high else "PD"

    steps = [i / 50 for i in range(1, 40)]
    gold = [p.gold for p in pairs]
    tried = (
        (classes(gold, [rule(low, high)(p) for p in pairs])["macro"], low, high) for low in steps for high in steps
    )
    _, low, high = max(tried)
    return rule(low, high)


def ways() -> Table:
    """Empty: siblings and directions."""
    note = (
        "Siblings told: of the pairs labelled so, how many are (of those judged derived; of all). Direct: of the pairs "
        "with a known direction, how many are given one, and how many of these rightly."
    )
    columns = ("siblings told", "of all", "siblings", "direct given", "right", "direct")
    return Table("ways", "Siblings or parent and child", columns, note=note)


def add_ways(table: Table, by: str, subject: str, pairs: Sequence[Judged]) -> None:
    """One row."""
    siblings = [p for p in pairs if p.label["direction"] == "sibling"]
    related = [p for p in siblings if p.told != "ND"]
    direct = [p for p in pairs if p.label["direction"] in ("a->b", "b->a")]
    given = [p for p in direct if p.direction and p.told != "ND"]
    right = [p for p in given if p.direction == p.label["direction"]]
    cells = {
        "siblings told": 100 * sum(p.siblings for p in related) / max(1, len(related)),
        "of all": 100 * sum(p.siblings for p in related) / max(1, len(siblings)),
        "siblings": len(siblings),
        "direct given": 100 * len(given) / max(1, len(direct)),
        "right": 100 * len(right) / max(1, len(given)),
        "direct": len(direct),
    }
    table.add(subject, by, cells)


def calibration(by: str, pairs: Sequence[Judged]) -> Table:
    """Of pairs with such a probability of shared text, how many do share it."""
    table = Table("calibration", "Probability of shared text", ("said", "true", "pairs"), note="In percent, by bin.")
    for low, high in pairwise(BINS):
        rows = [p for p in pairs if low <= p.score < high or p.score == high == 1.0]
        if rows:
            said = 100 * sum(p.score for p in rows) / len(rows)
            true = 100 * sum(p.gold != "ND" for p in rows) / len(rows)
            table.add(f"{low:.0%} to {high:.0%}", by, {"said": said, "true": true, "pairs": len(rows)})
    return table
