"""Words of an answer laid against words of gold by their characters, as the CoNLL 2018 evaluation does.

Two words are the same when they cover the same characters. A word's relation is right when its head is aligned with the
gold head (or both are roots) and the relation is the same. Precision divides by the answer's words, recall by gold's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bench.common.counts import Counts
from bench.language.conllu import Document

from secondsource.model.parse import Parse

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Placed:
    """A word at its characters; `head` is the head's stretch of characters, None for a root."""

    place: Stretch
    upos: str
    head: Stretch | None
    relation: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Sentences and words of one text."""

    sentences: tuple[Stretch, ...]
    words: tuple[Placed, ...]


@dataclass(slots=True)
class Aligned:
    """Counts of everything that is scored from raw text."""

    words: Counts
    sentences: Counts
    upos: Counts
    las: Counts
    las_universal: Counts


def fresh() -> Aligned:
    """Nothing counted yet."""
    return Aligned(*(Counts() for _ in range(5)))


def gold_reading(document: Document) -> Reading:
    """What the treebank says."""
    return Reading(
        tuple((s[0].start, s[-1].end) for s in document.sentences),
        tuple(
            Placed((w.start, w.end), w.upos, None if w.head < 0 else (s[w.head].start, s[w.head].end), w.relation)
            for s in document.sentences
            for w in s
        ),
    )


def our_reading(text: str, parse: Parse) -> Reading:
    """What an engine says: its syntax, or its words as written where it reads no syntax."""
    words: list[Placed] = []
    for sentence in parse.sentences:
        row = sentence.syntax or sentence.tokens
        for token in row:
            head = (row[token.head].start, row[token.head].end) if token.head >= 0 else None
            words.append(Placed((token.start, token.end), token.upos, head, token.relation))
    return Reading(tuple(_trimmed(text, s.span.start, s.span.end) for s in parse.sentences), tuple(words))


def _trimmed(text: str, start: int, end: int) -> Stretch:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def count(total: Aligned, gold: Reading, found: Reading) -> None:
    """Add one text to the counts."""
    total.sentences.compare(gold.sentences, found.sentences)
    total.words.compare(_places(gold.words), _places(found.words))
    pairs = _pairs(gold.words, found.words)
    sizes = len(gold.words), len(found.words)
    total.upos.add(sum(g.upos == f.upos for g, f in pairs), *sizes)
    hung = [(g, f) for g, f in pairs if g.head == f.head]
    total.las.add(sum(g.relation == f.relation for g, f in hung), *sizes)
    total.las_universal.add(sum(universal(g.relation) == universal(f.relation) for g, f in hung), *sizes)


def _places(words: Iterable[Placed]) -> set[Stretch]:
    return {word.place for word in words}


def _pairs(gold: Sequence[Placed], found: Sequence[Placed]) -> list[tuple[Placed, Placed]]:
    by_place = {word.place: word for word in gold}
    return [(by_place[word.place], word) for word in found if word.place in by_place]


def universal(relation: str) -> str:
    """A relation without its subtype."""
    return relation.partition(":")[0]
