"""Words without their endings, so that "attacked", "attacks" and "attacking" meet."""

from __future__ import annotations

from functools import lru_cache

_VOWELS = frozenset("aeiouy")
#: Ending -> what replaces it, longest first. A light English stemmer in the manner of Porter (1980), step 1 only:
#: enough to join the forms of one word, too little to join different words.
_ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("sses", "ss"),
    ("ings", ""),
    ("edly", ""),
    ("ing", ""),
    ("ed", ""),
    ("es", "e"),
    ("s", ""),
)


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The stem of a word in lower case, without possessive; any string is a word."""
    word = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    if len(word) < 4 or word.endswith(("ss", "us", "is")):
        return word
    for ending, instead in _ENDINGS:
        rest = word[: len(word) - len(ending)]
        if word.endswith(ending) and len(rest) >= 3 and _VOWELS & set(rest):
            word = rest + instead
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lse":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word
