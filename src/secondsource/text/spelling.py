"""Names in other letters: whether two spellings are two renderings of one sound, or two words."""

from __future__ import annotations

import re
from unicodedata import combining, normalize

#: Letters that transcriptions from other scripts exchange for one another, each group brought to its first: Q, K and C;
#: J, G and DJ; OU, OO, U, W; EE, I, Y, E before consonants... Vowels O and A stay, so that "Martan" is not "Marton".
_EXCHANGED = (
    (re.compile(r"\b(?:al|el|ul|ad|ed|as|es|ash|esh|ar|er|an|en)[- ]"), ""),
    (re.compile(r"dj|zh|g(?=[eiy])"), "j"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ck|kh|q|c(?!h)"), "k"),
    (re.compile(r"sch|tch|ch"), "sh"),
    (re.compile(r"ou|oo|w"), "u"),
    (re.compile(r"ee|ie|ei|y|e"), "i"),
    (re.compile(r"(?<=[a-z])h\b|['’`‘ʿʾ-]"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


def sound(name: str) -> str:
    """A rough key: equal for renderings of one name in Latin letters ("Qadir", "Kadeer"), whatever case and accents."""
    key = "".join(c for c in normalize("NFKD", name.casefold()) if not combining(c))
    for pattern, instead in _EXCHANGED:
        key = pattern.sub(instead, key)
    return key


def same_sound(left: str, right: str) -> bool:
    """Whether two spellings may be renderings of one name."""
    return sound(left) == sound(right)
