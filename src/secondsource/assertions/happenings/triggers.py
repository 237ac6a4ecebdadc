"""Where a sentence tells of an event: the trigger words, longest first, one for each kind of happening."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from secondsource.assertions.counting.fate_words import ADVERBS, BE, HAVE
from secondsource.resources.happenings import Kind, Trigger, triggers
from secondsource.text.numerals import Piece

#: How far the companion of an ambiguous word may stand from it (pieces).
NEAR = 6


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger in a sentence: positions in its pieces, the kind, and whether its subject suffers it."""

    first: int
    after: int
    kind: Kind
    passive: bool
    verb: bool


@lru_cache(maxsize=1)
def _longest() -> int:
    return max(len(phrase) for phrase in triggers())


def hits(text: str, row: Sequence[Piece], taken: Sequence[tuple[int, int]] = ()) -> list[Hit]:
    """The triggers of a sentence in order, none inside a stretch of `taken` (names); the first of each kind."""
    found: list[Hit] = []
    seen: set[Kind] = set()
    i = 0
    while i < len(row):
        hit = None if any(a <= row[i].start < b for a, b in taken) else _at(text, row, i)
        if hit and hit.kind not in seen:
            seen.add(hit.kind)
            found.append(hit)
        i = hit.after if hit else i + 1
    return found


def _at(text: str, row: Sequence[Piece], i: int) -> Hit | None:
    """The longest trigger here; of several, one whose companion stands near before one that needs none."""
    for size in range(min(_longest(), len(row) - i), 0, -1):
        found = triggers().get(tuple(piece.word for piece in row[i : i + size]), ())
        for trigger in sorted(found, key=lambda t: not t.beside):
            if _fits(text, row, i, size, trigger):
                passive = bool(trigger.voice) and is_passive(row, i, trigger.voice)
                return Hit(i, i + size, trigger.kind, passive, bool(trigger.voice))
    return None


def _fits(text: str, row: Sequence[Piece], i: int, size: int, trigger: Trigger) -> bool:
    """Whether the words mean the event here: not a name, not another word of the same spelling."""
    written = text[row[i].start : row[i].end]
    if i and written[:1].isupper() and not written.isupper() and row[i - 1].word not in (".", ":", '"', "“", "‘"):
        return _heading(text, row) and _beside(row, i, size, trigger)
    return _beside(row, i, size, trigger)


def _heading(text: str, row: Sequence[Piece]) -> bool:
    """Whether most words begin with a capital: Headline Style."""
    words = [text[piece.start] for piece in row if piece.word.isalpha() and len(piece.word) > 3]
    return sum(letter.isupper() for letter in words) > 0.7 * len(words)


def _beside(row: Sequence[Piece], i: int, size: int, trigger: Trigger) -> bool:
    if not trigger.beside:
        return True
    near = [piece.word for piece in (*row[max(0, i - NEAR) : i], *row[i + size : i + size + NEAR])]
    return any(word in trigger.beside or word.removesuffix("s") in trigger.beside for word in near)


def is_passive(row: Sequence[Piece], first: int, voice: str) -> bool:
    """Whether a verb at this place is passive, by the auxiliary before it."""
    if voice == "active":
        return False
    i = first - 1
    while i >= 0 and row[i].word in ADVERBS:
        i -= 1
    before = row[i].word if i >= 0 else ""
    return before in BE or (voice == "passive" and before not in HAVE)
