"""Tags, lemmas and trees where words and sentences are given: one share of right words each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from bench.common.counts import Counts
from bench.language.align import universal
from bench.language.conllu import Word

from secondsource.model.parse import Token

Sentences = Sequence[Sequence[str]]


@runtime_checkable
class Tagger(Protocol):
    """An engine that reads syntax on given words."""

    def tag(self, sentences: Sentences) -> list[tuple[Token, ...]]:
        """One token for each word."""
        ...


@dataclass(slots=True)
class Right:
    """Shares of right words by measure, in percent."""

    counts: dict[str, Counts] = field(default_factory=dict)

    def add(self, measure: str, right: bool) -> None:
        """Count one word."""
        self.counts.setdefault(measure, Counts()).add(right, 1, 1)

    def shares(self) -> dict[str, float]:
        """Measure -> percentage."""
        return {measure: counts.recall for measure, counts in self.counts.items()}


def score(tagger: Tagger, documents: Iterable[Sequence[Sequence[Word]]]) -> dict[str, float]:
    """Every measure over documents, each handed over whole (an engine may look across sentences)."""
    right = Right()
    for document in documents:
        answers = tagger.tag([[word.form for word in sentence] for sentence in document])
        for sentence, answer in zip(document, answers, strict=True):
            compare(right, sentence, answer)
    return right.shares()


def compare(right: Right, sentence: Sequence[Word], answer: Sequence[Token]) -> None:
    """Count the words of one sentence."""
    for word, token in zip(sentence, answer, strict=True):
        hung = word.head == token.head
        same = hung and word.relation == token.relation
        right.add("UPOS", word.upos == token.upos)
        right.add("XPOS", word.xpos == token.xpos)
        right.add("lemma", word.lemma == token.lemma)
        right.add("UAS", hung)
        right.add("LAS", same)
        right.add("LAS universal", hung and universal(word.relation) == universal(token.relation))
        if word.upos != "PUNCT":
            right.add("LAS words", same)
