"""How telling it is that two sentences have a word in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from secondsource.lineage.routes import Rarity, Traces, rarity, traces
from secondsource.lineage.signature import Signature
from secondsource.lineage.stock import habits, shown, stock, stock_words
from secondsource.model.lineage import Stock
from secondsource.model.span import Span

RAREST = 0.01  # no word counts as rarer than one sentence in a hundred, however large the pile
PRIOR = 50  # sentences of any news without the word, taken as read beside the pile: two short reports are no language
TRUST = 30.0  # sentences: how many of the pair's own it takes to outweigh the pile's habits


@dataclass(frozen=True, slots=True)
class Pile:
    """The habits of a pile: the share of its sentences in which each key stands, the runs of words that are stock, and
    where they stand in its lines; `shown` are the sentences that are hardly more than stock; `rarity` how telling keys
    are for a rewrite. `telling` keeps how many runs of a report (by id) tell something, `traces` what a rewrite of it
    would keep, once reckoned."""

    shares: Mapping[str, float]
    stock: frozenset[int] = frozenset()
    stock_words: Mapping[Span, frozenset[int]] = field(default_factory=dict)
    shown: tuple[Stock, ...] = ()
    rarity: Rarity = field(default_factory=Rarity)
    telling: dict[str, int] = field(default_factory=dict, compare=False)
    traces: dict[str, Traces] = field(default_factory=dict, compare=False)

    def share(self, key: str) -> float:
        """The share of the sentences that have the key, never below RAREST."""
        return self.shares.get(key, RAREST)


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights for one pair of reports: a word that both use all the time is their topic and binds no sentences, though
    it may be rare in the pile. `known` and `lines` keep what was reckoned before."""

    pile: Pile
    sentences: int
    counts: Mapping[str, int]
    known: dict[str, float] = field(default_factory=dict)
    lines: dict[Span, float] = field(default_factory=dict)

    def of(self, key: str) -> float:
        """Nats: minus the logarithm of the chance to meet the key in any sentence; 0 for a word that binds nothing."""
        if not key:
            return 0.0
        weight = self.known.get(key)
        if weight is None:
            others = max(0, self.counts.get(key, 0) - 2)  # the two sentences in question are no habit
            weight = -log(min(1.0, (others + TRUST * self.pile.share(key)) / (self.sentences + TRUST)))
            self.known[key] = weight
        return weight


def weigh(signatures: Sequence[Signature]) -> Pile:
    """The habits of a pile."""
    counts: Counter[str] = Counter()
    sentences = 0
    for signature in signatures:
        sentences += len(signature.lines)
        counts.update(k for line in signature.lines for k in line.places)
    shares = {k: max(RAREST, (n + 1) / (sentences + PRIOR)) for k, n in counts.items()}
    runs = stock(signatures)
    known = habits(signatures)
    places = stock_words(signatures, runs, known)
    return Pile(shares, runs, places, shown(signatures, places, known), rarity(list(map(traces, signatures))))


def between(left: Signature, right: Signature, pile: Pile) -> Weights:
    """The weights for one pair of reports."""
    counts = Counter(k for lines in (left.lines, right.lines) for line in lines for k in line.places)
    return Weights(pile, len(left.lines) + len(right.lines), counts)
