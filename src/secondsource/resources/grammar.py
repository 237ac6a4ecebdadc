"""The closed classes of English words, from grammar.yml."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from importlib import resources

from secondsource.errors import BadInput


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
    """The word classes. Raises BadInput when the file lacks one or a word in it is no string."""
    import yaml  # BaseLoader: every word stays a word ("no", "on")

    text = resources.files(__package__).joinpath("grammar.yml").read_text(encoding="utf-8")
    table = yaml.load(text, Loader=yaml.BaseLoader)
    names = [field.name for field in fields(Grammar)]
    if set(table) != set(names):
        raise BadInput(f"grammar.yml: expected the classes {', '.join(names)}")
    for name, words in table.items():
        odd = [word for word in words if not isinstance(word, str)]
        if odd:
            raise BadInput(f"grammar.yml: {name}: {odd[0]!r} is no word (quote it)")
    return Grammar(**{name: frozenset(table[name]) for name in names})
