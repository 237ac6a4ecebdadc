"""The closed classes of English words, from grammar.yml."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from secondsource.errors import RunError
from secondsource.resources.base import read


@dataclass(frozen=True, slots=True)
class Grammar:
    """Word classes in lower case; what each is for stands beside it in grammar.yml."""

    determiners: frozenset[str]
    possessives: frozenset[str]
    pronouns: frozenset[str]
    auxiliaries: frozenset[str]
    finite: frozenset[str]
    pasts: frozenset[str]
    negations: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    relatives: frozenset[str]
    subordinators: frozenset[str]
    questions: frozenset[str]
    adverbs: frozenset[str]
    weekdays: frozenset[str]
    times: frozenset[str]
    occasions: frozenset[str]
    not_adverbs: frozenset[str]
    numbers: frozenset[str]


@cache
def grammar() -> Grammar:
    """The word classes. Raises RunError when the file lacks one or a word in it is no string."""
    table = read("grammar.yml", strings=True)
    names = [field.name for field in fields(Grammar)]
    if set(table) != set(names):
        raise RunError(f"grammar.yml: expected the classes {', '.join(names)}")
    for name, words in table.items():
        odd = [word for word in words if not isinstance(word, str)]
        if odd:
            raise RunError(f"grammar.yml: {name}: {odd[0]!r} is no word (quote it)")
    return Grammar(**{name: frozenset(table[name]) for name in names})
