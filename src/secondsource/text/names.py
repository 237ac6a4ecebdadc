"""Names as strings: one spelling for comparison, the sound that transliterations share, initials, demonyms."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_GENITIVE = re.compile(r"(?:['’]s|(?<=s)['’])\Z", re.I)
_ARTICLE = re.compile(r"\A(?:the|an?)\s+", re.I)
_WORD = re.compile(r"\w+")
#: Articles and particles that one transliteration writes apart, another joined, a third not at all.
_PARTICLE = frozenset(
    {"al", "el", "ul", "as", "ad", "ar", "an", "az", "ash", "bin", "ibn", "ben", "abu"}
    | {"the", "of", "and", "for", "de", "la", "le", "da", "do", "dos", "das", "du"}
)
#: Letters that transliterations into English exchange for one another. The order matters: longer ones first.
_SAME_SOUND = (
    ("tch", "c"),
    ("sch", "s"),
    ("dj", "j"),
    ("ph", "f"),
    ("kh", "k"),
    ("gh", "g"),
    ("ck", "k"),
    ("ch", "c"),
    ("sh", "s"),
    ("th", "t"),
    ("dh", "d"),
    ("zh", "j"),
    ("ts", "c"),
    ("tz", "c"),
    ("ge", "je"),
    ("gi", "ji"),
    ("ce", "se"),
    ("ci", "si"),
    ("q", "k"),
    ("c", "k"),
    ("x", "ks"),
    ("w", "v"),
    ("z", "s"),
)
_VOWELS = re.compile(r"[aeiouyh']")
_DOUBLED = re.compile(r"(.)\1+")
#: Endings that make an adjective or a people of a country's name, longest first.
_DEMONYM = ("ians", "eans", "ian", "ean", "ans", "ese", "ish", "an", "is", "ic", "i")


def bare(name: str) -> str:
    """The name without article and genitive, white space as single spaces."""
    return " ".join(_ARTICLE.sub("", _GENITIVE.sub("", name.strip())).split())


@lru_cache(maxsize=65536)
def normal(name: str) -> str:
    """One spelling for comparison: lower case, without accents, article, genitive and dots."""
    flat = unicodedata.normalize("NFKD", bare(name).replace("ı", "i").replace(".", ""))
    return "".join(c for c in flat if not unicodedata.combining(c)).replace("’", "'").casefold()


def key_words(name: str) -> tuple[str, ...]:
    """The words of the normal form, in order."""
    return tuple(_WORD.findall(normal(name)))


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """The consonants that all transliterations of a word share, its first vowel as "a" when it begins with one.

    "Rasheed" and "Rashid" give "rsd", "Qadir" and "Kader" "kdr", "Gizan" and "Jizan" "jsn".
    """
    flat = normal(word)
    for letters, letter in _SAME_SOUND:
        flat = flat.replace(letters, letter)
    skeleton = _DOUBLED.sub(r"\1", _VOWELS.sub("", flat))
    return ("a" if flat[:1] in tuple("aeiouy") else "") + skeleton


def sounds(name: str) -> tuple[str, ...]:
    """The sounds of the words of a name, particles left out (unless there is nothing else)."""
    words = [w for w in re.split(r"[\s-]+", normal(name)) if w]
    told = [w for w in words if w not in _PARTICLE] or words
    return tuple(sound(w) for w in told)


def initials(name: str, *, small: bool = False) -> str:
    """The capitals that an acronym takes from a name: of every word, or with `small` of the small words too."""
    words = [w for w in re.split(r"[\s-]+", bare(name)) if w]
    return "".join(w[0] for w in words if small or w[0].isupper()).upper()


def is_acronym_of(short: str, name: str) -> bool:
    """Whether a word in capitals ("U.N.", "MSF", "UNHCR") may stand for a name of several words."""
    letters = bare(short).replace(".", "")
    if len(letters) < 2 or not letters.isupper():
        return False
    return letters in (initials(name), initials(name, small=True))


#: Letters that are left of a demonym without its ending at least: it begins with them, and so does its place.
STEM = 3


def stem_of_demonym(word: str) -> str:
    """What is left of "Ruritanians" without its ending ("ruritan"); "" when it has none or too little is left."""
    flat = normal(word)
    for ending in _DEMONYM:
        if flat.endswith(ending) and len(flat) - len(ending) >= STEM:
            return flat[: -len(ending)]
    return ""


def is_demonym_of(word: str, place: str) -> bool:
    """Whether a word can be the adjective or the people of a place: "Ruritanian" of "Ruritania"."""
    stem, name = stem_of_demonym(word), normal(place)
    return bool(stem) and name.startswith(stem) and len(name) - len(stem) <= 3 and normal(word) != name
