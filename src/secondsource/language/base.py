"""What a language engine offers, and how one is found by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from secondsource.errors import BadInput
from secondsource.model.parse import Parse, Token
from secondsource.model.report import Report


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
