"""Piles of reports recombined from real sentences, with copies planted in them whose words are partly changed."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from bench.common.records import records

SENTENCES = 10  # of a report
COPIED = 0.2  # share of the reports that are copies of another one
SETS = ("gva", "fa-kes")
VOLUME = 50_000  # reports that are drawn from one pool: each sentence of the corpora stands in about eleven of them
SPOKEN = 300  # most frequent words, which every volume has
BAND = 40  # words of like frequency that are exchanged for one another


@dataclass(frozen=True)
class Pile:
    """Texts, and the pairs of positions (smaller first) that are an original and its copy."""

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
    """A pile of `size` reports in no order; in a copy each word is another one with probability `edits`.

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
            break
    places = list(range(size))
    chance.shuffle(places)  # a copy that stands beside its original would be found by luck
    shuffled = [""] * size
    for place, text in zip(places, texts, strict=True):
        shuffled[place] = text
    return Pile(shuffled, sorted((min(places[a], places[b]), max(places[a], places[b])) for a, b in pairs))


def _recombined(pool: list[str], chance: random.Random) -> Iterator[str]:
    """Reports without end; every VOLUME of them has words of its own, as more news has more names and matters: with one
    pool for a million reports every sentence would stand in hundreds."""
    for volume in count():
        words = _exchanged(pool, volume) if volume else {}
        written = [_reworded(sentence, words) for sentence in pool] if volume else pool
        for _ in range(round(VOLUME * (1 - COPIED))):
            yield ". ".join(chance.sample(written, SENTENCES))


def _reworded(sentence: str, words: Mapping[str, str]) -> str:
    return " ".join([words[word] for word in sentence.split()])


def _exchanged(pool: list[str], volume: int) -> dict[str, str]:
    """For each word the one that a volume has in its place: itself if it is frequent, else one of like frequency."""
    chance = random.Random(volume)
    counts = Counter(word for sentence in pool for word in sentence.split())
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    found = {word: word for word in ranked[:SPOKEN]}
    for start in range(SPOKEN, len(ranked), BAND):
        band = ranked[start : start + BAND]
        found.update(zip(band, chance.sample(band, len(band)), strict=True))
    return found
