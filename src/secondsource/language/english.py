"""The default engine: a small transformer for English, trained by this project (models/language/CARD.md)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, pairwise

import numpy as np

from secondsource.language import decoding
from secondsource.language.lemmas import Lemmas
from secondsource.language.moments import find_moments
from secondsource.language.names import find_names
from secondsource.language.network import Floats, Found, Network
from secondsource.language.quotes import find_quotes
from secondsource.language.readnames import Read, Sighting
from secondsource.language.sentences import split
from secondsource.language.windows import Window, windows
from secondsource.model.parse import Attribution, NameType, Parse, Sentence, Token
from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.text.capitals import cased, lowered, shouted
from secondsource.text.words import words as cut_words

#: Log-odds by which the rules' word for or against the end of a sentence moves the network's. Swept 0 to 5 on UD dev:
#: 0 is best there by a point, but the treebanks hold more mail and chat than news does.
RULES_SAY = 1.0


_TYPES: dict[str, NameType] = {"PER": "person", "ORG": "org", "LOC": "place"}


class English:
    """English: tags, lemmas, dependencies, names, sentence ends and attributions by a network of 22 million parameters
    in the package. Texts in other languages are not for it: ask `tongue_of` first."""

    name = "english"

    def __init__(self, network: Network | None = None) -> None:
        self._network = network or Network()
        #: The last words that fitted one window, and it: whoever parses a sentence often wants its vectors too.
        self._last: tuple[list[str], list[_Part]] = [], []

    @cached_property
    def _lemma(self) -> Lemmas:
        return Lemmas(self._network.lemmas)

    def parse(self, report: Report) -> Parse:
        """Everything that the engine sees in a report, each in order of position."""
        if shouted(report.text):
            report = replace(report, text=self._cased(report.text, split(replace(report, text=lowered(report.text)))))
        reading = self._read(report.text, split(report))
        sentences = self._sentences(report, reading)
        return Parse(
            report.id,
            self.name,
            sentences,
            find_names(report, sentences, self._sighting(reading)),
            find_moments(report, sentences),
            find_quotes(report.text, sentences),
            tuple(self._attributions(report.id, reading)),
        )

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[tuple[Token, ...]]:
        """The syntax of sentences that are cut already; `start` and `end` of the tokens are 0. Each is read by itself:
        without its neighbours a tree gains .4 points of LAS on UD dev, tags lose nothing."""
        return [
            tuple(self._syntax(self._run(sentence, [], []), sentence, 0, [(0, 0)] * len(sentence)))
            for sentence in sentences
        ]

    def names(self, sentences: Sequence[Sequence[str]]) -> list[list[tuple[int, int, str]]]:
        """The names in sentences that are cut already: (first word, last word + 1, PER, ORG or LOC)."""
        forms = [form for sentence in sentences for form in sentence]
        edges = list(accumulate((len(sentence) for sentence in sentences), initial=0))
        labels = self._network.labels("names")
        found = self._run(forms, edges[:-1], edges[:-1])
        tags = [labels[i] for row in self._labelled([_logs(part.found.names) for part in found], "names") for i in row]
        return [decoding.spans(tags[start:end]) for start, end in pairwise(edges)]

    def vectors(self, texts: Sequence[str]) -> Floats:
        """(texts, 384) float32 vectors of unit length: their products say how much alike texts are."""
        made = np.zeros((len(texts), 384), dtype=np.float32)
        for row, text in enumerate(texts):
            _, words = self.word_vectors(text)
            if len(words):
                mean = words.mean(0)
                made[row] = mean / max(float(np.linalg.norm(mean)), 1e-9)
        return made

    def word_vectors(self, text: str) -> tuple[list[tuple[int, int]], Floats]:
        """Where the words of a text stand (from, to a character) and what each means there: (words, 384)."""
        places = cut_words(text)
        parts = self._run([text[start:end] for start, end in places], [], [])
        found = [part.found.vector for part in parts]
        return places, np.concatenate(found) if found else np.zeros((0, 384), dtype=np.float32)

    def _run(self, forms: Sequence[str], paragraphs: Sequence[int], sentences: Sequence[int]) -> list[_Part]:
        cut = windows(forms, paragraphs, sentences, self._network.pieces)
        if len(cut) != 1:
            return [_Part(window, self._network(forms, window)) for window in cut]
        if self._last[0] != list(forms):
            self._last = list(forms), [_Part(cut[0], self._network(forms, cut[0]))]
        return self._last[1]

    def _read(self, text: str, sentences: Sequence[Sentence]) -> _Reading:
        places: list[tuple[int, int]] = []
        starts: list[int] = []
        blocks: list[int] = []
        for before, sentence in zip((None, *sentences), sentences, strict=False):
            starts.append(len(places))
            if before is None or before.paragraph != sentence.paragraph:
                blocks.append(len(places))
            places += cut_words(text, sentence.span.start, sentence.span.end)
        forms = [text[start:end] for start, end in places]
        return _Reading(places, forms, starts, blocks, self._run(forms, blocks, starts))

    def _cased(self, text: str, sentences: Sequence[Sentence]) -> str:
        """A text in capitals with small letters but for the names that the network sees in it: it knows capitals, the
        rules beside it do not."""
        reading = self._read(text, sentences)
        upos = self._network.labels("upos")
        proper = [
            place
            for part in reading.parts
            for place, tag in zip(reading.places[part.window.start :], part.found.upos, strict=False)
            if upos[tag] == "PROPN"
        ]
        return cased(text, [*proper, *((name.start, name.end) for name in self._sighting(reading).names)])

    def _sentences(self, report: Report, reading: _Reading) -> tuple[Sentence, ...]:
        """The report's sentences, cut where network and rules together say so, with their syntax."""
        opens = reading.opens(report.text)
        made = []
        for sentence in split(report, opens):
            start, end = reading.range(sentence.span)
            rows = self._syntax(reading.parts, reading.forms[start:end], start, reading.places[start:end])
            made.append(replace(sentence, syntax=tuple(rows)))
        return tuple(made)

    def _syntax(
        self, parts: Sequence[_Part], forms: Sequence[str], start: int, places: Sequence[tuple[int, int]]
    ) -> list[Token]:
        """The tokens of the sentence that begins at word `start`. Where it lies in several windows, each piece has a
        tree of its own, hung on the first one's root."""
        upos_of, xpos_of, relation_of = (self._network.labels(head) for head in ("upos", "xpos", "relations"))
        tokens: list[Token] = []
        root = -1
        for part, first, last in _pieces_of(parts, start, start + len(forms)):
            base = part.window.start + first - start
            found = part.found
            heads = decoding.tree(found.arc[first:last, [0, *range(first + 1, last + 1)]])
            here = np.arange(first, last)
            governors = np.where(heads == 0, 0, heads + first)
            relations = self._network.relations(found, here, governors)
            for k, (head, relation) in enumerate(zip(heads.tolist(), relations.tolist(), strict=True)):
                at = base + k
                upos = upos_of[found.upos[first + k]]
                label = relation_of[relation]
                above = base + head - 1
                if head == 0:
                    above, label = (root, "parataxis") if root >= 0 else (-1, "root")
                    root = at if root < 0 else root
                elif label == "root":
                    label = "dep"
                form = forms[at]
                tokens.append(
                    Token(*places[at], self._lemma(form, upos), upos, xpos_of[found.xpos[first + k]], above, label)
                )
        return tokens

    def _labelled(self, rows: Sequence[Floats], head: str) -> list[decoding.Indices]:
        return decoding.paths(rows, [self._network.steps(head)] * len(rows))

    def _sighting(self, reading: _Reading) -> Sighting:
        labels = self._network.labels("names")
        logs = [_logs(part.found.names) for part in reading.parts]
        found: list[Read] = []
        none: list[float] = []
        for part, log, best in zip(reading.parts, logs, self._labelled(logs, "names"), strict=True):
            shares = np.exp(log)
            for start, end, kind in decoding.spans([labels[i] for i in best]):
                first, last = reading.places[part.window.start + start], reading.places[part.window.start + end - 1]
                sure = float(shares[start:end].max(1).min())
                found.append(Read(first[0], last[1], _TYPES[kind], sure))
            none += shares[:, 0].tolist()
        return Sighting(found, [start for start, _ in reading.places], none)

    def _attributions(self, report: str, reading: _Reading) -> Iterator[Attribution]:
        labels = self._network.labels("roles")
        logs = [_logs(part.found.roles) for part in reading.parts]
        for part, log, best in zip(reading.parts, logs, self._labelled(logs, "roles"), strict=True):
            spans = decoding.spans([labels[i] for i in best])
            for found in decoding.attributions(spans, np.exp(_logs(part.found.link)), np.exp(log.max(1))):
                source, cue, content = (
                    reading.spans(report, part.window.start, ranges)
                    for ranges in (found.source, found.cue, found.content)
                )
                yield Attribution(source, cue, content, round(found.sure, 4))


@dataclass(frozen=True, slots=True)
class _Part:
    window: Window
    found: Found


@dataclass(frozen=True, slots=True)
class _Reading:
    """The words of a text (where they stand, how they are written), the first words of the rules' sentences and of
    the paragraphs, and what the network says of them."""

    places: list[tuple[int, int]]
    forms: list[str]
    starts: list[int]
    blocks: list[int]
    parts: list[_Part]

    def range(self, span: Span) -> tuple[int, int]:
        """The words that begin inside a span."""
        first = bisect_left(self.places, (span.start, 0))
        return first, bisect_left(self.places, (span.end, 0), lo=first)

    def opens(self, text: str) -> set[int]:
        """Where sentences begin (code points): first words of the rules' sentences that the network does not deny,
        other words behind white space of which it is sure enough."""
        odds = np.concatenate([part.found.opens for part in self.parts]) if self.parts else np.zeros(0)
        moved = np.full(len(odds), -RULES_SAY)
        moved[self.starts] = RULES_SAY
        moved[self.blocks] = np.inf
        return {
            self.places[at][0]
            for at in np.flatnonzero(odds + moved > 0)
            if self.places[at][0] == 0 or text[self.places[at][0] - 1].isspace()
        }

    def spans(self, report: str, base: int, ranges: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
        """Ranges of a window's words as spans of characters."""
        return tuple(
            Span(report, self.places[base + start][0], self.places[base + end - 1][1]) for start, end in ranges
        )


def _pieces_of(parts: Sequence[_Part], start: int, end: int) -> Iterator[tuple[_Part, int, int]]:
    """The parts that hold words `start` to `end`, each with the range in its own count."""
    at = max(0, bisect_right(parts, start, key=lambda part: part.window.start) - 1)
    for number in range(at, len(parts)):
        part = parts[number]
        first, last = max(start, part.window.start), min(end, part.window.end)
        if first >= end:
            return
        if first < last:
            yield part, first - part.window.start, last - part.window.start


def _logs(scores: Floats) -> Floats:
    """Log-probabilities of scores, row by row."""
    low = scores - scores.max(-1, keepdims=True)
    logs: Floats = low - np.log(np.exp(low).sum(-1, keepdims=True))
    return logs
