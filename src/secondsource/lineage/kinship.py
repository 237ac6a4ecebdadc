"""Whether two reports share text by copying at all, whoever copied from whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log1p
from typing import NamedTuple

from secondsource.lineage.chain import Told
from secondsource.lineage.signature import Line, Signature
from secondsource.model.reason import Reason
from secondsource.model.reuse import Passage
from secondsource.model.span import Span
from secondsource.text.align import blocks

RUN = 5  # words: shorter runs are stock phrases as often as not
SURE = 0.9  # chance of reuse from which a passage counts as sure


@dataclass(frozen=True, slots=True)
class Common:
    """What two reports have in common outside quotations and titles.

    `runs`: words in common runs of RUN words and more; `longest`: the two places of the longest; `sure`, `kept`,
    `reworded`: passages with a chance of SURE, verbatim or near passages, paraphrases; `*_share`: the larger share of
    a body that they cover. `told` is what both tell in the same order.
    """

    runs: int
    longest: tuple[Span, ...]
    sure: int
    sure_share: float
    kept_share: float
    reworded_share: float
    told: Told


class Feature(NamedTuple):
    """One ground for kinship: a measure of what is common, its weight in log-odds, and how to say it."""

    of: Callable[[Common], float]
    weight: float
    say: str


#: Log-odds of kinship: logistic regression on pairs of reports labelled by hand, rounded; see bench/lineage.
BASE = -5.0
RECIPE = {
    "common runs": Feature(lambda c: log1p(c.runs), 0.5, "{c.runs} words stand in common runs of five and more."),
    "sure passages": Feature(lambda c: log1p(c.sure), 1.55, "{c.sure} pairs of sentences are hardly alike by chance."),
    "sure share": Feature(lambda c: c.sure_share, 1.5, "They make up {c.sure_share:.0%} of one report."),
    "kept share": Feature(lambda c: c.kept_share, 1.4, "{c.kept_share:.0%} of one report stands nearly word for word."),
    "reworded share": Feature(lambda c: c.reworded_share, 1.8, "{c.reworded_share:.0%} of one report is paraphrase."),
    "facts in order": Feature(
        lambda c: c.told.beyond_doubt(), 6.0, "{told} sentences in a row give the same names and numbers in one order."
    ),
}


def kinship(
    left: Signature,
    right: Signature,
    pairs: Sequence[tuple[Passage, Line, Line]],
    told: Told,
    stock: Mapping[Span, frozenset[int]],
) -> tuple[float, tuple[Reason, ...]]:
    """The probability (0 to 1) that two reports share text by copying, and the grounds for it.

    Passages that are only quotation or stock, and titles, bind nobody. `stock` are the places of stock words in lines.
    """
    own = [
        (p, one, other) for p, one, other in pairs if not p.quoted and not p.stock and not (one.title or other.title)
    ]
    if not own:
        return 0.0, ()
    common = _common(left, right, own, told, stock)
    odds, reasons = BASE, []
    for name, feature in RECIPE.items():
        score = feature.weight * feature.of(common)
        odds += score
        spans = common.longest if name == "common runs" else ()
        reasons.append(Reason(name, round(score, 3), feature.say.format(c=common, told=len(told.links)), spans))
    return round(1 / (1 + exp(-odds)), 4), tuple(r for r in reasons if r.score)


def _common(
    left: Signature,
    right: Signature,
    own: Sequence[tuple[Passage, Line, Line]],
    told: Told,
    stock: Mapping[Span, frozenset[int]],
) -> Common:
    runs, longest_size = 0, 0
    longest: tuple[Span, ...] = ()
    for _, one, other in own:
        idle = stock.get(one.span, frozenset())
        for block in blocks(one.words, other.words):
            words = [i for i in range(block.left, block.left + block.size) if not one.quoted[i] and i not in idle]
            if len(words) >= RUN:
                runs += len(words)
            if len(words) > max(RUN - 1, longest_size):
                longest_size = len(words)
                longest = (
                    Span(left.report, one.starts[block.left], one.ends[block.left + block.size - 1]),
                    Span(right.report, other.starts[block.right], other.ends[block.right + block.size - 1]),
                )
    sure = [p for p, _, _ in own if p.score >= SURE]
    kept = [p for p, _, _ in own if p.label in ("verbatim", "near")]
    reworded = [p for p, _, _ in own if p.label == "paraphrase"]
    covered, same, put_otherwise = (_cover(left, right, passages) for passages in (sure, kept, reworded))
    return Common(runs, longest, len(sure), covered, same, put_otherwise, told)


def _cover(left: Signature, right: Signature, passages: Sequence[Passage]) -> float:
    """The larger share of a body that some passages cover."""
    bodies = [sum(len(line.span) for line in s.lines if not line.title) for s in (left, right)]
    taken = [sum(map(len, {p.left for p in passages})), sum(map(len, {p.right for p in passages}))]
    return max(min(1.0, t / max(1, b)) for t, b in zip(taken, bodies, strict=True))
