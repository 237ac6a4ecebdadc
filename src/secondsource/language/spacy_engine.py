"""Any installed spaCy pipeline as a language engine. spaCy is optional: this module is loaded when it is chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from secondsource.errors import MissingExtra
from secondsource.language.candidates import Candidate
from secondsource.language.coreference import resolve
from secondsource.language.lines import Line, lines_of
from secondsource.language.roles import role_of
from secondsource.language.rules import Rules
from secondsource.model.parse import Name, NameType, Parse, Sentence, Token
from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.text.names import normal
from secondsource.text.words import words

#: What the common pipelines call things with a name. Labels that are not here (dates, quantities) name nothing.
TYPES: dict[str, NameType] = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "org",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "EVENT": "other",
    "LAW": "other",
    "LANGUAGE": "other",
    "MISC": "other",
    "PRODUCT": "other",
    "WORK_OF_ART": "other",
}
#: Words that are parsed at once: some dozen sentences, so that a long report needs no more memory than a short one.
TOGETHER = 1000
_ARTICLES = ("the", "a", "an")

_Entity = tuple[int, int, NameType]


class SpacyEngine:
    """A spaCy pipeline on this project's own cut into sentences and words; moments and quotes are the rules'.

    Tags, lemmas and relations are in the pipeline's own words (the English ones do not speak Universal Dependencies'
    relations). Names are the pipeline's where it finds any kind of them, else the rules'.
    """

    def __init__(self, pipeline: str) -> None:
        """Load the pipeline of that name or in that folder. Raises MissingExtra when it or spaCy is not installed."""
        self.name = f"spacy:{pipeline}"
        self._pipeline = _loaded(pipeline)

    def parse(self, report: Report) -> Parse:
        """Sentences with syntax, names, moments and quotes of a report."""
        parse = Rules().parse(report)
        cut = [words(report.text, s.span.start, s.span.end) for s in parse.sentences]
        found = list(self._read(report.text, cut))
        sentences = tuple(replace(s, syntax=row) for s, (row, _) in zip(parse.sentences, found, strict=True))
        names = parse.names
        if any(pipe in self._pipeline.pipe_names for pipe in ("ner", "entity_ruler", "span_ruler")):
            names = _names(report, sentences, [entities for _, entities in found])
        return replace(parse, engine=self.name, sentences=sentences, names=names)

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[tuple[Token, ...]]:
        """The syntax of sentences that are cut already; `start` and `end` of the tokens are 0."""
        text = "\n".join(" ".join(sentence) for sentence in sentences)
        at, cut = 0, []
        for sentence in sentences:
            edges = [at]
            for word in sentence:
                edges.append(edges[-1] + len(word) + 1)
            cut.append([(start, end - 1) for start, end in pairwise(edges)])
            at = max(edges[-1], at + 1)
        return [tuple(replace(token, start=0, end=0) for token in row) for row, _ in self._read(text, cut)]

    def _read(
        self, text: str, cut: Sequence[Sequence[tuple[int, int]]]
    ) -> Iterator[tuple[tuple[Token, ...], list[_Entity]]]:
        """For each sentence its tokens, and its entities as offsets of their first and last character."""
        parts = list(_parts(cut))
        docs = self._pipeline.pipe(self._doc(text, part) for part in parts)
        for part, doc in zip(parts, docs, strict=True):
            first = 0
            for sentence in part:
                yield _tokens(doc, first, sentence), _entities(doc, first, sentence)
                first += len(sentence)

    def _doc(self, text: str, part: Sequence[Sequence[tuple[int, int]]]) -> Any:
        from spacy.tokens import Doc

        places = [place for sentence in part for place in sentence]
        follow = [start for start, _ in places[1:]] + [len(text)]
        return Doc(
            self._pipeline.vocab,
            words=[text[start:end] for start, end in places],
            spaces=[end < after for (_, end), after in zip(places, follow, strict=True)],
            sent_starts=[at == 0 for sentence in part for at in range(len(sentence))],
        )


def _loaded(pipeline: str) -> Any:
    try:
        import spacy
    except ImportError as error:
        raise MissingExtra(f"the language engine spacy:{pipeline}", "spacy") from error
    try:
        return spacy.load(pipeline)
    except OSError as error:
        command = f"python -m spacy download {pipeline}"
        raise MissingExtra(f"the language engine spacy:{pipeline}", "spacy", command) from error


def _parts(cut: Sequence[Sequence[tuple[int, int]]]) -> Iterator[list[Sequence[tuple[int, int]]]]:
    """Sentences that are parsed at once."""
    part: list[Sequence[tuple[int, int]]] = []
    for sentence in cut:
        if part and sum(map(len, part)) + len(sentence) > TOGETHER:
            yield part
            part = []
        part.append(sentence)
    if part:
        yield part


def _tokens(doc: Any, first: int, places: Sequence[tuple[int, int]]) -> tuple[Token, ...]:
    """The words of the sentence that begins at word `first`; a head outside it is none, and of several roots the
    others hang on the first one."""
    row = [_token(doc[first + at], first, len(places), *place) for at, place in enumerate(places)]
    roots = [at for at, token in enumerate(row) if token.relation == "root"]
    for at in roots[1:]:
        row[at] = replace(row[at], head=roots[0], relation="dep")
    return tuple(row)


def _token(word: Any, first: int, size: int, start: int, end: int) -> Token:
    head = word.head.i - first
    if not word.dep_ or word.head.i == word.i or not 0 <= head < size:
        head = -1
    relation = "root" if word.dep_ == "ROOT" or (word.dep_ and head < 0) else word.dep_
    return Token(start, end, word.lemma_, word.pos_, word.tag_, head, relation)


def _entities(doc: Any, first: int, places: Sequence[tuple[int, int]]) -> list[_Entity]:
    last = first + len(places)
    return [
        (places[entity.start - first][0], places[entity.end - first - 1][1], TYPES[entity.label_])
        for entity in doc[first:last].ents
        if entity.label_ in TYPES and first <= entity.start and entity.end <= last
    ]


def _names(report: Report, sentences: Sequence[Sentence], found: Sequence[Sequence[_Entity]]) -> tuple[Name, ...]:
    """Entities as names, put together by the rules; the type is the one that most of a thing's mentions have."""
    types: dict[tuple[int, int], NameType] = {}
    candidates = []
    for line, entities in zip(lines_of(report, sentences), found, strict=True):
        for start, end, kind in entities:
            for candidate in _candidates(line, start, end):
                candidates.append(candidate)
                types[candidate.start, candidate.end] = kind
    names = []
    for cluster in resolve(candidates):
        kinds = Counter(types[c.start, c.end] for c in cluster.members)
        kind = max(kinds, key=lambda k: kinds[k])  # of equals the first in the text
        for c in cluster.members:
            role = role_of(c) if kind == "person" else ""
            names.append(Name(Span(report.id, c.start, c.end), kind, normal(cluster.head), cluster.head, role))
    return tuple(sorted(names, key=lambda name: name.span))


def _candidates(line: Line, start: int, end: int) -> Iterable[Candidate]:
    """The words of a line between two offsets as a candidate, without articles; none where nothing is left."""
    inside = [i for i, token in enumerate(line.tokens) if token.start < end and start < token.end]
    while inside and line.low[inside[0]] in _ARTICLES:
        inside = inside[1:]
    while inside and not line.words[inside[-1]][0].isalnum():
        inside = inside[:-1]
    return [Candidate(line, inside[0], inside[-1] + 1)] if inside else []
