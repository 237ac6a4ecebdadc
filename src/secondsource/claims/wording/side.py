"""A wording made ready to be laid beside another: its words, numbers, names, syntax and vectors."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from secondsource.model.parse import Moment, Parse, Token
from secondsource.model.span import Span
from secondsource.resources import altering
from secondsource.resources.wording import key
from secondsource.text.listed import listed
from secondsource.text.normalize import fold
from secondsource.text.numbers import Number, numbers

Array = np.ndarray[Any, Any]
WORDS = 300  # of a wording that are looked at; what is longer is no sentence
CHARACTERS = 4000  # about as many; a wording is best cut there before it is read
#: How telling a word is, by its universal tag: set by hand, not swept. One without a tag weighs 1.
TELLING = {"PROPN": 1.0, "NUM": 1.0, "NOUN": 1.0, "VERB": 1.0, "": 1.0, "ADJ": 0.7, "ADV": 0.5}
_OTHER = 0.6
_SAID = frozenset({"ccomp", "parataxis"})
_BELOW = frozenset({"ccomp", "xcomp"})  # what a word of denying or failing governs
_DOING = frozenset({"VERB", "ADJ", "NOUN"})
_NOT = frozenset({"n't", "non"})
_SMALL = frozenset({"punct", "det", "case", "mark"})
#: Relations of what a main verb says of its subject: whom, what, where, and what is said or done besides.
_TOLD = frozenset({"obj", "obl", "ccomp", "xcomp", "conj", "parataxis"})
#: Keys of words that tell of a death.
_DEATH = frozenset(
    map(key, listed("killed killing dead died death deaths slain fatal fatally murder drowned drowning"))
)
NEAR = 2  # steps below the main verb within which a word belongs to what it says
_SUBJECT = frozenset({"nsubj", "expl"})
_CLAUSE = frozenset({"root", "ccomp", "parataxis"})


@dataclass(frozen=True, slots=True)
class Side:
    """One of two wordings, K of whose words are telling.

    `words`: all of them, folded. `keys`: what rewordings have in common, of the telling words, in order; `written`: the
    same words as they stand; `weights`: how telling each key is; `aside`: whether each belongs to a source, a word of
    saying or a time. `names`: the keys of names. `numbers`: each with the key of the telling word behind it, mostly
    what is counted. `denied`: keys of words that a denial hangs on, or that a word of denying governs; `denies`:
    whether there is any denial. `core`: whether each word is a main verb or heads what it says of its subject; `whole`:
    whether there is a sentence, with a subject and what is said of it; `deadly`: whether a death is told of. `vector`:
    (384,) of unit length, `inner`: (K, 384) likewise.
    """

    words: tuple[str, ...]
    keys: tuple[str, ...]
    written: tuple[str, ...]
    weights: dict[str, float]
    aside: tuple[bool, ...]
    names: frozenset[str]
    numbers: tuple[tuple[Number, str], ...]
    denied: frozenset[str]
    denies: bool
    core: tuple[bool, ...]
    whole: bool
    deadly: bool
    vector: Array
    inner: Array


def side(
    text: str, parse: Parse, places: Sequence[tuple[int, int]], vectors: Array, within: Span | None = None
) -> Side:
    """A wording as its parse shows it. `vectors`: (words, 384), of the words at `places` (from, to a character). Of a
    piece `within` a wording only its words count; what they hang on is read from the whole."""
    tokens = [token for sentence in parse.sentences for token in sentence.syntax or sentence.tokens]
    tokens = [token for token in tokens if not within or within.start <= token.start < within.end][:WORDS]
    told = [(token, known) for token in tokens if (known := _key(text, token))]
    core = {token.start for sentence in parse.sentences for token in _core(sentence.syntax[:WORDS])}
    words = tuple(_word(text, t) for t in tokens if any(map(str.isalnum, text[t.start : t.end])))
    named = _Marked(name.span for name in parse.names)
    aside = _Marked(
        [span for one in parse.attributions for span in (*one.source, *one.cue)]
        + [moment.span for moment in parse.moments]
    )
    return Side(
        words=words,
        keys=tuple(known for _, known in told),
        written=tuple(text[token.start : token.end] for token, _ in told),
        weights={known: TELLING.get(token.upos, _OTHER) for token, known in told},
        aside=tuple(aside.has(token.start) for token, _ in told),
        names=frozenset(k for t, k in told if k[0] != "#" and (t.upos == "PROPN" or named.has(t.start))),
        numbers=tuple(_counts(text, tokens[0].start, tokens[-1].end, told, parse.moments)) if tokens else (),
        denied=frozenset(_denied(text, parse)) & {known for _, known in told},
        denies=any(_denies(word) for word in words),
        core=tuple(token.start in core for token, _ in told),
        deadly=any(known in _DEATH for _, known in told),
        whole=any(_whole(sentence.syntax) for sentence in parse.sentences),
        vector=_unit(vectors.mean(0, keepdims=True))[0] if len(vectors) else np.zeros(vectors.shape[1]),
        inner=_inner([token.start for token, _ in told], [start for start, _ in places], vectors),
    )


def _word(text: str, token: Token) -> str:
    return fold(text[token.start : token.end])


def _key(text: str, token: Token) -> str:
    return key(text[token.start : token.end]) if any(map(str.isalnum, text[token.start : token.end])) else ""


def _inner(starts: Sequence[int], places: Sequence[int], vectors: Array) -> Array:
    """The vectors of the words that begin at some characters."""
    if not len(vectors):
        return np.zeros((len(starts), vectors.shape[1]))
    rows = [max(0, bisect_right(places, start) - 1) for start in starts]
    return _unit(vectors[np.array(rows, dtype=np.int64)])


def _counts(
    text: str, begin: int, end: int, told: Sequence[tuple[Token, str]], moments: Sequence[Moment]
) -> Iterator[tuple[Number, str]]:
    """The numbers from a character to another, each with the key of the next telling word that is no number; "" where
    there is none, and for a number in a time."""
    times = _Marked(moment.span for moment in moments)
    words = [(token.start, known) for token, known in told if known[0] != "#"]
    starts = [start for start, _ in words]
    for number in numbers(text, begin, min(end, begin + CHARACTERS)):
        if number.form != "article":
            at = bisect_left(starts, number.end)
            yield number, words[at][1] if at < len(words) and not times.has(number.start) else ""


def _denied(text: str, parse: Parse) -> Iterator[str]:
    """Of "did not resign", "denies that he resigned", "no one resigned": what is denied. An open question ("has not
    determined whether") and a contrast ("not one man but two") deny nothing."""
    for sentence in parse.sentences:
        row = sentence.syntax[:WORDS]
        words = [_word(text, token) for token in row]
        asked = {row[token.head].head for token, word in zip(row, words, strict=True) if _asks(row, token, word)}
        last_but = max((at for at, word in enumerate(words) if word == "but"), default=-1)
        for at, token in enumerate(row):
            above = row[token.head] if 0 <= token.head < len(row) else None
            if not above or token.head in asked:
                continue
            contrast = above.upos == "NOUN" and at < token.head < last_but
            if token.relation not in _SMALL and _denies(words[at]) and above.upos in _DOING and not contrast:
                yield _key(text, above)
            if token.relation in _BELOW and _denies(words[token.head]):
                yield _key(text, token)


def _asks(row: Sequence[Token], token: Token, word: str) -> bool:
    return word == "whether" and 0 <= token.head < len(row)


def _denies(word: str) -> bool:
    return word in altering.load().negation or word in _NOT or word.startswith("non-")


def _core(row: Sequence[Token]) -> Iterator[Token]:
    """The main verb of a sentence, and what heads what it says, two steps below it at most."""
    for token in row:
        steps = _steps(row, token)
        if not steps or (steps <= NEAR and token.relation.split(":")[0] in _TOLD):
            yield token


def _steps(row: Sequence[Token], token: Token) -> int:
    """From a word up to the main verb; what is farther than NEAR counts as one step more."""
    for steps in range(NEAR + 1):
        if not 0 <= token.head < len(row):
            return steps
        token = row[token.head]
    return NEAR + 1


def _whole(row: Sequence[Token]) -> bool:
    return any(
        0 <= token.head < len(row)
        and token.relation.split(":")[0] in _SUBJECT
        and row[token.head].relation.split(":")[0] in _CLAUSE
        for token in row
    )


def _unit(rows: Array) -> Array:
    made: Array = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return made


class _Marked:
    """Tells whether a character lies in one of some spans; of spans inside one another the last to begin counts."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted((span.start, span.end) for span in spans)
        self._starts = [start for start, _ in ordered]
        self._ends = [end for _, end in ordered]

    def has(self, at: int) -> bool:
        """Whether this character is marked."""
        found = bisect_left(self._starts, at + 1) - 1
        return found >= 0 and at < self._ends[found]
