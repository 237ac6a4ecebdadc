"""What a language engine offers, and how one is found by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from secondsource.errors import BadInput
from secondsource.model.parse import Parse, Token
from secondsource.model.report import Report

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Analyzer(Protocol):
    """Reads a report once for everybody."""

    name: str

    def parse(self, report: Report) -> Parse:
        """Sentences, names, moments and quotes of a report, each in order of position."""
        ...


@runtime_checkable
class Tagger(Protocol):
    """Reads the syntax of words that somebody else has cut. What an engine may offer beside `parse`."""

    name: str

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[tuple[Token, ...]]:
        """For each sentence, one Token for each of its words, with lemma, tags, head (-1: root) and relation; `start`
        and `end` say nothing."""
        ...


@runtime_checkable
class Vectorizer(Protocol):
    """Says what words mean where they stand. What an engine may offer beside `parse`."""

    name: str

    def parse(self, report: Report) -> Parse:
        """See `Analyzer`."""
        ...

    def word_vectors(self, text: str) -> tuple[list[tuple[int, int]], NDArray[np.float32]]:
        """Where the words of a text stand (from, to a character), and their vectors (words, width); the mean of these
        is the vector of the text."""
        ...


def load(name: str) -> Analyzer:
    """The engine of that name. Raises BadInput when there is none, MissingExtra when a package for it is absent."""
    if name == "english":
        from secondsource.language.english import English

        return English()
    if name == "rules":
        from secondsource.language.rules import Rules

        return Rules()
    if name.startswith("spacy:"):
        from secondsource.language.spacy_engine import SpacyEngine

        return SpacyEngine(name.removeprefix("spacy:"))
    raise BadInput(f"no language engine is called {name!r} (there are: english, rules, spacy:PIPELINE)")


def load_tagger(name: str) -> Tagger:
    """The engine of that name. Raises BadInput when it reads no syntax, and what `load` raises."""
    engine = load(name)
    if not isinstance(engine, Tagger):
        raise BadInput(f"the language engine {name!r} reads no syntax; choose another one with --engine")
    return engine


def load_vectorizer(name: str) -> Vectorizer:
    """The engine of that name. Raises BadInput when it has no vectors, and what `load` raises."""
    engine = load(name)
    if not isinstance(engine, Vectorizer):
        raise BadInput(f"the language engine {name!r} has no vectors of words; choose another one (english has them)")
    return engine
