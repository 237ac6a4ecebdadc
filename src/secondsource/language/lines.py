"""Sentences as the search for names sees them: words, their lower-case forms, where a capital means nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from secondsource.model.parse import Sentence, SentenceKind, Token
from secondsource.model.report import Report
from secondsource.model.span import Span

#: After these a capital may only open a sentence, a quotation, a bracket or a label's text.
_OPENS = frozenset("\"'“‘«(:;—–-•·*|>/")
_TIES = frozenset("–—-/")
#: Furniture that names people and agencies; in the rest of it only names of the story are looked for.
_SIGNED = frozenset({"sign-off", "byline", "staff-line", "caption", "credit", "agency", "contact", "editor-note"})
_PREFIXED = re.compile(r"(?:[aA][lnrstdzk]|[eE]l|[aA]sh|[dlDLO]|[dD]e|[bB]in)[-’'‑][^\W\d_]")
_GENITIVE = re.compile(r"(?<=.)['’]s?\Z", re.I)
_COMPOUND = re.compile(r"([A-Z][^\W\d_]+)[-‑][a-z]")
_ENDS_SENTENCE = (".", "!", "?", ".”", '."', ".’", "?”", '?"', "!”", '!"', "…", ")")


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence. `low` are the words in lower case without genitive; `fresh[i]` says that the capital
    of word `i` may only be due to its place; `style` that capitals say little ("titled") or nothing ("caps").
    `page` is the kind of furniture ("" in the story), `dateline` the number of words that belong to the dateline,
    `credited` the agencies that the report credits, in lower case."""

    kind: SentenceKind
    text: str
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    low: tuple[str, ...]
    fresh: tuple[bool, ...]
    style: str
    page: str = ""
    dateline: int = 0
    credited: frozenset[str] = frozenset()

    def joined(self, i: int) -> bool:
        """Whether only white space stands between word `i` and the one before it."""
        gap = self.text[self.tokens[i - 1].end : self.tokens[i].start]
        return not gap or gap.isspace()

    def word(self, i: int) -> str:
        """The lower-case word at `i`; "" beyond either end."""
        return self.low[i] if 0 <= i < len(self.low) else ""


def lines_of(report: Report, sentences: Sequence[Sentence]) -> list[Line]:
    """The sentences of a report as lines."""
    page_of = _page_kinds(report)
    credited = frozenset(credit.agency.casefold() for credit in report.credits if credit.agency)
    return [
        replace(_line(report.text, sentence, page_of(sentence.span), report.dateline), credited=credited)
        for sentence in sentences
    ]


def _line(text: str, sentence: Sentence, page: str, opening: Span | None) -> Line:
    tokens = sentence.tokens
    words = tuple(text[t.start : t.end] for t in tokens)
    low = tuple(lower(word) for word in words)
    dateline = 0
    if opening and sentence.span.covers(opening):
        dateline = sum(t.end <= opening.end for t in tokens)
    fresh = tuple(i >= dateline and (i == dateline or _opens(tokens, words, i)) for i in range(len(words)))
    closed = text[sentence.span.start : sentence.span.end].endswith(_ENDS_SENTENCE)
    style = _style(words, page in _SIGNED or (sentence.kind == "body" and closed))
    if sentence.kind == "heading" and all(w.isupper() or not w[0].isalpha() for w in words):
        style = "caps"
    if sentence.kind == "furniture" and page not in _SIGNED and not dateline:
        style = "titled"
    return Line(sentence.kind, text, tokens, words, low, fresh, style, page, dateline)


def _opens(tokens: Sequence[Token], words: Sequence[str], i: int) -> bool:
    """Whether a mark before word `i` opens something; a dash without spaces ties two names."""
    mark = words[i - 1]
    tied = tokens[i].start == tokens[i - 1].end and i > 1 and tokens[i - 1].start == tokens[i - 2].end
    return mark in _OPENS and not (mark in _TIES and tied)


def _page_kinds(report: Report) -> Callable[[Span], str]:
    """A function that says what kind of furniture a span lies in; "" for none."""
    marked = [(item.span.start, item.span.end, item.kind) for item in report.furniture]
    marked += [(report.byline.start, report.byline.end, "byline")] if report.byline else []
    marked = sorted(item for item in marked if item[2] != "dateline")
    starts = [item[0] for item in marked]

    def page_of(span: Span) -> str:
        at = bisect_left(starts, span.end) - 1
        if at < 0 or marked[at][1] <= span.start:
            return ""
        return marked[at][2] if (marked[at][1] - marked[at][0]) * 2 >= len(span) else ""

    return page_of


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
