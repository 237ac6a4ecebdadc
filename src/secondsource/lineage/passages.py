"""Laying two reports side by side: which sentences say the same in related words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from math import exp, log1p
from typing import NamedTuple

from secondsource.lineage.altered import alterations
from secondsource.lineage.chain import Link, told
from secondsource.lineage.compare import Likeness, at_best, liken
from secondsource.lineage.kinship import common, extent, kinship, together
from secondsource.lineage.parts import part
from secondsource.lineage.routes import Rewrite, rewrite, traces
from secondsource.lineage.signature import Line, Signature
from secondsource.lineage.spelled import spelled_alike
from secondsource.lineage.stock import mostly
from secondsource.lineage.weights import Pile, Weights, between
from secondsource.model.reuse import Label, Passage, Reuse

GLIMPSE = 3.0  # nats in common before two lines are looked at closely: one rare word
LONGER = 6  # telling words; two lines of so many are no passage for one word in common
PASSAGE = 0.35  # chance of reuse from which a pair of lines is a passage. Swept .2-.5 on bench/dossier.
ANCHOR = 0.8  # chance of reuse from which a pair of lines lends support to its neighbours
LINK = 0.1  # chance of reuse from which a pair may stand in a chain: many that are weak alone are strong in order
#: Log-odds granted to a pair of lines in proportion where up to MANY pairs of the two reports are sure. Swept 0-1.4 and
#: 5-10 on bench/dossier.
KIN = 0.85
MANY = 8
QUOTED = 0.7  # share of the common weight inside quotation marks from which a passage is quotation only


class Pairing(NamedTuple):
    """A pair of lines by position, with its likeness and the chance (0 to 1) that one reuses the other."""

    left: int
    right: int
    like: Likeness
    chance: float


class Feature(NamedTuple):
    """One ground for reuse: a function of the likeness with its weight in log-odds."""

    of: Callable[[Likeness], float]
    weight: float


#: Log-odds that two lines are reuse. Fitted by logistic regression on invented sentence pairs labelled by hand, each
#: half tested on the other, then rounded.
BASE = -7.4
RECIPE = {
    "common words": Feature(lambda like: log1p(like.shared), 1.2),
    "much in common": Feature(lambda like: min(like.shared, 30.0) / 10, 1.6),
    "share of one": Feature(lambda like: max(like.cover_left, like.cover_right), 1.2),
    "share of both": Feature(lambda like: min(like.cover_left, like.cover_right), 0.8),
    "same order": Feature(lambda like: like.ratio, 1.6),
    "long run": Feature(lambda like: min(like.run, 10) / 10, 0.5),
    "same numbers": Feature(lambda like: log1p(like.numbers), 1.0),
    "versions of a number": Feature(lambda like: min(like.versions, 5.0) / 5, 1.8),
}
BEST = 0.6  # added for each of the two lines that has no better counterpart (in proportion)
NEAR = 0.6  # added when a sure pair stands at most two sentences away on both sides


def compare(left: Signature, right: Signature, pile: Pile) -> Reuse:
    """The passages that two reports have in common."""
    again = _again(left, right, pile)  # before names are spelled alike: what a report keeps is one for all pairs
    left, right = spelled_alike(left, right)
    weights = between(left, right, pile)
    able = _supported(_looked_at(left, right, weights))
    found = sorted(_chosen(able), key=lambda p: (p.left, p.right))
    passages = tuple(_passage(left.lines[p.left], right.lines[p.right], p, pile) for p in found)
    pairs = [(p, left.lines[f.left], right.lines[f.right]) for p, f in zip(passages, found, strict=True)]
    links = [
        Link(*p[:2], p.chance)
        for p in able
        if _links(left.lines[p.left], right.lines[p.right], p) and not _idle(left.lines[p.left], pile)
    ]
    shared = common(left, right, pairs, told(left, right, links, weights), pile)
    score, reasons = together(*kinship(shared), again)
    wholly, grounds = extent(shared)
    return Reuse(
        left.report,
        right.report,
        passages,
        _share(left.lines, [p.left for p in found]),
        _share(right.lines, [p.right for p in found]),
        score,
        reasons,
        wholly,
        grounds,
    )


def _again(left: Signature, right: Signature, pile: Pile) -> Rewrite:
    """How likely one tells the other in its own words."""
    for signature in (left, right):
        if signature.report not in pile.traces:
            pile.traces[signature.report] = traces(signature)
    return rewrite(pile.traces[left.report], pile.traces[right.report], pile.rarity)


def _looked_at(left: Signature, right: Signature, weights: Weights) -> list[Pairing]:
    """The pairs that may be passages; those that need to be granted only where another pair may be sure."""
    glimpsed = list(_glimpsed(left, right, weights))
    hopeful = [(i, j) for i, j, hope in glimpsed if _chance(hope) >= PASSAGE]
    found = [_pairing(left, right, i, j, weights) for i, j in hopeful]
    if any(_chance(p.chance + 2 * BEST + NEAR) >= ANCHOR for p in found):
        granted = [(i, j) for i, j, hope in glimpsed if _chance(hope) < PASSAGE <= _chance(hope + KIN)]
        found += [_pairing(left, right, i, j, weights) for i, j in granted]
    return found


def _pairing(left: Signature, right: Signature, i: int, j: int, weights: Weights) -> Pairing:
    like = liken(left.lines[i], right.lines[j], weights)
    return Pairing(i, j, like, _odds(like))


def _glimpsed(left: Signature, right: Signature, weights: Weights) -> Iterator[tuple[int, int, float]]:
    """Pairs of lines with something rare in common, by position, and the log-odds that they have at best."""
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for j, line in enumerate(right.lines):
        for k in line.places:
            holding[k].append(j)
    words = [frozenset(line.words) for line in right.lines]
    for i, line in enumerate(left.lines):
        own = frozenset(line.words)
        common: defaultdict[int, list[str]] = defaultdict(list)
        for k in line.places:
            for j in holding.get(k, ()):
                common[j].append(k)
        for j in sorted(common):
            other = right.lines[j]
            if not _face(line, other) or _by_chance(common[j], line, other):
                continue
            weight = sum(map(weights.of, common[j]))
            if weight >= GLIMPSE:
                best = at_best(line, other, len(own & words[j]), weight, weights)
                yield i, j, _odds(best) + 2 * BEST + NEAR


def _face(line: Line, other: Line) -> bool:
    """Titles face titles; a title that is a quotation also the sentence that it was taken from."""
    title = line if line.title else other
    return line.title == other.title or 2 * sum(title.quoted) > len(title.quoted)


def _by_chance(common: Sequence[str], left: Line, right: Line) -> bool:
    """Whether two longer lines have but one word in common, and that no number."""
    return len(common) == 1 and common[0][0] != "#" and min(len(left.places), len(right.places)) >= LONGER


def _odds(like: Likeness) -> float:
    return BASE + sum([weight * of(like) for of, weight in RECIPE.values()])


def _supported(pairs: Sequence[Pairing]) -> list[Pairing]:
    """The pairs with the rivalry of other pairs and the support of neighbours counted in; chances from 0 to 1."""
    rank = {(p.left, p.right): p.like.shared * max(p.like.cover_left, p.like.cover_right) for p in pairs}
    best_left: defaultdict[int, float] = defaultdict(float)
    best_right: defaultdict[int, float] = defaultdict(float)
    for (i, j), value in rank.items():
        best_left[i] = max(best_left[i], value)
        best_right[j] = max(best_right[j], value)
    lone = [
        p._replace(chance=p.chance + BEST * (rank[p[:2]] / best_left[p.left] + rank[p[:2]] / best_right[p.right]))
        for p in pairs
        if best_left[p.left] and best_right[p.right]
    ]
    anchors = {(p.left, p.right) for p in lone if _chance(p.chance) >= ANCHOR}
    around = [(i, j) for i in range(-2, 3) for j in range(-2, 3) if i or j]
    return [
        p._replace(chance=_chance(p.chance + NEAR * any((p.left + i, p.right + j) in anchors for i, j in around)))
        for p in lone
    ]


def _chance(odds: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


def _chosen(pairs: Sequence[Pairing]) -> list[Pairing]:
    """The pairs that are passages. Where many are sure, one that is less so is the likelier, if more than single plain
    words recur; but it says nothing new of whether the reports are kin, so that its own chance stays."""
    kin = KIN * min(1.0, sum(p.chance >= ANCHOR for p in pairs) / MANY)
    granted = 1 / (1 + exp(kin) * (1 - PASSAGE) / PASSAGE)
    return [p for p in pairs if p.chance >= (granted if p.like.run > 1 or p.like.numbers else PASSAGE)]


def _links(left: Line, right: Line, pairing: Pairing) -> bool:
    """Whether a pair may be a link of a chain: titles and what others were heard to say show no order of telling."""
    return pairing.chance >= LINK and not (left.title or right.title) and pairing.like.quoted < QUOTED


def _idle(line: Line, pile: Pile) -> bool:
    """Whether a line is stock of this pile."""
    return line.span in pile.stock_words and mostly(line, pile.stock_words[line.span])


def _passage(left: Line, right: Line, pairing: Pairing, pile: Pile) -> Passage:
    label = _label(left, right, pairing.like)
    spans = (left.span, right.span) if label != "partial" else (part(left, right), part(right, left))
    return Passage(
        *spans,
        label,
        round(pairing.chance, 4),
        alterations(left, right, label, pairing.like.blocks),
        pairing.like.quoted >= QUOTED,
        _idle(left, pile) or _idle(right, pile),
    )


def _label(left: Line, right: Line, like: Likeness) -> Label:
    """The label by the share of words kept in order, then by the share of meaning kept on both sides. A credit that
    only one dateline gives is a word that was changed."""
    if left.words == right.words or like.ratio >= 0.97:
        return "verbatim" if (left.credit is None) == (right.credit is None) else "near"
    if like.ratio >= 0.6 or like.run >= 12:
        return "near"
    return "paraphrase" if min(like.cover_left, like.cover_right) >= 0.4 else "partial"


def _share(lines: Sequence[Line], covered: Sequence[int]) -> float:
    """The share of the letters of the body that some lines make up."""
    body = [len(line.span) for line in lines if not line.title]
    taken = sum(len(lines[i].span) for i in set(covered) if not lines[i].title)
    return round(taken / max(1, sum(body)), 4)
