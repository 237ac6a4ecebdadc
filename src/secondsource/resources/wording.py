"""Stop words, irregular forms and words that news exchanges for one another, and the key under which they meet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from secondsource.errors import RunError
from secondsource.resources import base
from secondsource.text.normalize import american, fold, numeral, stem

FILE = "wording.yml"


@dataclass(frozen=True, slots=True)
class Wording:
    """`stop` words bind nothing; `bases` leads an irregular form to its base form; `keys` a word to its group's key;
    `light` words bind sentences, but are the matter of no dispute."""

    stop: frozenset[str]
    bases: Mapping[str, str]
    keys: Mapping[str, str]
    light: frozenset[str] = frozenset()


@cache
def load() -> Wording:
    """The word lists. Raises RunError naming the place of a mistake."""
    data = base.read(FILE)
    stop, light = (frozenset(str(data.get(name, "")).split()) for name in ("stop", "light"))
    return Wording(stop, _bases(data.get("irregular")), _keys(data.get("same")), light)


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """ "" for a word that binds nothing, "#19" for a number, else a stem shared by the word's usual substitutes."""
    folded = fold(word)
    digits = numeral(folded)
    if digits is not None:
        return "" if folded == "one" else f"#{digits}"
    known = load()
    if folded in known.stop or len(folded) < 2:
        return ""
    plain = known.bases.get(folded, american(folded))
    for form in (folded, plain, stem(plain), stem(plain) + "e"):
        if form in known.keys:
            return stem(known.keys[form])
    return stem(plain)


def _bases(listed: Any) -> dict[str, str]:
    if not isinstance(listed, dict):
        raise RunError(f"resources/{FILE}: irregular: a mapping was expected")
    return {form: lemma for lemma, forms in listed.items() for form in base.words(FILE, f"irregular: {lemma}", forms)}


def _keys(listed: Any) -> dict[str, str]:
    """The first group that a word stands in wins: "strike" is a raid before it is a walkout."""
    if not isinstance(listed, list):
        raise RunError(f"resources/{FILE}: same: a list was expected")
    keys: dict[str, str] = {}
    for group in listed:
        first, *others = base.words(FILE, "same", group)
        for word in (first, *others):
            keys.setdefault(word, keys.get(first, first))
    return keys
