"""A wording made ready to be laid beside another: its words, numbers, names, syntax and vectors."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from secondsource.model.parse import Parse, Token
from secondsource.resources import altering
from secondsource.resources.wording import key
from secondsource.text.normalize import fold
from secondsource.text.numbers import Number, numbers

Array = np.ndarray[Any, Any]
WORDS = 300  # of a wording that are looked at; what is longer is no sentence
#: How telling a word of a kind is. A first guess by hand; nothing was swept.
TELLING = {"PROPN": 1.0, "NUM": 1.0, "NOUN": 1.0, "VERB": 1.0, "ADJ": 0.7, "ADV": 0.5}
_SPEECH = frozenset({"ccomp", "parataxis"})


@dataclass(frozen=True, slots=True)
class Side:
    """One of two wordings.

    `words` are folded forms, `keys` what rewordings have in common, in order and without the words that bind nothing;
    `weights` how telling each key is. `names` and `numbers`: the keys of names, and amounts with their bounds.
    `denials`: words that turn a claim into its contrary. `ties`: pairs of keys of which one hangs on the other in the
    syntax; `heads`: keys of the main verb and of what it is said that. `vector`: (384,) of unit length, `inner`:
    (keys, 384) likewise, of each key's word in its sentence.
    """

    words: tuple[str, ...]
    keys: tuple[str, ...]
    weights: dict[str, float]
    names: frozenset[str]
    numbers: tuple[Number, ...]
    denials: int
    ties: frozenset[tuple[str, str]]
    heads: frozenset[str]
    vector: Array
    inner: Array


def side(text: str, parse: Parse, places: Sequence[tuple[int, int]], vectors: Array) -> Side:
    """A wording as its parse shows it; `vectors` (words, width) of the words at `places` (from and to a character)."""
    tokens = [token for sentence in parse.sentences for token in sentence.syntax or sentence.tokens][:WORDS]
    named = _named(parse)
    told = [(token, key(text[token.start : token.end])) for token in tokens]
    told = [(token, known) for token, known in told if known]
    starts = [start for start, _ in places]
    rows = [min(bisect_left(starts, token.start), len(starts) - 1) for token, _ in told]
    width = vectors.shape[1]
    words = tuple(fold(text[t.start : t.end]) for t in tokens if any(map(str.isalnum, text[t.start : t.end])))
    return Side(
        words,
        tuple(known for _, known in told),
        {known: TELLING.get(token.upos, 0.6) if token.upos else 1.0 for token, known in told},
        frozenset(known for token, known in told if known[0] != "#" and (token.start in named)),
        tuple(n for n in numbers(text) if n.form != "article"),
        sum(word in altering.load().negation or word == "n't" for word in words),
        frozenset(_ties(text, parse)),
        frozenset(_heads(text, parse)),
        _unit(vectors.mean(0, keepdims=True))[0] if len(vectors) else np.zeros(width),
        _unit(vectors[rows]) if rows and len(vectors) else np.zeros((len(told), width)),
    )


def _named(parse: Parse) -> set[int]:
    """Where words of names stand."""
    starts = {token.start for s in parse.sentences for token in s.syntax if token.upos == "PROPN"}
    spans = [(name.span.start, name.span.end) for name in parse.names]
    return starts | {
        token.start for s in parse.sentences for token in s.tokens for a, b in spans if a <= token.start < b
    }


def _ties(text: str, parse: Parse) -> Iterator[tuple[str, str]]:
    for sentence in parse.sentences:
        row = sentence.syntax
        for token in row:
            if token.head >= 0 and token.relation not in ("punct", "det", "case", "mark"):
                upper, lower = (key(text[t.start : t.end]) for t in (row[token.head], token))
                if upper and lower:
                    yield upper, lower


def _heads(text: str, parse: Parse) -> Iterator[str]:
    for sentence in parse.sentences:
        row = sentence.syntax
        for at, token in enumerate(row):
            if token.relation == "root":
                yield from _head(text, row, at)


def _head(text: str, row: Sequence[Token], at: int) -> Iterator[str]:
    if known := key(text[row[at].start : row[at].end]):
        yield known
    for token in row:
        if token.head == at and token.relation.split(":")[0] in _SPEECH:
            if known := key(text[token.start : token.end]):
                yield known


def _unit(rows: Array) -> Array:
    made: Array = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return made
