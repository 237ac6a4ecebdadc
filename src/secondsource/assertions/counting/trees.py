"""A sentence as a tree: children, lemmas in lower case, and the walks that rules about syntax share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.model.parse import Token
from secondsource.text.inflect import singular

#: Words of a sentence that are looked at; what is longer is a table or a broken page.
MAX_WORDS = 250
#: How many steps a walk up the tree takes.
MAX_STEPS = 12
#: Words before a part of those just told of.
_AMONG = ("among", "amongst", "including")


@dataclass(frozen=True, slots=True)
class Tree:
    """`words` and `lemmas` in lower case beside the tokens; `kids` the children of each, in order."""

    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    kids: tuple[tuple[int, ...], ...]
    headline: bool = False

    def relation(self, i: int) -> str:
        """The relation of a token to its head."""
        return self.tokens[i].relation

    def upos(self, i: int) -> str:
        """The universal tag of a token, "" for none."""
        return self.tokens[i].upos if i >= 0 else ""

    def head(self, i: int) -> int:
        """The head of a token, -1 for the root."""
        head = self.tokens[i].head
        return head if head < len(self.tokens) else -1

    def of(self, i: int, *relations: str) -> list[int]:
        """The children in one of these relations."""
        return [kid for kid in self.kids[i] if self.tokens[kid].relation in relations]

    def has(self, i: int, word: str) -> bool:
        """Whether that word hangs on a token."""
        return any(self.words[kid] == word for kid in self.kids[i])

    def conjuncts(self, i: int) -> list[int]:
        """A token with those coordinated to it, in order. "His father, Ana Ruiz": two without an "and" are one."""
        others = [kid for kid in self.kids[i] if self.tokens[kid].relation == "conj" or self._listed(i, kid)]
        others = [kid for kid in others if not self._among(kid)]
        if len(others) == 1 and self.tokens[others[0]].upos == "PROPN" and not self.of(others[0], "cc"):
            return [i]
        return [i, *others]

    def _among(self, kid: int) -> bool:
        """ "Eight soldiers, among them two officers": the two are of the eight."""
        own = [k for k in self.below(kid, ("conj", "punct")) if k <= kid]
        lead = self.words[max(0, own[0] - 2) : own[0]]
        lead = lead[:-1] if lead[-1:] == ("them",) else lead
        return any(word in _AMONG for word in (*lead[-1:], *(self.words[k] for k in own)))

    def _listed(self, i: int, kid: int) -> bool:
        """ "Girl, mother shot": headlines write a comma for "and"."""
        both_nouns = self.tokens[i].upos == self.tokens[kid].upos == "NOUN"
        listed = self.headline and both_nouns and self.tokens[kid].relation == "appos" and kid > i
        return listed and not any(
            token.upos == "VERB" for token in self.tokens[i + 1 : kid]
        )  # "man killed, suspect gone"

    def up(self, i: int) -> Iterator[int]:
        """The heads above a token, nearest first; a circle ends."""
        for _ in range(MAX_STEPS):
            i = self.head(i)
            if i < 0:
                return
            yield i

    def below(self, i: int, leave: Sequence[str] = ()) -> list[int]:
        """A token with all that hangs on it, in order, without branches in these relations."""
        found, waiting, seen = [], [i], {i}
        while waiting:
            here = waiting.pop()
            found.append(here)
            for kid in self.kids[here]:
                if kid not in seen and self.tokens[kid].relation not in leave:
                    seen.add(kid)
                    waiting.append(kid)
        return sorted(found)


def tree(text: str, tokens: Sequence[Token], headline: bool = False) -> Tree:
    """The tree of a sentence's syntax."""
    kept = tuple(tokens[:MAX_WORDS])
    words = tuple(text[token.start : token.end].casefold() for token in kept)
    lemmas = tuple(_lemma(token, word) for token, word in zip(kept, words, strict=True))
    kids: list[list[int]] = [[] for _ in kept]
    for i, token in enumerate(kept):
        if 0 <= token.head < len(kept) and token.head != i:
            kids[token.head].append(i)
    return Tree(kept, words, lemmas, tuple(map(tuple, kids)), headline)


def _lemma(token: Token, word: str) -> str:
    """The lemma in lower case; a plural that is taken for a name, as words in capitals are, has none of its own."""
    lemma = (token.lemma or word).casefold()
    return singular(lemma) if lemma == word and token.xpos == "NNPS" else lemma
