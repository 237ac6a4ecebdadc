"""How much two reports are about the same thing: their words, weighed by how rare they are, and their days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from math import log, sqrt

from secondsource.model.parse import Parse
from secondsource.model.report import Published, Report
from secondsource.resources.wording import key

PRIOR = 50  # reports of other news, taken as read beside the pile: in a pile of ten no word is rare
TELLING = 2  # a word of the title or of a name counts as often as this
MONTH = 30.0  # days between two reports that halve their likeness

Vector = dict[str, float]


def vectors(reports: Sequence[Report], parses: Sequence[Parse]) -> list[Vector]:
    """A vector of length 1 for each report: its words by frequency and rarity (Salton and Buckley 1988).

    Numbers are left out: the same number by chance is no sign of the same event.
    """
    counted = [_counted(report, parse) for report, parse in zip(reports, parses, strict=True)]
    held = Counter(k for words in counted for k in words)
    rarity = {k: log((len(counted) + PRIOR) / (n + 1)) for k, n in held.items()}
    return [_unit({k: (1 + log(n)) * rarity[k] for k, n in sorted(words.items())}) for words in counted]


def _counted(report: Report, parse: Parse) -> Counter[str]:
    words: Counter[str] = Counter()
    named = {at for name in parse.names for at in range(name.span.start, name.span.end)}
    for sentence in parse.sentences:
        if sentence.kind in ("title", "body"):
            for token in sentence.tokens:
                k = key(report.text[token.start : token.end])
                if k and k[0].isalpha():
                    words[k] += TELLING if sentence.kind == "title" or token.start in named else 1
    return words


def _unit(vector: Vector) -> Vector:
    length = sqrt(sum(value * value for value in vector.values()))
    return {k: value / length for k, value in vector.items()} if length else {}


def product(left: Vector, right: Vector) -> float:
    """The inner product; for single reports the cosine (0 to 1)."""
    if len(left) > len(right):
        left, right = right, left
    return sum(value * right[k] for k, value in left.items() if k in right)


def total(parts: Iterable[Vector]) -> Vector:
    """The sum of some vectors."""
    summed: Vector = {}
    for part in parts:
        for k, value in part.items():
            summed[k] = summed.get(k, 0.0) + value
    return summed


def nearness(left: Published, right: Published) -> float:
    """1 for reports of one day, half a MONTH apart; 1 where a date is unknown."""
    if not (left.earliest and left.latest and right.earliest and right.latest):
        return 1.0
    gap = max(0, (_day(right.earliest) - _day(left.latest)).days, (_day(left.earliest) - _day(right.latest)).days)
    return 1 / (1 + gap / MONTH)


def _day(iso: str) -> date:
    return date.fromisoformat(iso[:10])
