"""Who fights, and for whom: sorts of armed sides by their words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, get_args

from secondsource.errors import RunError
from secondsource.resources.base import read, words
from secondsource.resources.countries import countries
from secondsource.text.inflect import plural

FILE = "sides.yml"
Sort = Literal["state", "allied", "non_state"]
#: Which sort a party is of when its words point to several: an ally by name, then whoever fights no state's war.
_RANK: tuple[Sort, ...] = ("non_state", "allied", "state")
#: Words between a helper and the side that is helped: "government-backed militia", "Ruritanian-backed rebels".
_BACKED = frozenset({"backed", "supported", "sponsored", "trained", "armed", "funded"})
_PLAIN = ("armed", "civil", "unarmed", "press", "abroad")
_AGAINST = frozenset({"anti", "counter"})


@dataclass(frozen=True, slots=True)
class Sides:
    """Phrases, each as lower-case words: with what sort they tell of, of the armed in general, of the unarmed."""

    sorts: Mapping[tuple[str, ...], Sort]
    armed: frozenset[str]
    civil: frozenset[str]
    unarmed: frozenset[str]
    press: frozenset[str]
    abroad: frozenset[str]
    longest: int


@dataclass(frozen=True, slots=True)
class Side:
    """What the words of a party tell of it: for whom it fights, if that is told, whether it is armed (a ministry is
    not), and whether it is of those who hold no ground."""

    sort: Sort | None = None
    armed: bool = False
    unarmed: bool = False

    @property
    def known(self) -> bool:
        """Whether it is a side at all."""
        return self.armed or self.sort is not None


@lru_cache(maxsize=1)
def sides_by_name() -> Sides:
    """The table of sides.yml. Raises RunError when the file is malformed."""
    data = read(FILE)
    sorts: dict[tuple[str, ...], Sort] = {}
    for key in ("words", "groups"):
        table = data.get(key)
        if not isinstance(table, dict) or set(table) - set(get_args(Sort)):
            raise RunError(f"resources/{FILE}: {key}: state, allied and non_state were expected")
        for sort in _RANK:
            for phrase in _phrases(key, sort, table[sort]):
                sorts.setdefault(phrase, sort)
    plain = {key: frozenset(form for (*_, form) in _with_plurals(words(FILE, key, data[key]))) for key in _PLAIN}
    return Sides(sorts, **plain, longest=max(len(phrase) for phrase in sorts))


def _phrases(key: str, sort: Sort, listed: Any) -> Iterator[tuple[str, ...]]:
    """The phrases of a list, or of a mapping from parts of the world to lists, with their plurals."""
    if isinstance(listed, dict):
        for region, names in listed.items():
            yield from _with_plurals(words(FILE, f"{key}: {sort}: {region}", names))
    else:
        yield from _with_plurals(words(FILE, f"{key}: {sort}", listed))


def _with_plurals(names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for name in names:
        *before, last = name.replace("'s", "").replace("'", "").split()
        yield (*before, last)
        yield (*before, plural(last))


def side_of(party: Sequence[str]) -> Side:
    """What the words of a noun phrase tell of a party, in lower case and order; hyphens are no words.

    An adversary is none of it ("anti-Front fighters"), nor is who stands behind it ("Ruritanian-backed fighters").
    """
    found: set[Sort] = set()
    rest: list[str] = []
    arms = False
    i = 0
    while i < len(party):
        size, sort = _longest(party, i)
        if sort:
            found.add(sort)
            arms = arms or size > 1 or party[i] not in sides_by_name().civil
        elif party[i + 1 : i + 2] and party[i + 1] in _BACKED and party[i + 2 : i + 3]:
            rest.append(party[i + 1])  # whoever backs them
            size = 2
        elif party[i] in _AGAINST:
            size = max(1, _longest(party, i + 1)[0]) + 1
        else:
            rest.append(party[i])
        i += size
    if "and" in rest and {"state", "non_state"} <= found:
        found.add("allied")  # "resistance and army forces" fight side by side
    return _judged(found, rest, arms)


def _longest(party: Sequence[str], i: int) -> tuple[int, Sort | None]:
    """How many words the longest known phrase here has, and its sort; 1 and None where there is none."""
    known = sides_by_name()
    for size in range(min(known.longest, len(party) - i), 0, -1):
        sort = known.sorts.get(tuple(party[i : i + size]))
        if sort and party[i + size : i + size + 1] and party[i + size] in _BACKED:
            home = sort == "state" and party[i + size - 1] not in known.abroad
            return size + 1, "allied" if home else None
        if sort:
            return size, sort
    return 1, None


def _judged(found: set[Sort], rest: Sequence[str], arms: bool) -> Side:
    known = sides_by_name()
    generic = any(word in known.armed for word in rest)
    unarmed = any(word in known.unarmed for word in rest)
    if any(word in known.press for word in rest):
        return Side(unarmed=True)
    if "allied" in found:
        return Side("allied", True)
    if "non_state" in found:
        return Side(unarmed=True) if unarmed and not generic else Side("non_state", True)
    if "state" in found:
        return Side("state", arms or generic, unarmed)
    of_country = any(word in countries().demonyms or word in countries().names for word in rest)
    if generic and of_country:
        return Side("state", True)
    if generic and any(word in _BACKED for word in rest):
        return Side("non_state", True)  # a state's own forces need no backer to be told apart
    if _is_country(rest):
        return Side("state", False)
    return Side(None, generic, unarmed)


def _is_country(rest: Sequence[str]) -> bool:
    known = countries()
    return " ".join(rest) in known.names or (bool(rest) and all(word in known.demonyms for word in rest))
