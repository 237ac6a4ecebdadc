"""Names of places under different spellings: keys that are equal where only the spelling differs, and how far apart.

Three keys, each looser than the one before. `exact_key` looks past case, accents, marks and the usual short forms;
`variant_key` past what transliterations into English exchange (articles, long vowels, doubled letters, q and k);
`skeleton` past all vowels. A skeleton in common says little: `close` then decides by edit distance.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_MARKS = re.compile(r"[’‘ʼʻʿʾ`´'\"“”.ʹʺ′″]")
_BREAKS = re.compile(r"[\s\-–—_/,()\[\]]+")
_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe"})
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "&": "and"}
#: The Arabic article before a letter that it keeps its sound with.
_ARTICLE = frozenset({"al", "el", "ul", "il"})
#: The article before the letter that it takes on, each with the letters that may follow it.
_SUN = {
    **{vowel + letter: letter for vowel in "aeiou" for letter in "zrsndt"},
    **{vowel + pair: pair for vowel in "aeiou" for pair in ("sh", "th", "dh")},
}
_JOINED = re.compile(r"\A[aeu](?=(zz|rr|ss|nn|dd|tt)[aeiou])|\A[aeu](?:sh(?=sh)|l(?=[^laeiou]))")
#: Letters that transliterations exchange, in this order.
_SAME = (
    ("tch", "ch"),
    ("sch", "sh"),
    ("shch", "sh"),
    ("dj", "j"),
    ("ph", "f"),
    ("kh", "k"),
    ("gh", "g"),
    ("dh", "z"),
    ("th", "t"),
    ("zh", "j"),
    ("ck", "k"),
    ("q", "k"),
    ("tz", "ts"),
)
_VOWELS = (
    (re.compile(r"(?<=[^aeiouy])eh?\Z"), "a"),
    (re.compile(r"(?<=[ai])h\Z"), ""),
    (re.compile(r"a[uw](?=[^aeiou]|\Z)|o[uw](?=[^aeiou]|\Z)|oo|eu"), "u"),
    (re.compile(r"[ae][iy](?=[^aeiou]|\Z)|ee|ie|iy|yy"), "i"),
)
_ONE = str.maketrans({"o": "u", "e": "i", "y": "i", "w": "v", "c": "k"})
_DOUBLED = re.compile(r"(.)\1+")
_NO_VOWEL = re.compile(r"[aeiou]")
#: Shorter names have no near spellings: one letter makes another name of them.
SHORTEST = 6
#: Consonants that a name needs for a skeleton that says something.
LEAST = 3


def words_of(name: str) -> list[str]:
    """The words of a name in small letters of the plain alphabet, without accents, apostrophes and other marks."""
    flat = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    flat = _MARKS.sub(
        "", "".join(c for c in flat if not unicodedata.combining(c)).casefold()
    )  # a letter of mathematics
    return [_SHORT.get(word, word) for word in _BREAKS.split(flat) if word]


@lru_cache(maxsize=16384)
def exact_key(name: str) -> str:
    """What stays of a name when case, accents, marks, hyphens and the usual short forms ("St.") are left out."""
    words = words_of(name)
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


@lru_cache(maxsize=16384)
def variant_key(name: str) -> str:
    """The same for all ways in which the press writes a name from another script: "Maarat al-Numan", "Ma'arrat an
    Nu'man" and "Maraat al Numan" are one, so are "Deir ez-Zor", "Deir Ezzor" and "Dayr az Zawr"."""
    words = exact_key(name).split()
    kept: list[str] = []
    bare = False
    for word, following in zip(words, [*words[1:], ""], strict=False):
        if following and is_article(word, following):
            bare = True
            continue
        kept.append(_sounded(word if bare or not kept else _JOINED.sub("", word)))
        bare = False
    return "".join(kept)


def is_article(word: str, following: str) -> bool:
    """Whether a word is the Arabic article before another: "al" before anything, "ez" before "Zor"."""
    return word in _ARTICLE or (word in _SUN and following.startswith(_SUN[word]))


def _sounded(word: str) -> str:
    for letters, letter in _SAME:
        word = word.replace(letters, letter)
    for pattern, vowel in _VOWELS:
        word = pattern.sub(vowel, word)
    return _DOUBLED.sub(r"\1", word.translate(_ONE))


@lru_cache(maxsize=16384)
def skeleton(name: str) -> str:
    """The consonants of a name as all spellings have them; "" where it is too short to be known by them."""
    key = variant_key(name)
    bones = _DOUBLED.sub(r"\1", _NO_VOWEL.sub("", key[1:]))
    return key[0] + bones if len(key) >= SHORTEST and len(bones) + 1 > LEAST else ""


def close(a: str, b: str) -> bool:
    """Whether two names may be one misspelt: one edit (a letter more, less, other, or two swapped) in a name of six
    letters or more, two from ten on, counted between variant keys."""
    from rapidfuzz.distance import OSA

    left, right = variant_key(a), variant_key(b)
    shorter = min(len(left), len(right))
    allowed = 0 if shorter < SHORTEST else 1 if shorter < 10 else 2
    return OSA.distance(left, right, score_cutoff=allowed) <= allowed
