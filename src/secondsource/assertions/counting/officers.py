"""Whose officers: "officers" alone are of the police, unless the report speaks of an army more than of police."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from secondsource.model.assertion import Figure
from secondsource.resources.people import nouns
from secondsource.text.listed import listed
from secondsource.text.numerals import pieces

#: The class that victims.yml gives to people who may be of the police or of an army.
UNDECIDED = "officer"
#: Characters of a report that are looked at.
READ = 50_000
_ARMY = listed(
    "army military troops barracks garrison regiment battalion brigade platoon navy artillery frontline offensive"
)
_POLICE = listed("police policing riot constabulary patrol crowd protesters demonstrators squad sheriff arrest arrests")


def decide(figures: Iterable[Figure], text: str) -> tuple[Figure, ...]:
    """The figures, with the class "soldier" or "police" for officers; both are told by the words of the report."""
    found = tuple(figures)
    if not any(figure.victim_class == UNDECIDED for figure in found):
        return found
    victims = officers_of(text)
    return tuple(replace(f, victim_class=victims) if f.victim_class == UNDECIDED else f for f in found)


def officers_of(text: str) -> str:
    """The class of the officers that a report speaks of."""
    words = [piece.word for piece in pieces(text[:READ])]
    army = sum(word in _words("soldier") or word in _ARMY for word in words)
    police = sum(word in _words("police") or word in _POLICE for word in words)
    return "soldier" if army > police else "police"


@lru_cache(maxsize=2)
def _words(victims: str) -> frozenset[str]:
    return frozenset(word for word, noun in nouns().items() if noun.victims == victims)
