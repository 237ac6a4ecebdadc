"""Where what is said ends and the report tells on: "..., speaking in Arbo", "without giving a reason"."""

from __future__ import annotations

from secondsource.assertions.attribution.lines import Line, Range
from secondsource.assertions.attribution.verbs import occasion_end
from secondsource.resources.cues import cues
from secondsource.resources.grammar import grammar

_SELF = frozenset({"he", "she", "they", "it", "i"})
_WHILE = frozenset({"as", "while", "before", "after", "when"})
MIN_SAID = 2  # words that must be left


def without_narration(line: Line, said: Range) -> Range:
    """The range up to the first clause behind it that tells how, when or with what gaps it was said."""
    start, end = said
    for i in range(start + MIN_SAID, end - 1):
        if not line.plain(i):
            continue
        if line.low(i) == "without" and line.low(i + 1) in cues().unsaid:
            return start, i
        if line.comma(i) and _tells_how(line, i + 1, end):
            return start, i
    return said


def _tells_how(line: Line, i: int, end: int) -> bool:
    """Whether the words behind a comma tell of the speaking."""
    low, words = line.low(i), grammar()
    if low in cues().staging:
        return low not in {"standing", "addressing"} or not any(line.comma(j) for j in range(i, end))
    if low in _WHILE and line.low(i + 1) in _SELF:
        return line.low(i + 2) in cues().exits
    if low == "when" and line.low(i + 1) in {"asked", "questioned", "pressed", "contacted", "reached"}:
        return True
    close = occasion_end(line, i, end) if low in words.prepositions else None
    return bool(close and set(line.lows((i, close))) & (words.occasions - {"condition", "person", "view", "reply"}))
