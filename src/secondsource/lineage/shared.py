"""What reports of a great pile share when boilerplate and formulas are left out: a share of the shorter body, and the
chance that both speak of one event.

Cost: linear in words but for sorts; three thousand reports take some seconds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log1p
from typing import Any, NamedTuple

import numpy as np

from secondsource.lineage.boilerplate import Template, mark, templates
from secondsource.lineage.surprise import Runs, Words, runs, surprise
from secondsource.model.reason import Reason

Array = np.ndarray[Any, Any]

RUN = 5  # words; see `signature.SHINGLE`
FORMULA = 10  # weeks on which a run of words was written from which it is nobody's
CAP = 24  # reports with a run in common; more are a formula, or a burst of copies that other runs tie as well
KNOWN = 100  # reports with a name or number in common; more and it tells of no event
FREE = 12.0  # nats of surprise that any common run has: five words that nobody wrote before have some 40
LEAST = 0.05  # share of the shorter body
LIKELY = 0.45  # chance from which a pair is told; swept .2-.6 on one half of the incidents of gva, tested on the other
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Common:
    """What two reports share outside boilerplate. `share`: of the words of the shorter body (0 to 1); `surprise`: of
    the runs, in nats beyond FREE each; `names`: weight of the names and numbers in both, in nats a hundred words;
    `apart`: days between them (0 where unknown)."""

    share: float
    surprise: float
    names: float
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
BASE = -5.2
RECIPE = {
    "unlikely words": Feature(lambda c: log1p(c.surprise), 1.35, "Common runs hold {c.surprise:.0f} nats of surprise."),
    "names and numbers": Feature(lambda c: log1p(c.names), 3.2, "{c.names:.1f} nats of names in a hundred words."),
    "days apart": Feature(lambda c: log1p(min(c.apart, 400)), -1.07, "{c.apart} days lie between them."),
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
    body = _Body(texts, hosts, days)
    found = []
    for left, right in body.candidates():
        common = body.common(left, right)
        if common.share >= least and (chance := _chance(common)) >= likely:
            found.append(Shared(left, right, common.share, chance, _reasons(common)))
    return found


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
        self._words, special = _cut(texts, days, templates(texts, hosts, days))
        self._nats = surprise(self._words)
        self._runs = runs(self._words, RUN)
        self._own = self._runs.whole & (self._runs.occasions[self._runs.number] < FORMULA)
        self._names = _names(self._words, special, len(texts))
        sizes = np.unique(self._words.ids + self._words.owner * (int(self._words.ids.max(initial=0)) + 1))
        self._distinct = np.bincount(sizes // (int(self._words.ids.max(initial=0)) + 1), minlength=len(texts))

    def candidates(self) -> Iterator[tuple[int, int]]:
        """Pairs of different hosts with a run in common that is no formula, and with a name or number."""
        at = np.flatnonzero(self._own)
        left, right, _ = _joined(self._runs.number[at], self._words.owner[at], CAP)
        apart = self._hosts[left] != self._hosts[right]
        pairs = zip(left[apart].tolist(), right[apart].tolist(), strict=True)
        return (pair for pair in pairs if self._names.weight(*pair))

    def common(self, left: int, right: int) -> Common:
        """What two texts share."""
        start = self._words.start
        short, long = sorted((left, right), key=lambda text: (int(start[text + 1] - start[text]), text))
        first, last, other = int(start[short]), int(start[short + 1]), slice(int(start[long]), int(start[long + 1]))
        own = np.flatnonzero(self._own[first:last])
        hits = own[np.isin(self._runs.number[first:last][own], self._runs.number[other][self._own[other]])]
        covered = np.zeros(last - first, dtype=np.int8)
        for at in range(RUN):
            covered[hits + at] = 1
        edges = np.flatnonzero(np.diff(covered, prepend=0, append=0))
        nats = sum(self._nats_of(first + a, first + b) for a, b in zip(edges[::2], edges[1::2], strict=True))
        days = self._days[left], self._days[right]
        apart = abs(days[0] - days[1]) if days[0] is not None and days[1] is not None else 0
        size = float(self._distinct[short] * self._distinct[long]) ** 0.5
        names = self._names
        return Common(float(covered.mean()), nats, 100 * names.weight(short, long) / max(1.0, size), apart)

    def _nats_of(self, start: int, end: int) -> float:
        alone, second, later = self._nats
        return max(0.0, float(alone[start] + second[start + 1] + later[start + 2 : end].sum()) - FREE)


class _Names:
    """The names and numbers of each text, with their weights in nats."""

    def __init__(self, held: Sequence[frozenset[int]], nats: Mapping[int, float]) -> None:
        self._held, self._nats = held, nats

    def weight(self, left: int, right: int) -> float:
        """The weight of those in both."""
        return sum(self._nats[name] for name in sorted(self._held[left] & self._held[right]))


def _names(words: Words, special: Array, texts: int) -> _Names:
    at = np.flatnonzero(special)
    wide = max(1, texts)
    everywhere = np.unique(words.ids * wide + words.owner) // wide
    counts = np.bincount(everywhere)
    pairs = np.unique(words.ids[at] * wide + words.owner[at])
    held: list[set[int]] = [set() for _ in range(texts)]
    for name, owner in zip((pairs // wide).tolist(), (pairs % wide).tolist(), strict=True):
        if 2 <= counts[name] <= KNOWN:
            held[owner].add(name)
    known = {name for some in held for name in some}
    return _Names([frozenset(some) for some in held], {name: float(np.log(texts / counts[name])) for name in known})


def _cut(
    texts: Sequence[str], days: Sequence[int | None], known: Mapping[tuple[str, ...], Template]
) -> tuple[Words, Array]:
    """The words outside boilerplate, and which of them are names or numbers: a capital that opens no sentence, or a
    digit."""
    numbers: dict[str, int] = {}
    ids: list[int] = []
    special: list[bool] = []
    start = [0]
    for text in texts:
        for first, last in _between(text, known):
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


def _between(text: str, known: Mapping[tuple[str, ...], Template]) -> Iterator[tuple[int, int]]:
    """The stretches of a text outside its boilerplate."""
    at = 0
    for marked in mark(text, known) if known else ():
        yield at, marked.start
        at = marked.end
    yield at, len(text)


def _opens(text: str, at: int) -> bool:
    """Whether a word is the first of its sentence."""
    return at == 0 or text[at - 1] in "\n\"“'‘" or (text[at - 1] == " " and at > 1 and text[at - 2] in ".!?\n ")


def _joined(items: Array, owners: Array, cap: int) -> tuple[Array, Array, Array]:
    """(left, right, count): the pairs of owners with items in common that at most `cap` owners hold, left < right."""
    wide = int(owners.max(initial=0)) + 1
    keys = np.unique(items * wide + owners)
    item, owner = keys // wide, keys % wide
    starts = np.flatnonzero(np.concatenate([[True], item[1:] != item[:-1]])) if len(item) else item
    held = np.diff(np.concatenate([starts, [len(item)]])).astype(np.int64)
    size, place = np.repeat(held, held), np.arange(len(item)) - np.repeat(starts, held)
    codes = [np.empty(0, dtype=np.int64)]
    for step in range(1, cap):
        at = np.flatnonzero((place + step < size) & (size <= cap))
        codes.append(owner[at] * wide + owner[at + step])
    code, count = np.unique(np.concatenate(codes), return_counts=True)
    return code // wide, code % wide, count
