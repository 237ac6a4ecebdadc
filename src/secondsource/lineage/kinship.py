"""Whether two reports share text by copying at all, whoever copied from whom, and how much of the shorter one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, log1p
from typing import NamedTuple

from secondsource.lineage.chain import Told
from secondsource.lineage.routes import WHILE, Rewrite, days_apart
from secondsource.lineage.signature import Line, Signature
from secondsource.lineage.weights import Pile
from secondsource.model.reason import Reason
from secondsource.model.reuse import Passage
from secondsource.model.span import Span
from secondsource.resources.formulas import MASK, formulas
from secondsource.text.align import blocks

RUN = 5  # words: shorter runs are stock phrases as often as not
SURE = 0.9  # chance of reuse from which a passage counts as sure
FIRM = 0.6  # chance of reuse from which a sentence counts as taken over
HEARD = 0.05  # log-odds; a ground that adds less is not worth telling

Aligned = Sequence[tuple[Passage, Line, Line]]


@dataclass(frozen=True, slots=True)
class Common:
    """What two reports have in common outside quotations and titles.

    `runs`: their common runs of RUN words that are no formula of news prose and no stock of the pile; `rare_share`: the
    share of such runs of the report with fewer; `longest`: the two places of the longest; `sure_share`: the larger
    share of a body that passages with a chance of SURE cover; `sentences`: the share of the shorter body's sentences
    that have a counterpart (a chance of FIRM); `apart`: days between the two, WHILE at most, 0 where a date is missing.
    `told` is what both tell in the same order.
    """

    runs: int
    rare_share: float
    longest: tuple[Span, ...]
    sure_share: float
    sentences: float
    apart: int
    told: Told


class Feature(NamedTuple):
    """One ground: a measure of what is common, its weight in log-odds, and how to say it."""

    of: Callable[[Common], float]
    weight: float
    say: str


#: Log-odds of kinship: logistic regression on pairs of reports labelled by hand, rounded; `python bench/lineage --fit`
#: makes them again. "facts in order" was set by hand: the labelled pairs hold hardly any rewrite that keeps no words.
BASE = -4.2
RECIPE = {
    "own runs": Feature(lambda c: log1p(c.runs), 0.8, "{c.runs} runs of five words stand in both and are no formula."),
    "sure share": Feature(
        lambda c: c.sure_share, 3.1, "Sentences hardly alike by chance make up {c.sure_share:.0%} of one report."
    ),
    "sentences": Feature(
        lambda c: c.sentences, 2.4, "{c.sentences:.0%} of the sentences of the shorter have a counterpart."
    ),
    "days apart": Feature(
        lambda c: c.apart / WHILE, -1.4, "{c.apart} day(s) lie between them: what both say may be background."
    ),
    "facts in order": Feature(
        lambda c: c.told.beyond_doubt(), 6.0, "{told} sentences in a row give the same names and numbers in one order."
    ),
}

#: Log-odds that three quarters or more of the shorter one are taken over, if there is kinship at all; fitted likewise.
EXTENT_BASE = -5.6
EXTENT = {
    "shared runs": Feature(
        lambda c: c.rare_share, 3.1, "{c.rare_share:.0%} of the runs of words of one that are no formula stand in both."
    ),
    "sure cover": Feature(
        lambda c: c.sure_share, 6.5, "Sentences hardly alike by chance make up {c.sure_share:.0%} of one report."
    ),
}


def common(left: Signature, right: Signature, pairs: Aligned, told: Told, pile: Pile) -> Common | None:
    """What two reports have in common that may bind them; None where that is nothing.

    Passages that are only quotation or stock, and titles, bind nobody.
    """
    own = [(p, x, y) for p, x, y in pairs if not p.quoted and not p.stock and not (x.title or y.title)]
    if not own:
        return None
    bodies = [[line for line in s.lines if not line.title] for s in (left, right)]
    sizes = [max(1, sum(len(line.span) for line in body)) for body in bodies]
    firm = [{x.span for p, x, _ in own if p.score >= FIRM}, {y.span for p, _, y in own if p.score >= FIRM}]
    sure = [{x.span for p, x, _ in own if p.score >= SURE}, {y.span for p, _, y in own if p.score >= SURE}]
    short = sizes[1] < sizes[0]
    runs = _telling(left.shingles & right.shingles, pile)
    return Common(
        runs=runs,
        rare_share=runs / max(1, min(_own_runs(left, pile), _own_runs(right, pile))),
        longest=_longest(left, right, own, pile.stock_words),
        sure_share=_cover(sure, sizes),
        sentences=len(firm[short]) / max(1, len(bodies[short])),
        apart=days_apart(left.day, right.day),
        told=told,
    )


def kinship(found: Common | None) -> tuple[float, tuple[Reason, ...]]:
    """The probability (0 to 1) that two reports share text by copying, and the grounds for it."""
    return _judged(found, BASE, RECIPE)


def together(text: float, grounds: tuple[Reason, ...], again: Rewrite) -> tuple[float, tuple[Reason, ...]]:
    """The probability that one of two reports stands on the other's text or tells it in other words, two ways that do
    not know of each other; the second is a ground of its own, by what it adds in log-odds."""
    if not text:
        return text, grounds
    score = 1 - (1 - text) * (1 - again.chance)
    gain = round(_odds(score) - _odds(text), 3)
    detail = " ".join(reason.detail for reason in again.reasons)
    return round(score, 4), (*grounds, Reason("told again", gain, detail)) if gain >= HEARD else grounds


def _odds(chance: float) -> float:
    chance = min(1 - 1e-6, max(1e-6, chance))
    return log(chance / (1 - chance))


def extent(found: Common | None) -> tuple[float, tuple[Reason, ...]]:
    """The probability (0 to 1) that the shorter is taken over wholly (three quarters and more), and the grounds."""
    return _judged(found, EXTENT_BASE, EXTENT)


def _judged(found: Common | None, base: float, recipe: Mapping[str, Feature]) -> tuple[float, tuple[Reason, ...]]:
    if found is None:
        return 0.0, ()
    odds, reasons = base, []
    for name, feature in recipe.items():
        score = feature.weight * feature.of(found)
        odds += score
        spans = found.longest if name == "own runs" else ()
        reasons.append(Reason(name, round(score, 3), feature.say.format(c=found, told=len(found.told.links)), spans))
    return round(1 / (1 + exp(-odds)), 4), tuple(r for r in reasons if r.score)


def _telling(runs: Iterable[int], pile: Pile) -> int:
    """How many runs of words are neither formulas nor stock of the pile."""
    known = formulas()
    return sum(1 for run in runs if run & MASK not in known and run not in pile.stock)


def _own_runs(signature: Signature, pile: Pile) -> int:
    """The same of a report's own, reckoned once."""
    found = pile.telling.get(signature.report)
    if found is None:
        found = pile.telling[signature.report] = _telling(signature.shingles, pile)
    return found


def _cover(taken: Sequence[set[Span]], sizes: Sequence[int]) -> float:
    """The larger share of a body that some sentences make up."""
    return max(min(1.0, sum(map(len, spans)) / size) for spans, size in zip(taken, sizes, strict=True))


def _longest(left: Signature, right: Signature, own: Aligned, stock: Mapping[Span, frozenset[int]]) -> tuple[Span, ...]:
    """The two places of the longest common run of own words, if it has RUN words."""
    size = RUN - 1
    found: tuple[Span, ...] = ()
    for _, one, other in own:
        idle = stock.get(one.span, frozenset())
        for block in blocks(one.words, other.words):
            places = range(block.left, block.left + block.size)
            words = sum(1 for i in places if not one.quoted[i] and i not in idle)
            if words > size:
                size = words
                found = (
                    Span(left.report, one.starts[block.left], one.ends[block.left + block.size - 1]),
                    Span(right.report, other.starts[block.right], other.ends[block.right + block.size - 1]),
                )
    return found
