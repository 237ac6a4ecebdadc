"""Who speaks in the news: head words by kind, titles, from speakers.yml."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from secondsource.errors import RunError
from secondsource.resources.base import read

KINDS = frozenset(
    [
        "person",
        "organisation",
        "monitor",
        "document",
        "agency",
        "state-media",
        "media",
        "collective",
        "officials",
        "anonymous",
    ]
)


@dataclass(frozen=True, slots=True)
class SpeakerWords:
    """`kinds` leads from a head word, or two words with a space between, to its kinds."""

    kinds: dict[str, frozenset[str]]
    watchers: frozenset[str]
    hosts: frozenset[str]
    titles: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]

    def kinds_of(self, lows: Iterable[str]) -> frozenset[str]:
        """All kinds that a description's words (lower case, without possessive endings) speak for."""
        words = list(lows)
        pairs = [" ".join(pair) for pair in pairwise(words)]
        triples = [" ".join(three) for three in zip(words, words[1:], words[2:], strict=False)]
        return frozenset(kind for word in [*words, *pairs, *triples] for kind in self.kinds.get(word, ()))


@cache
def speaker_words() -> SpeakerWords:
    """The words. Raises RunError when a kind is unknown."""
    table = read("speakers.yml", strings=True)
    if set(table["kinds"]) != KINDS:
        raise RunError(f"speakers.yml: expected the kinds {', '.join(sorted(KINDS))}")
    kinds: dict[str, set[str]] = {}
    for kind, words in table["kinds"].items():
        for word in words:
            kinds.setdefault(word, set()).add(kind)
    sets = {name: frozenset(table[name]) for name in ("watchers", "hosts", "titles", "female", "male")}
    return SpeakerWords({w: frozenset(k) for w, k in kinds.items()}, **sets)
