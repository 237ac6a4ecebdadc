"""A sentence as a tree whose branches can be cut off, moved and put elsewhere."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from secondsource.model.parse import Sentence, Token


@dataclass(frozen=True)
class Tree:
    """The words of a sentence with their syntax (positions count from 0)."""

    words: list[str]
    tokens: tuple[Token, ...]

    def child(self, head: int, *relations: str) -> int | None:
        """The first word that depends on `head` by one of the relations."""
        hits = (i for i, t in enumerate(self.tokens) if t.head == head and t.relation in relations)
        return next(hits, None)

    def root(self) -> int | None:
        """The word on which the others hang."""
        return next((i for i, t in enumerate(self.tokens) if t.relation == "root"), None)

    def under(self, top: int) -> list[int]:
        """A word and all that hangs on it, in order."""
        found = {top}
        grown = True
        while grown:
            more = {i for i, t in enumerate(self.tokens) if t.head in found} - found
            grown = bool(more)
            found |= more
        return sorted(found)

    def text(self, places: Collection[int]) -> str:
        """Some words in order, as a writer puts them."""
        return tidy(" ".join(self.words[i] for i in sorted(places)))

    def all(self) -> set[int]:
        """All positions but those of full stops."""
        return {i for i, word in enumerate(self.words) if word not in (".", "!", "?")}


def tree_of(text: str, sentence: Sentence) -> Tree:
    """The tree of a parsed sentence."""
    return Tree([text[t.start : t.end] for t in sentence.syntax], sentence.syntax)


def tidy(text: str) -> str:
    """Marks at the words to which they belong."""
    for mark in (",", ";", ":", "'s", "’s", "%", ")"):
        text = text.replace(f" {mark}", mark)
    return " ".join(text.replace("( ", "(").split())


def sentence(text: str) -> str:
    """A capital in front and a full stop behind."""
    plain = text.strip(" ,;")
    return f"{plain[:1].upper()}{plain[1:]}." if plain else ""
