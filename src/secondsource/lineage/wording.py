"""The key under which a word meets its rewordings."""

from __future__ import annotations

from functools import lru_cache

from secondsource.resources import wording
from secondsource.text.normalize import american, fold, numeral, stem


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """ "" for a word that binds nothing, "#19" for a number, else a stem shared by the word's usual substitutes."""
    folded = fold(word)
    digits = numeral(folded)
    if digits is not None:
        return "" if folded == "one" else f"#{digits}"
    known = wording.load()
    if folded in known.stop or len(folded) < 2:
        return ""
    plain = known.bases.get(folded, american(folded))
    for form in (folded, plain, stem(plain), stem(plain) + "e"):
        if form in known.keys:
            return stem(known.keys[form])
    return stem(plain)
