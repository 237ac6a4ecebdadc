"""Sentences as the search for names sees them: words, their lower-case forms, where a capital means nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.model.parse import Sentence, SentenceKind, Token

#: After these a capital may only open a sentence, a quotation, a bracket or a label's text.
_OPENS = frozenset("\"'“‘«(:;—–-•·*|>/")
_PREFIXED = re.compile(r"(?:[aA][lnrstdzk]|[eE]l|[aA]sh|[dlDLO]|[dD]e|[bB]in)[-’'‑][^\W\d_]")
_GENITIVE = re.compile(r"(?<=.)['’]s?\Z", re.I)
_COMPOUND = re.compile(r"([A-Z][^\W\d_]+)[-‑][a-z]")
_ENDS_SENTENCE = (".", "!", "?", ".”", '."', ".’", "?”", '?"', "!”", '!"', "…", ")")


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence. `low` are the words in lower case without genitive; `fresh[i]` says that the capital
    of word `i` may only be due to its place; `style` that capitals say little ("titled") or nothing ("caps")."""

    index: int
    kind: SentenceKind
    text: str
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    low: tuple[str, ...]
    fresh: tuple[bool, ...]
    style: str

    def joined(self, i: int) -> bool:
        """Whether only white space stands between word `i` and the one before it."""
        gap = self.text[self.tokens[i - 1].end : self.tokens[i].start]
        return not gap or gap.isspace()

    def word(self, i: int) -> str:
        """The lower-case word at `i`; "" beyond either end."""
        return self.low[i] if 0 <= i < len(self.low) else ""


def lines_of(text: str, sentences: Sequence[Sentence]) -> list[Line]:
    """The sentences of a text as lines; beginnings after a dateline's dash count as fresh."""
    return [_line(text, i, sentence) for i, sentence in enumerate(sentences)]


def _line(text: str, index: int, sentence: Sentence) -> Line:
    words = tuple(text[t.start : t.end] for t in sentence.tokens)
    low = tuple(lower(word) for word in words)
    fresh = tuple(i == 0 or words[i - 1] in _OPENS for i in range(len(words)))
    closed = text[sentence.span.start : sentence.span.end].endswith(_ENDS_SENTENCE)
    style = _style(words, sentence.kind == "body" and closed)
    return Line(index, sentence.kind, text, sentence.tokens, words, low, fresh, style)


def _style(words: Sequence[str], ordinary: bool) -> str:
    """ "caps" for a line in capitals, "titled" for a heading whose words are mostly capitalised, else "plain"."""
    told = [w for w in words if len(w) > 1 and w[0].isalpha()]
    if len(told) > 2 and sum(w.isupper() for w in told) * 5 >= len(told) * 3:
        return "caps"
    long = [w for w in told[1:] if len(w) > 3]
    if not ordinary and len(long) > 2 and sum(w[0].isupper() for w in long) * 10 >= len(long) * 7:
        return "titled"
    return "plain"


def lower(word: str) -> str:
    """A word in lower case, as far as it can be a name (see `name_end`), without the last dot."""
    return (word[: name_end(word)].casefold().rstrip(".") or word).replace("’", "'")


def name_end(word: str) -> int:
    """How much of a word a name can take: not the genitive, not what is hung on it ("Geneva" of "Geneva-based")."""
    compound = _COMPOUND.match(word)
    if compound:
        return compound.end(1)
    genitive = _GENITIVE.search(word)
    return genitive.start() if genitive else len(word)


def is_capital(word: str) -> bool:
    """Whether a word is written with a capital, after an Arabic or Romance prefix if need be ("al-Bab", "d'Or")."""
    if word[:1].isupper():
        return True
    prefix = _PREFIXED.match(word)
    return prefix is not None and prefix[0][-1].isupper()
