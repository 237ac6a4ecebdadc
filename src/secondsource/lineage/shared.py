"""What reports of a great pile share when boilerplate and formulas are left out: a share of the shorter body, and the
chance that both speak of one event.

Cost: linear in words but for sorts; three thousand reports take some seconds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import exp, log1p
from typing import Any, NamedTuple

import numpy as np

from secondsource.lineage.boilerplate import Known, Line, lines_of, mark, templates
from secondsource.lineage.surprise import Words, distinct, runs, surprise
from secondsource.model.reason import Reason

Array = np.ndarray[Any, Any]

RUN = 5  # words; see `signature.SHINGLE`
FORMULA = 10  # weeks on which a run of words was written from which it is nobody's
CAP = 24  # reports with a run in common; more are a formula, or a burst of copies that other runs tie as well
KNOWN = 100  # reports with a name or number in common; more and it tells of no event
RARE = 40  # reports with any other word in common; more and it tells little
UNKNOWN = 30  # days between reports of which one has no day: neither for one event nor much against it
FREE = 12.0  # nats of surprise that any common run has: five words that nobody wrote before have some 40
LEAST = 0.05  # share of the shorter body
LIKELY = (
    0.4  # chance from which a pair is told; swept .2-.6, each half of the incidents of `gva` on the other's weights
)
MOST = 15.0  # nats of surprise that a word may have, for telling beforehand which pairs cannot be likely
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Common:
    """What two reports share outside boilerplate. `share`: of the words of the shorter body (0 to 1); `surprise`: of
    the runs, in nats beyond FREE each; `names`: weight of the names and numbers in both, and `rare` that of other rare
    words in both, in nats a hundred distinct words; `apart`: days between them (UNKNOWN where one has no day)."""

    share: float
    surprise: float
    names: float
    rare: float
    apart: int


class Shared(NamedTuple):
    """Two reports by position, with the share of the shorter body (0 to 1), the chance (0 to 1) that both speak of one
    event, and why."""

    left: int
    right: int
    share: float
    chance: float
    reasons: tuple[Reason, ...]


class Feature(NamedTuple):
    """One ground: a measure, its weight in log-odds, and how to say it."""

    of: Callable[[Common], float]
    weight: float
    say: str


#: Log-odds that two reports of different hosts are of one incident: logistic regression on `gva`, each half of the
#: incidents tested on the other; see bench/rewrites.
BASE = -7.4
RECIPE = {
    "unlikely words": Feature(lambda c: log1p(c.surprise), 0.8, "Common runs hold {c.surprise:.0f} nats of surprise."),
    "names and numbers": Feature(lambda c: log1p(c.names), 2.35, "{c.names:.1f} nats of names in a hundred words."),
    "rare words": Feature(lambda c: log1p(c.rare), 0.6, "{c.rare:.1f} nats of other rare words in a hundred."),
    "days apart": Feature(lambda c: log1p(min(c.apart, 400)), -0.97, "{c.apart} days lie between them."),
}


def shared(
    texts: Sequence[str],
    hosts: Sequence[str],
    days: Sequence[int | None],
    *,
    least: float = LEAST,
    likely: float = LIKELY,
) -> list[Shared]:
    """The pairs of reports of different hosts that share `least` of the shorter body with a chance of `likely`.

    `hosts` ("" where unknown, and then unlike any other) and `days` (day numbers, None where unknown) run beside the
    texts.
    """
    return [
        Shared(left, right, common.share, chance, _reasons(common))
        for left, right, common in measured(texts, hosts, days, least=least, likely=likely)
        if (chance := _chance(common)) >= likely
    ]


def measured(
    texts: Sequence[str], hosts: Sequence[str], days: Sequence[int | None], *, least: float, likely: float = 0.0
) -> Iterator[tuple[int, int, Common]]:
    """The pairs of reports of different hosts that share `least`, by position, with what they share; those that cannot
    reach `likely` whatever they share are not looked at."""
    body = _Body(texts, hosts, days)
    for left, right in body.candidates():
        if not likely or _chance(body.at_best(left, right)) >= likely:
            common = body.common(left, right)
            if common.share >= least:
                yield left, right, common


def _chance(common: Common) -> float:
    odds = BASE + sum(feature.weight * feature.of(common) for feature in RECIPE.values())
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


def _reasons(common: Common) -> tuple[Reason, ...]:
    return tuple(
        Reason(name, round(feature.weight * feature.of(common), 3), feature.say.format(c=common))
        for name, feature in RECIPE.items()
    )


class _Body:
    """All texts as numbers, boilerplate left out."""

    def __init__(self, texts: Sequence[str], hosts: Sequence[str], days: Sequence[int | None]) -> None:
        self._days = days
        alone = {host: at for at, host in enumerate(dict.fromkeys(hosts))}
        self._hosts = np.array([alone[host] if host else -1 - at for at, host in enumerate(hosts)])
        lines = [list(lines_of(text)) for text in texts]
        self._words, special = _cut(texts, lines, days, templates(lines, hosts, days))
        self._nats = surprise(self._words)
        self._runs = runs(self._words, RUN)
        self._own = self._runs.whole & (self._runs.occasions[self._runs.number] < FORMULA)
        self._keys = _Keys(self._words, special, len(texts))

    def candidates(self) -> Iterator[tuple[int, int]]:
        """Pairs of different hosts with a run in common that is no formula."""
        at = np.flatnonzero(self._own)
        left, right = _joined(self._runs.number[at], self._words.owner[at], CAP)
        apart = self._hosts[left] != self._hosts[right]
        return zip(left[apart].tolist(), right[apart].tolist(), strict=True)

    def at_best(self, left: int, right: int) -> Common:
        """What two texts share if the shorter stands in the longer; cheap to tell."""
        start = self._words.start
        size = min(int(start[text + 1] - start[text]) for text in (left, right))
        return Common(1.0, MOST * size, *self._keys.weights(left, right), self._apart(left, right))

    def common(self, left: int, right: int) -> Common:
        """What two texts share."""
        start = self._words.start
        short, long = sorted((left, right), key=lambda text: (int(start[text + 1] - start[text]), text))
        first, last, other = int(start[short]), int(start[short + 1]), slice(int(start[long]), int(start[long + 1]))
        own = np.flatnonzero(self._own[first:last])
        theirs = set(self._runs.number[other][self._own[other]].tolist())
        hits = own[[number in theirs for number in self._runs.number[first:last][own].tolist()]]
        covered = np.zeros(last - first, dtype=np.int8)
        for at in range(RUN):
            covered[hits + at] = 1
        edges = np.flatnonzero(np.diff(covered, prepend=0, append=0))
        nats = sum(self._nats_of(first + a, first + b) for a, b in zip(edges[::2], edges[1::2], strict=True))
        return Common(float(covered.mean()), nats, *self._keys.weights(left, right), self._apart(left, right))

    def _apart(self, left: int, right: int) -> int:
        one, other = self._days[left], self._days[right]
        return UNKNOWN if one is None or other is None else abs(one - other)

    def _nats_of(self, start: int, end: int) -> float:
        alone, second, later = self._nats
        return max(0.0, float(alone[start] + second[start + 1] + later[start + 2 : end].sum()) - FREE)


class _Keys:
    """The names and numbers of each text, its other rare words, and what they weigh."""

    def __init__(self, words: Words, special: Array, texts: int) -> None:
        wide = max(1, texts)
        pairs = distinct(words.ids * wide + words.owner)
        counts = np.bincount(pairs // wide)
        self._nats = np.log(texts / np.maximum(1, counts)).tolist()
        self._distinct = np.bincount(pairs % wide, minlength=texts)
        named = distinct(words.ids[special] * wide + words.owner[special])
        held = counts[pairs // wide]
        rare = np.setdiff1d(pairs[(held > 1) & (held <= RARE)], named)
        known = named[(counts[named // wide] > 1) & (counts[named // wide] <= KNOWN)]
        self._names, self._rare = (_by_owner(found, wide, texts) for found in (known, rare))

    def weights(self, left: int, right: int) -> tuple[float, float]:
        """The weight of names and numbers in both, and of other rare words, in nats a hundred distinct words."""
        size = max(1.0, float(self._distinct[left] * self._distinct[right]) ** 0.5) / 100
        names = self._names[left] & self._names[right]
        rare = self._rare[left] & self._rare[right]
        return self._sum(names) / size, self._sum(rare) / size

    def _sum(self, words: frozenset[int]) -> float:
        return float(sum(self._nats[word] for word in sorted(words)))


def _by_owner(pairs: Array, wide: int, texts: int) -> list[frozenset[int]]:
    held: list[set[int]] = [set() for _ in range(texts)]
    for word, owner in zip((pairs // wide).tolist(), (pairs % wide).tolist(), strict=True):
        held[owner].add(word)
    return [frozenset(some) for some in held]


def _cut(
    texts: Sequence[str], lines: Sequence[Sequence[Line]], days: Sequence[int | None], known: Known
) -> tuple[Words, Array]:
    """The words outside boilerplate, and which of them are names or numbers: a capital that opens no sentence, or a
    digit."""
    numbers: dict[str, int] = {}
    ids: list[int] = []
    special: list[bool] = []
    start = [0]
    for text, cut in zip(texts, lines, strict=True):
        for first, last in _between(text, cut, known):
            for found in _WORD.finditer(text, first, last):
                word = found.group()
                ids.append(numbers.setdefault(word.lower(), len(numbers)))
                special.append(word[0].isdigit() or (word[0].isupper() and not _opens(text, found.start())))
        start.append(len(ids))
    weeks = {week: at for at, week in enumerate(sorted({day // 7 for day in days if day is not None}))}
    when = [weeks[day // 7] if day is not None else len(weeks) + at for at, day in enumerate(days)]
    owner = np.repeat(np.arange(len(texts)), np.diff(start))
    occasion = np.array(when, dtype=np.int64)[owner] if ids else np.empty(0, dtype=np.int64)
    return Words(np.array(ids, dtype=np.int64), owner, occasion, np.array(start)), np.array(special, dtype=bool)


def _between(text: str, lines: Sequence[Line], known: Known) -> Iterator[tuple[int, int]]:
    """The stretches of a text outside its boilerplate."""
    at = 0
    for marked in mark(lines, known):
        yield at, marked.start
        at = marked.end
    yield at, len(text)


def _opens(text: str, at: int) -> bool:
    """Whether a word is the first of its sentence."""
    return at == 0 or text[at - 1] in "\n\"“'‘" or (text[at - 1] == " " and at > 1 and text[at - 2] in ".!?\n ")


def _joined(items: Array, owners: Array, cap: int) -> tuple[Array, Array]:
    """(left, right): the pairs of owners with items in common that at most `cap` owners hold, left < right."""
    wide = int(owners.max(initial=0)) + 1
    keys = distinct(items * wide + owners)
    item, owner = keys // wide, keys % wide
    starts = np.flatnonzero(np.concatenate([[True], item[1:] != item[:-1]])) if len(item) else item
    held = np.diff(np.concatenate([starts, [len(item)]])).astype(np.int64)
    size, place = np.repeat(held, held), np.arange(len(item)) - np.repeat(starts, held)
    codes = [np.empty(0, dtype=np.int64)]
    for step in range(1, cap):
        at = np.flatnonzero((place + step < size) & (size <= cap))
        codes.append(owner[at] * wide + owner[at + step])
    code = distinct(np.concatenate(codes))
    return code // wide, code % wide
