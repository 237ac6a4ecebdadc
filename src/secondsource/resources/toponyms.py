"""Words that go with names of places: what kind they tell of, what only shortens, what is a street and no place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from secondsource.errors import RunError
from secondsource.model.place import PlaceKind
from secondsource.resources.base import read, words
from secondsource.resources.gazetteer.layout import KINDS

_FILE = "toponyms.yml"


@dataclass(frozen=True, slots=True)
class Toponyms:
    """The table of toponyms.yml. `generic`: word -> kinds; `short`: short form -> (country, name of the
    division); `peoples`: word for the people of a place that is no country -> the place."""

    generic: Mapping[str, frozenset[PlaceKind]]
    streets: frozenset[str]
    buildings: frozenset[str]
    parts: frozenset[str]
    short: Mapping[str, tuple[str, str]]
    domains: Mapping[str, str]
    peoples: Mapping[str, str]

    @property
    def plurals(self) -> dict[str, str]:
        """Plural of a generic word -> the word: "counties" -> "county"."""
        return _plurals(tuple(self.generic))


@cache
def _plurals(generic: tuple[str, ...]) -> dict[str, str]:
    return {
        (word[:-1] + "ies" if word.endswith("y") else word + "s"): word for word in generic if not word.endswith("s")
    }


@cache
def homes() -> dict[str, str]:
    """Host of an outlet's address -> "City, division or country". Raises RunError when homes.yml is malformed."""
    table = read("homes.yml").get("homes")
    if not isinstance(table, dict) or not all(isinstance(city, str) for city in table.values()):
        raise RunError("resources/homes.yml: homes: a mapping of hosts to cities was expected")
    return table


@cache
def toponyms() -> Toponyms:
    """What the resource says. Raises RunError when it is malformed."""
    table = read(_FILE)
    generic: dict[str, frozenset[PlaceKind]] = {}
    for kind, listed in _mapping(table, "generic").items():
        known = next((k for k in KINDS if k == kind), None)
        if known is None:
            raise RunError(f"resources/{_FILE}: generic: {kind} is no kind of place")
        for word in words(_FILE, kind, listed):
            generic[word] = generic.get(word, frozenset()) | {known}
    lists = {name: frozenset(words(_FILE, name, table.get(name))) for name in ("streets", "buildings", "parts")}
    domains = {str(end): str(code) for end, code in _mapping(table, "domains").items()}
    peoples = {
        word: place for place, listed in _mapping(table, "peoples").items() for word in words(_FILE, place, listed)
    }
    return Toponyms(generic, lists["streets"], lists["buildings"], lists["parts"], _short(table), domains, peoples)


def _short(table: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """Each short form, with and without its full stop."""
    found: dict[str, tuple[str, str]] = {}
    for country, divisions in _mapping(table, "short").items():
        for name, forms in divisions.items():
            for form in forms:
                found[form] = (country, name)
    return found


def _mapping(table: Mapping[str, Any], name: str) -> dict[str, Any]:
    part = table.get(name)
    if not isinstance(part, dict):
        raise RunError(f"resources/{_FILE}: {name}: a mapping was expected")
    return part
