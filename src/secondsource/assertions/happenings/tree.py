"""A sentence as a tree of words, in Universal Dependencies' relations: who hangs on whom."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from secondsource.model.parse import Sentence, Token
from secondsource.text.listed import listed

#: Relations that lead into a clause of its own.
CLAUSES = listed("ccomp advcl acl acl:relcl parataxis csubj csubj:pass root")
#: What a step costs that leaves or enters a clause of its own, or goes on to another thing.
_COSTS = {"ccomp": 3, "advcl": 3, "acl": 2, "acl:relcl": 3, "parataxis": 4, "conj": 2, "appos": 2}
#: Steps up a tree that are followed: deeper nests are broken parses.
STEPS = 24
#: Words of a sentence that are read as a tree; a longer one is a table or a list.
MAX_WORDS = 500


@dataclass(frozen=True, slots=True)
class Tree:
    """The words of a sentence, by number, with the numbers of those that hang on each."""

    text: str
    tokens: tuple[Token, ...]
    below: tuple[tuple[int, ...], ...]

    def word(self, i: int) -> str:
        """A word as written, in lower case."""
        return self.text[self.tokens[i].start : self.tokens[i].end].casefold()

    def lemma(self, i: int) -> str:
        """Its base form in lower case."""
        return self.tokens[i].lemma.casefold()

    def rel(self, i: int) -> str:
        """What it is to the word that it hangs on."""
        return self.tokens[i].relation

    def head(self, i: int) -> int:
        """The word that it hangs on; -1 for none."""
        return self.tokens[i].head

    def kids(self, i: int, *relations: str) -> list[int]:
        """Those that hang on a word, in order; with `relations` only those in one of them ("nsubj" is no
        "nsubj:pass")."""
        return [k for k in self.below[i] if not relations or self.rel(k) in relations]

    def kid(self, i: int, *relations: str) -> int | None:
        """The first of them."""
        return next(iter(self.kids(i, *relations)), None)

    def case(self, i: int) -> str:
        """The preposition that leads to a word, "" for none."""
        return " ".join(self.word(k) for k in self.kids(i, "case"))

    def up(self, i: int) -> Iterator[int]:
        """A word and those above it."""
        for _ in range(STEPS):
            if i < 0:
                return
            yield i
            i = self.head(i)

    def under(self, i: int, depth: int) -> Iterator[int]:
        """What hangs on a word inside its clause, down to a depth."""
        for k in self.below[i]:
            if self.rel(k) not in CLAUSES and self.rel(k) != "conj":
                yield k
                if depth > 1:
                    yield from self.under(k, depth - 1)

    def at(self, offset: int) -> int:
        """The word that holds or follows a place of the text; the number of words when there is none."""
        return bisect_left(self.tokens, offset + 1, key=lambda token: token.end)

    def distance(self, a: int, b: int) -> tuple[int, int] | None:
        """What it costs to go from one word to another through the first word above both, and that word; None where
        there is none. To leave or enter a clause costs more, and the way down to the second more than the way up."""
        costs: dict[int, int] = {}
        total = 0
        for k in self.up(a):
            costs[k] = total
            total += _COSTS.get(self.rel(k), 1)
        down = 0
        for n, k in enumerate(self.up(b)):
            if k in costs:
                return costs[k] + down, k
            down += _COSTS.get(self.rel(k), 1) * (2 if n else 1)
        return None

    def covering(self, start: int, end: int) -> int:
        """The word of a stretch of text that its other words hang on; -1 where no word is in it."""
        first, after = self.at(start), min(self.at(end - 1) + 1, len(self.tokens))
        return next((k for k in range(first, after) if self.head(k) not in range(first, after)), -1)

    def is_participle(self, i: int) -> bool:
        """Whether a word is a passive participle ("the town attacked by rebels")."""
        return self.tokens[i].xpos == "VBN"


def tree_of(text: str, sentence: Sentence) -> Tree | None:
    """The tree of a sentence; None where the engine reads no syntax or the sentence is none."""
    tokens = sentence.syntax
    if not tokens or len(tokens) > MAX_WORDS:
        return None
    below: list[list[int]] = [[] for _ in tokens]
    for i, token in enumerate(tokens):
        if 0 <= token.head < len(tokens) and token.head != i:
            below[token.head].append(i)
    return Tree(text, tokens, tuple(map(tuple, below)))
