"""Piles of reports recombined from real sentences, with copies planted in them whose words are partly changed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.common.records import records

SENTENCES = 10  # of a report
COPIED = 0.2  # share of the reports that are copies of another one
SETS = ("gva", "fa-kes")


@dataclass(frozen=True)
class Pile:
    """Texts, and the pairs of positions that are an original and its copy."""

    texts: list[str]
    planted: list[tuple[int, int]]


def sentences(data: Path) -> list[str]:
    """The sentences of the corpora, each once, by a cut that is rough and quick."""
    found: dict[str, None] = {}
    for name in SETS:
        path = data / name / "reports.jsonl"
        if path.is_file():
            for record in records(path):
                text = record["text"].replace("\n", " ")
                found.update((s, None) for s in text.split(". ") if 8 <= len(s.split()) <= 60)
    return list(found)


def planted(pool: list[str], size: int, edits: float, seed: int = 1) -> Pile:
    """A pile of `size` reports; in a copy each word is another one with probability `edits`.

    Reports are made of sentences drawn at random, so that real copies of single sentences are in the pile as well: a
    method that finds them too is right to.
    """
    chance = random.Random(seed)
    words = [word for sentence in pool[:5000] for word in sentence.split()]
    texts: list[str] = []
    pairs: list[tuple[int, int]] = []
    for original in _recombined(pool, chance):
        texts.append(original)
        if len(texts) < size and chance.random() < COPIED / (1 - COPIED):
            pairs.append((len(texts) - 1, len(texts)))
            texts.append(" ".join(chance.choice(words) if chance.random() < edits else w for w in original.split()))
        if len(texts) >= size:
            return Pile(texts, pairs)
    raise AssertionError("sentences never run out")


def _recombined(pool: list[str], chance: random.Random) -> Iterator[str]:
    while True:
        yield ". ".join(chance.sample(pool, SENTENCES))
