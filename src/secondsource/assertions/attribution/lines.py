"""A sentence as a row of words with their marks, quotations and brackets told apart."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from secondsource.model.parse import Parse, Quote, Sentence
from secondsource.model.report import Report
from secondsource.model.span import Span

#: A range of words of one line, end excluded.
Range = tuple[int, int]

HARD = frozenset({";", ":", "–", "—", "-", "--", "―", "|", "…"})
CLOSING = frozenset(",.!?")
QUOTES = frozenset("\"'“”‘’«»„‟")
#: Marks that may open or close a content or a source.
_OPEN = QUOTES | {"(", "[", "$", "€", "£", "#", "@"}
_SHUT = QUOTES | {")", "]", "%"}
_PLAIN = str.maketrans({"’": "'", "‘": "'"})


@dataclass(frozen=True, slots=True)
class Word:
    """A token. `low` is its lower-case text with plain apostrophes; `quote` the index of the quotation that it stands
    in (-1: none); `inside` whether it stands in brackets."""

    text: str
    low: str
    start: int
    end: int
    quote: int = -1
    inside: bool = False

    @property
    def mark(self) -> bool:
        """Whether this is punctuation."""
        return not self.text[0].isalnum()


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence. `index` counts the lines of the report; `words` leave out a dateline and its dash."""

    report: str
    index: int
    sentence: Sentence
    words: tuple[Word, ...]

    def __len__(self) -> int:
        return len(self.words)

    @property
    def heading(self) -> bool:
        """Whether headline grammar is to be expected."""
        return self.sentence.kind in ("title", "heading")

    def low(self, i: int) -> str:
        """The word in lower case, "" beyond either end."""
        return self.words[i].low if 0 <= i < len(self.words) else ""

    def capital(self, i: int) -> bool:
        """Whether the word begins with a capital letter or is a number."""
        return 0 <= i < len(self.words) and (self.words[i].text[0].isupper() or self.words[i].text[0].isdigit())

    def quoted(self, i: int) -> bool:
        """Whether the word stands inside a quotation (its marks too)."""
        return 0 <= i < len(self.words) and self.words[i].quote >= 0

    def plain(self, i: int) -> bool:
        """Whether the word stands outside quotations and brackets."""
        return 0 <= i < len(self.words) and self.words[i].quote < 0 and not self.words[i].inside

    def lows(self, span: Range) -> list[str]:
        """The words of a range in lower case, marks left out."""
        return [word.low for word in self.words[span[0] : span[1]] if not word.mark]

    def trimmed(self, span: Range) -> Range:
        """The range without marks at its edges; brackets, quotation marks and what they enclose stay."""
        start, end = span
        while start < end and self.words[start].mark and not self.quoted(start) and self.words[start].text not in _OPEN:
            start += 1
        while (
            end > start
            and self.words[end - 1].mark
            and not self.quoted(end - 1)
            and self.words[end - 1].text not in _SHUT
        ):
            end -= 1
        return start, end

    def span(self, words: Range) -> Span:
        """The characters of a range of words, which must not be empty."""
        return Span(self.report, self.words[words[0]].start, self.words[words[1] - 1].end)

    def text(self, words: Range) -> str:
        """The words of a range with single spaces, marks close to the word before."""
        made = ""
        for before, word in zip(
            (None, *self.words[words[0] : words[1]]), self.words[words[0] : words[1]], strict=False
        ):
            made += word.text if before is None or before.end == word.start else " " + word.text
        return made

    def comma(self, i: int) -> bool:
        """Whether this word is a comma outside quotations and brackets."""
        return self.low(i) == "," and self.plain(i)

    def segments(self, span: Range) -> list[Range]:
        """The stretches between the commas of a range; none is empty."""
        cuts = [i for i in range(*span) if self.comma(i)]
        edges = zip([span[0], *(i + 1 for i in cuts)], [*cuts, span[1]], strict=True)
        return [(start, end) for start, end in edges if start < end]

    def floor(self, i: int) -> int:
        """Where the clause to the left of word i can begin at the earliest: after a hard mark or a quotation that
        ends in a comma, or at the first word."""
        for j in range(i - 1, -1, -1):
            if self.words[j].inside:
                continue
            if self.words[j].text in HARD and self.plain(j):
                return j + 1
            if self.quoted(j) and not self.quoted(j + 1) and (self.comma(j + 1) or self._ends_speech(j)):
                return j + 1 + self.comma(j + 1)
        return 0

    def ceiling(self, i: int) -> int:
        """Where the clause to the right of word i ends at the latest: before a semicolon, a lone dash, a bracket that
        stays open, or the full stop."""
        end = len(self)
        while end > i and self.words[end - 1].text in ".!?…" and not self.quoted(end - 1):
            end -= 1
        marks = [j for j in range(i, end) if self.words[j].text in HARD and self.plain(j)]
        dashes = [j for j in marks if self.words[j].text not in ";:"]
        stops = [j for j in marks if self.words[j].text == ";"] + (dashes if len(dashes) == 1 else [])
        return min([end, *stops])

    def _ends_speech(self, j: int) -> bool:
        """Whether the quotation that ends at word j ends as direct speech does: with a comma or an end mark."""
        while j > 0 and self.words[j].text in QUOTES:
            j -= 1
        return self.words[j].text in CLOSING


MAX_WORDS = 400  # of a line; a longer "sentence" is a list or a page without full stops and is read in pieces


def read_lines(report: Report, parse: Parse) -> list[Line]:
    """The lines of a report that are no furniture, in order."""
    quotes = _solid(parse.quotes)
    lines: list[Line] = []
    for sentence in parse.sentences:
        if sentence.kind == "furniture" or not sentence.tokens:
            continue
        while quotes and quotes[0][1].span.end <= sentence.span.start:
            quotes.popleft()
        words = tuple(_words(report, sentence, quotes))
        for i in range(0, len(words), MAX_WORDS):
            lines.append(Line(report.id, len(lines), sentence, words[i : i + MAX_WORDS]))
    return lines


def _solid(quotes: Sequence[Quote]) -> deque[tuple[int, Quote]]:
    """The quotations, with their numbers, that really end or go on in a later paragraph; a mark that was left open
    encloses nothing."""
    last = max((quote.span.start for quote in quotes if quote.continues), default=-1)
    return deque((i, quote) for i, quote in enumerate(quotes) if quote.closed or quote.span.end <= last)


def _words(report: Report, sentence: Sentence, quotes: Iterable[tuple[int, Quote]]) -> Iterator[Word]:
    skip = report.dateline.end if report.dateline and sentence.span.covers(report.dateline) else -1
    ahead = iter(quotes)
    number, quote = next(ahead, (-1, None))
    started, depth = skip < 0, 0
    for token in sentence.tokens:
        text = report.text[token.start : token.end]
        if token.start < skip or not text.strip() or (not started and text in HARD):
            continue
        started = True
        while quote and quote.span.end <= token.start:
            number, quote = next(ahead, (-1, None))
        inside = number if quote and quote.span.start <= token.start else -1
        depth += inside < 0 and text in "(["
        yield Word(text, text.lower().translate(_PLAIN), token.start, token.end, inside, depth > 0)
        depth = max(0, depth - (inside < 0 and text in ")]"))
