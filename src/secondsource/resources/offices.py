"""Who speaks for more than themselves: heads of bodies, their spokespeople, and the side that each is on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from secondsource.errors import RunError
from secondsource.resources import base

FILE = "offices.yml"


@dataclass(frozen=True, slots=True)
class Offices:
    """Words in lower case: `heads` of bodies, `mouths` that bodies speak through, the `sides` (word -> side) they are
    on, `portfolios` of ministries, `common` words of names that tell no body from another, those of the `past`, and
    `trades` that end the name of a company."""

    heads: frozenset[str]
    mouths: frozenset[str]
    portfolios: frozenset[str]
    common: frozenset[str]
    past: frozenset[str]
    trades: frozenset[str]
    sides: Mapping[str, str]


@cache
def offices() -> Offices:
    """The word lists. Raises RunError naming the place of a mistake."""
    found = base.read(FILE)
    heads, mouths, portfolios, common, past, trades = (
        frozenset(base.words(FILE, part, found.get(part)))
        for part in ("heads", "mouths", "portfolios", "common", "past", "trades")
    )
    return Offices(heads, mouths, portfolios, common, past, trades, _sides(found.get("sides")))


def _sides(table: object) -> dict[str, str]:
    if not isinstance(table, dict):
        raise RunError(f"resources/{FILE}: sides: a list of words for each side was expected")
    return {word: str(side) for side, listed in table.items() for word in base.words(FILE, f"sides: {side}", listed)}
