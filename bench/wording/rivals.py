"""Plain ways to tell whether two wordings say the same: the share of words in both, TF-IDF of words and of letters."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence

from bench.wording.corpora import Told

_WORD = re.compile(r"\w+")
Cut = Callable[[str], Counter[str]]


def overlap(pairs: Sequence[Told], beside: Sequence[Told] = ()) -> list[float]:
    """Words in both by words in either (Jaccard)."""
    sets = [[set(_WORD.findall(text.lower())) for text in (pair.a, pair.b)] for pair in pairs]
    return [len(one & two) / max(1, len(one | two)) for one, two in sets]


def tf_idf(pairs: Sequence[Told], beside: Sequence[Told] = ()) -> list[float]:
    """Cosine of words weighed by their rarity in `pairs` and `beside`."""
    return _cosines(pairs, beside, lambda text: Counter(_WORD.findall(text.lower())))


def letters(pairs: Sequence[Told], beside: Sequence[Told] = ()) -> list[float]:
    """The same of runs of two to four letters within words."""
    return _cosines(pairs, beside, _letters)


def _letters(text: str) -> Counter[str]:
    words = [f" {word} " for word in _WORD.findall(text.lower())]
    return Counter(
        word[at : at + size] for word in words for size in (2, 3, 4) for at in range(max(1, len(word) - size + 1))
    )


def _cosines(pairs: Sequence[Told], beside: Sequence[Told], cut: Cut) -> list[float]:
    texts = {text for pair in (*pairs, *beside) for text in (pair.a, pair.b)}
    counts = {text: cut(text) for text in texts}
    held = Counter(item for count in counts.values() for item in count)
    rare = {item: math.log((1 + len(texts)) / (1 + count)) + 1 for item, count in held.items()}

    def vector(text: str) -> dict[str, float]:
        made = {item: count * rare[item] for item, count in counts[text].items()}
        length = math.sqrt(sum(value * value for value in made.values())) or 1.0
        return {item: value / length for item, value in made.items()}

    vectors = {text: vector(text) for text in texts}
    return [sum(v * vectors[p.b].get(k, 0.0) for k, v in vectors[p.a].items()) for p in pairs]


RIVALS: dict[str, Callable[[Sequence[Told], Sequence[Told]], list[float]]] = {
    "word overlap": overlap,
    "TF-IDF of words": tf_idf,
    "TF-IDF of letters": letters,
}
