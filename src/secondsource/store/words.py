"""Words as the search knows them: folded, with their places, in any script.

Case, accents and width do not count. Where a script puts no spaces between words, every two neighbouring characters
are a word, so that any piece of text is found as a phrase of such pairs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

#: Thai, Lao, Tibetan, Burmese, Khmer, kana, ideographs, Hangul (which has spaces, but none before its endings).
_UNSPACED = (
    "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30fa\u30fc-\u30ff\u3131-\u318e"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003ffff"
)
_RUN = re.compile(f"[{_UNSPACED}]")
_PLAIN = re.compile(r"[a-z0-9]+")
#: What is longer is no word; it is known by its beginning.
LONGEST = 60
#: Words of one text that are indexed; a sentence has some tens.
MOST = 12_000


class Word(NamedTuple):
    """A folded word and its place in the text, in code points."""

    word: str
    start: int
    end: int


def folded(text: str) -> list[str]:
    """The words of a text, in order, as they are indexed (at most `MOST`)."""
    if text.isascii():
        return [w[:LONGEST] for w in _PLAIN.findall(text.lower())][:MOST]
    found: list[str] = []
    for piece in _pattern().findall(text):
        found.extend(_words(piece))
        if len(found) >= MOST:
            return found[:MOST]
    return found


def placed(text: str) -> Iterator[Word]:
    """The same words with their places."""
    for match in _pattern().finditer(text):
        start, end = match.span()
        if _RUN.match(match[0]):
            for i, pair in enumerate(_words(match[0])):
                yield Word(pair, start + i, min(start + i + 2, end))
        else:
            for word in _words(match[0]):
                yield Word(word, start, end)


def unspaced(char: str) -> bool:
    """Whether a character belongs to a script that puts no spaces between words."""
    return _RUN.match(char) is not None


@cache
def _pattern() -> re.Pattern[str]:
    """A run of a script without spaces, or a word with its marks (vowel signs, accents that stand by themselves)."""
    marks = "".join(
        c for c in map(chr, range(0x300, 0x10000)) if unicodedata.category(c).startswith("M") and not _RUN.match(c)
    )
    return re.compile(f"[{_UNSPACED}]+|(?:[^\\W_{_UNSPACED}][{marks}]*)+")


@lru_cache(maxsize=1 << 16)
def _words(piece: str) -> tuple[str, ...]:
    """What one match of the pattern is indexed by: pairs, or one folded word, or nothing."""
    if _RUN.match(piece):
        chars = [unicodedata.normalize("NFKC", c).casefold().replace(" ", "") or c for c in piece]
        return tuple(a + b for a, b in zip(chars, [*chars[1:], ""], strict=True))
    flat = unicodedata.normalize("NFKD", piece.casefold())
    plain = "".join(c for c in flat if not unicodedata.combining(c) and (c.isalnum() or ord(c) > 0x2FF))
    return (plain[:LONGEST],) if plain else ()
