"""What tools for news do today: TF-IDF in one pass, and headlines that resemble one another."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from bench.stories.corpora import Corpus

#: The best of 0.1, 0.15, ... 0.5 on each corpus: a rival is given what it would not know.
THRESHOLDS = tuple(0.1 + 0.05 * i for i in range(9))
_WORD = re.compile(r"[a-z]{2,}")

Vector = dict[str, float]


def single_pass(corpus: Corpus, threshold: float) -> list[int]:
    """Each report joins the story whose mean vector is nearest, if near enough, else begins one."""
    vectors = _tf_idf([_WORD.findall(report.text.lower()) for report in corpus.reports])
    order = sorted(range(len(corpus)), key=lambda i: (corpus.reports[i].published.earliest or "", i))
    held: dict[str, dict[int, float]] = {}  # word -> story -> the sum of its weights
    squares: list[float] = []
    found = [0] * len(corpus)
    for i in order:
        shared: dict[int, float] = {}
        for word, value in vectors[i].items():
            for story, weight in held.get(word, {}).items():
                shared[story] = shared.get(story, 0.0) + value * weight
        near = {story: product / math.sqrt(squares[story]) for story, product in shared.items()}
        best = max(near, key=lambda story: (near[story], -story), default=-1)
        if best < 0 or near[best] < threshold:
            best = len(squares)
            squares.append(0.0)
        for word, value in vectors[i].items():
            before = held.setdefault(word, {}).get(best, 0.0)
            held[word][best] = before + value
            squares[best] += value * (2 * before + value)
        found[i] = best
    return found


def headlines(corpus: Corpus, threshold: float) -> list[int]:
    """Reports whose headlines (else first sentences) share so much of their words (Jaccard) are one story."""
    words = [frozenset(_WORD.findall(_headline(corpus, i).lower())) for i in range(len(corpus))]
    having: dict[str, list[int]] = {}
    leader = list(range(len(corpus)))

    def lead(i: int) -> int:
        while leader[i] != i:
            leader[i] = leader[leader[i]]
            i = leader[i]
        return i

    for i, own in enumerate(words):
        for j in {j for word in own for j in having.get(word, ())}:
            if len(own & words[j]) >= threshold * len(own | words[j]):
                leader[lead(i)] = lead(j)
        for word in own:
            having.setdefault(word, []).append(i)
    return [lead(i) for i in range(len(corpus))]


def _headline(corpus: Corpus, i: int) -> str:
    report = corpus.reports[i]
    stated = dict(report.extra).get("title", "")
    if stated or report.title:
        return stated or report.quote(report.title) if report.title else stated
    return report.text.strip().split("\n")[0]


def _tf_idf(texts: Sequence[Sequence[str]]) -> list[Vector]:
    counts = [Counter(text) for text in texts]
    held = Counter(word for count in counts for word in count)
    weights = [
        {
            w: (1 + math.log(n)) * math.log(len(texts) / held[w])
            for w, n in count.items()
            if 1 < held[w] < len(texts) / 4
        }
        for count in counts
    ]
    return [_unit(vector) for vector in weights]


def _unit(vector: Vector) -> Vector:
    length = math.sqrt(sum(value * value for value in vector.values()))
    return {word: value / length for word, value in vector.items()} if length else {}
