"""Words cut into the pieces of the model's vocabulary, as uncased BERT does it (Devlin et al. 2019, WordPiece)."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

PAD, UNKNOWN, CLS, SEP = 0, 100, 101, 102
#: A word longer than this many pieces is noise (addresses, tables); its head says enough.
MOST_PIECES = 10
_LONGEST_WORD = 100
#: How a word is written, which the uncased vocabulary does not tell; each has a twin for the pieces that go on.
SHAPES = 9


class Pieces:
    """Cuts words; remembers those it has seen.

    `vocabulary` maps a piece ("run", "##ning") to its number.
    """

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._numbers = vocabulary
        self._seen: dict[str, tuple[int, ...]] = {}

    def __call__(self, word: str) -> tuple[int, ...]:
        """The numbers of a word's pieces, at least one, at most MOST_PIECES."""
        known = self._seen.get(word)
        if known is None:
            if len(self._seen) > 200_000:
                self._seen.clear()
            known = self._seen[word] = self._cut(word)
        return known

    def _cut(self, word: str) -> tuple[int, ...]:
        found: list[int] = []
        for part in _parts(word[: 4 * _LONGEST_WORD]):
            found += self._longest_first(part)
        return tuple(found[:MOST_PIECES]) or (UNKNOWN,)

    def _longest_first(self, part: str) -> list[int]:
        if len(part) > _LONGEST_WORD:
            return [UNKNOWN]
        pieces: list[int] = []
        start = 0
        while start < len(part):
            for end in range(len(part), start, -1):
                number = self._numbers.get(("##" if start else "") + part[start:end])
                if number is not None:
                    pieces.append(number)
                    start = end
                    break
            else:
                return [UNKNOWN]
        return pieces


def shape(word: str) -> int:
    """How a word is written: 1 lower, 2 Capital, 3 ALL CAPS, 4 mIxed, 5 digits, 6 letters and digits, 7 mark,
    8 a single capital."""
    letters = [c for c in word if c.isalpha()]
    digits = any(c.isdigit() for c in word)
    if not letters:
        return 5 if digits else 7
    if digits:
        return 6
    if all(c.islower() for c in letters):
        return 1
    if all(c.isupper() for c in letters):
        return 3 if len(letters) > 1 else 8
    return 2 if letters[0].isupper() and all(c.islower() for c in letters[1:]) else 4


def _parts(word: str) -> list[str]:
    """The word in lower case without accents, cut at marks; ideographs one by one."""
    parts: list[str] = []
    run = ""
    for char in unicodedata.normalize("NFD", "".join(c for c in word if not _control(c))).lower():
        kind = unicodedata.category(char)
        if kind == "Mn":
            continue
        if char.isspace() or _mark(char, kind) or "\u3400" <= char <= "\u9fff":
            if run:
                parts.append(run)
                run = ""
            if not char.isspace():
                parts.append(char)
        else:
            run += char
    return [*parts, run] if run else parts


def _control(char: str) -> bool:
    return char == "\ufffd" or (unicodedata.category(char) in ("Cc", "Cf", "Cn", "Co") and char not in "\t\n\r")


def _mark(char: str, kind: str) -> bool:
    return kind.startswith("P") or (char.isascii() and not char.isalnum())
