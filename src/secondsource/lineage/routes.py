"""The way to a rewrite that shares no run of words with its source: the names, numbers and rare words in both.

Machine rewrites and summaries exchange words and order; they keep who, where and how many.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import exp, fsum, log
from typing import Any, NamedTuple

import numpy as np

from secondsource.lineage.signature import Signature
from secondsource.model.reason import Reason

Array = np.ndarray[Any, Any]

WHILE = 14  # days; what lies farther apart is no farther apart for kinship
CAP = 48  # reports that hold a name; more and it leads to none in particular
PARTNERS = 12  # reports that each is held against for its names


@dataclass(frozen=True, slots=True)
class Traces:
    """What a rewrite of a report keeps: `names`, keys of names, places and numbers; `words`, all other keys. Quotations
    are left out: two reporters at one speech have them both. `day` is the ISO day of publication, "" where unknown."""

    report: str
    names: frozenset[str]
    words: frozenset[str]
    day: str = ""


def traces(signature: Signature) -> Traces:
    """The traces of a report."""
    names: set[str] = set()
    words: set[str] = set()
    for line in signature.lines:
        for key, quoted, kind in zip(line.keys, line.quoted, line.kinds, strict=True):
            if key and not quoted and kind != "date":
                (names if kind or key[0] == "#" else words).add(key)
    return Traces(signature.report, frozenset(names), frozenset(words - names), signature.day)


@dataclass(frozen=True, slots=True)
class Rarity:
    """How telling keys are: `nats` for each, `rarest` for one that is not there. `known`: what whole reports weigh."""

    nats: Mapping[str, float] = field(default_factory=dict)
    rarest: float = 0.0
    known: dict[frozenset[str], float] = field(default_factory=dict)


def rarity(pile: Sequence[Traces]) -> Rarity:
    """Nats for each key: minus the logarithm of the share of reports that hold it.

    In a pile of a few reports hardly a key is rare, so that no two of them are told as rewrites for their names: only a
    greater pile knows which names everybody has.
    """
    held = Counter(key for one in pile for key in one.names | one.words)
    nats = {key: log(len(pile) / count) for key, count in held.items()}
    return Rarity(nats, max(nats.values(), default=1.0))


def _weight(keys: frozenset[str], rare: Rarity) -> float:
    return fsum(rare.nats.get(key, rare.rarest) for key in keys)  # the same in whatever order


def _whole(keys: frozenset[str], rare: Rarity) -> float:
    known = rare.known.get(keys)
    if known is None:
        known = rare.known[keys] = _weight(keys, rare)
    return known


@dataclass(frozen=True, slots=True)
class Kept:
    """What one of two reports may have kept of the other. `names_share`, `words_share`: the share (0 to 1) that the
    names and numbers in both, and the other words in both, are of the report with fewer; `apart`: days between the two,
    WHILE at most, 0 where a date is missing."""

    names_share: float
    words_share: float
    apart: int = 0


class Rewrite(NamedTuple):
    """The chance (0 to 1) that of two reports one tells the other again, whatever its words, and why."""

    chance: float
    reasons: tuple[Reason, ...]


class Feature(NamedTuple):
    """One ground: a measure, its weight in log-odds, and how to say it."""

    of: Callable[[Kept], float]
    weight: float
    say: str


#: Some weight that nobody has to find again: a report with two names shares them all by chance.
SLACK = 5.0
#: Log-odds of a rewrite: logistic regression on rewrites of war reports made by programs and by hand, against reports
#: of other events and pairs that people found to be independent, each half of the reports tested on the other; see
#: bench/rewrites. The plain weight of the common names was left out: it favours long reports of busy days. The weight
#: of "days apart" was set on local reports (1.4 to 4 were tried): names come back in later cases of one street.
BASE = -7.7
RECIPE = {
    "share of names": Feature(
        lambda k: k.names_share, 10.3, "{k.names_share:.0%} of the names and numbers of one are in both."
    ),
    "share of words": Feature(
        lambda k: k.words_share, 2.3, "{k.words_share:.0%} of the other words of one are in both."
    ),
    "days apart": Feature(lambda k: k.apart / WHILE, -3.0, "{k.apart} day(s) lie between them."),
}
LIKELY = 0.25  # chance from which a pair is told as a rewrite: one in a thousand pairs of reports of one war is above


def rewrite(left: Traces, right: Traces, nats: Rarity) -> Rewrite:
    """How likely one of two reports tells the other again. `nats`: see `rarity`."""
    kept = keeps(left, right, nats)
    odds, reasons = BASE, []
    for name, feature in RECIPE.items():
        score = feature.weight * feature.of(kept)
        odds += score
        reasons.append(Reason(name, round(score, 3), feature.say.format(k=kept)))
    return Rewrite(1 / (1 + exp(-max(-30.0, min(30.0, odds)))), tuple(r for r in reasons if r.score))


def keeps(left: Traces, right: Traces, nats: Rarity) -> Kept:
    """What one of two reports may have kept of the other."""
    names = _weight(left.names & right.names, nats)
    fewer_names = min(_whole(one.names, nats) for one in (left, right))
    words = _weight(left.words & right.words, nats)
    fewer_words = min(_whole(one.words, nats) for one in (left, right))
    apart = days_apart(left.day, right.day)
    return Kept(names / (fewer_names + SLACK), words / (fewer_words + 2 * SLACK), apart)


def days_apart(one: str, other: str) -> int:
    """Days between two ISO days, WHILE at most; 0 where one is not known ("")."""
    if not one or not other:
        return 0
    return min(WHILE, abs((date.fromisoformat(one) - date.fromisoformat(other)).days))


def by_names(pile: Sequence[Traces], nats: Rarity, most: int) -> list[tuple[int, int]]:
    """For each report the `most` others that hold the greatest share of its rare names and numbers (or it of theirs),
    as pairs of positions, smaller first, sorted, each once. A key that more than CAP reports hold finds nobody.

    Cost: linear in names but for a sort; a report meets no more than CAP others by each name.
    """
    numbers: dict[str, int] = {}
    rows = [sorted(numbers.setdefault(key, len(numbers)) for key in sorted(one.names)) for one in pile]
    if not numbers:
        return []
    weights = np.array([nats.nats.get(key, 0.0) for key in numbers])
    key = np.concatenate([np.array(row, dtype=np.int64) for row in rows])
    owner = np.repeat(np.arange(len(pile)), [len(row) for row in rows])
    whole = np.bincount(owner, weights=weights[key], minlength=len(pile))
    order = np.argsort(key, kind="stable")
    left, right, weight = _shared(key[order], owner[order], weights)
    share = weight / (np.minimum(whole[left], whole[right]) + SLACK)
    return _best(np.concatenate([left, right]), np.concatenate([right, left]), np.tile(share, 2), most)


def _shared(key: Array, owner: Array, weights: Array) -> tuple[Array, Array, Array]:
    """(left, right, weight): the owners with keys in common, which lie sorted, and what those weigh together."""
    starts = np.flatnonzero(np.concatenate([[True], key[1:] != key[:-1]]))
    held = np.diff(np.concatenate([starts, [len(key)]]))
    size, place = np.repeat(held, held), np.arange(len(key)) - np.repeat(starts, held)
    wide = int(owner.max()) + 1
    codes, nats = [np.empty(0, dtype=np.int64)], [np.empty(0)]
    for step in range(1, CAP):
        at = np.flatnonzero((place + step < size) & (size <= CAP))
        codes.append(owner[at] * wide + owner[at + step])
        nats.append(weights[key[at]])
    code, weight = np.concatenate(codes), np.concatenate(nats)
    order = np.argsort(code, kind="stable")
    code, weight = code[order], weight[order]
    first = np.flatnonzero(np.concatenate([[True], code[1:] != code[:-1]])) if len(code) else code
    summed = np.add.reduceat(weight, first) if len(code) else weight
    return code[first] // wide, code[first] % wide, summed


def _best(one: Array, other: Array, score: Array, most: int) -> list[tuple[int, int]]:
    """The `most` others of greatest score for each one, as pairs, smaller first; ties go to the earlier."""
    order = np.lexsort((other, -score, one))
    one, other = one[order], other[order]
    starts = np.flatnonzero(np.concatenate([[True], one[1:] != one[:-1]])) if len(one) else one
    rank = np.arange(len(one)) - np.repeat(starts, np.diff(np.concatenate([starts, [len(one)]])))
    kept = rank < most
    return sorted({(min(pair), max(pair)) for pair in zip(one[kept].tolist(), other[kept].tolist(), strict=True)})


def retellings(
    pile: Sequence[Traces], *, likely: float = LIKELY, most: int = PARTNERS
) -> list[tuple[int, int, Rewrite]]:
    """The pairs of positions of which one report may tell the other again, whether they share runs of words or not."""
    nats = rarity(pile)
    able = by_names(pile, nats, most)
    judged = ((left, right, rewrite(pile[left], pile[right], nats)) for left, right in able)
    return [found for found in judged if found[2].chance >= likely]
