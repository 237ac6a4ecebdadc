"""Who speaks: whether two descriptions may be of the same people."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from secondsource.lineage.altered.naming import alike
from secondsource.lineage.signature import Line
from secondsource.resources.names import name_words
from secondsource.resources.speakers import speaker_words
from secondsource.resources.wording import key


def differ(left: Line, mine: Sequence[int], right: Line, theirs: Sequence[int]) -> bool:
    """Whether two sources are not the same people, as far as their words (given by place) tell; pronouns tell nothing.

    Two names: no word of a name in common, nor is one the other's initials. Else the nouns for the people that speak
    ("official", "ministry") decide, where "officials" are not "an official"; or where neither has one, all its words.
    """
    keys = [{line.keys[i] for i in places if line.keys[i]} for line, places in ((left, mine), (right, theirs))]
    one, two = _names(left, mine), _names(right, theirs)
    if one and two:
        known = any(left.keys[i] in keys[1] for i in one) or any(right.keys[j] in keys[0] for j in two)
        spelled = any(alike(left.words[i], right.words[j]) for i in one for j in two)
        return not (known or spelled or _abbreviated(left, mine, right, two) or _abbreviated(right, theirs, left, one))
    heads = _heads(left, mine), _heads(right, theirs)
    if all(heads):
        some, others = ({line.words[i] for i in places} for line, places in ((left, mine), (right, theirs)))
        several = {f"{word}s" for word in some} & (others - some) | {f"{word}s" for word in others} & (some - others)
        return not heads[0] & heads[1] or bool(several)
    return all(keys) and not keys[0] & keys[1]


def mouths(line: Line, sayings: Sequence[int]) -> list[int]:
    """Those who may speak around the words for saying (three words before, four after): names, nouns for speakers."""
    near = sorted({n for i in sayings for n in range(max(0, i - 3), min(len(line.keys), i + 5))})
    return [n for n in near if not line.quoted[n] and (line.kinds[n] == "name" or line.keys[n] in _speakers())]


def stands_in(line: Line, place: int, other: Line) -> bool:
    """Whether the other line has that word too, if in another spelling."""
    if line.keys[place] in other.places:
        return True
    return line.kinds[place] == "name" and any(
        kind == "name" and alike(line.words[place], word) for word, kind in zip(other.words, other.kinds, strict=True)
    )


def _names(line: Line, places: Sequence[int]) -> list[int]:
    """The words of names of people and bodies; a place ("the Velm police") names no source, nor does a title, nor the
    noun in a name that tells what body it is ("the Election Commission")."""
    general = name_words().titles
    named = [i for i in places if line.kinds[i] == "name" and line.keys[i] not in _speakers()]
    return [i for i in named if line.words[i] not in general]


def _abbreviated(line: Line, places: Sequence[int], other: Line, names: Sequence[int]) -> bool:
    """Whether a name of the other line is the initials of the name among these words ("HLF")."""
    initials = "".join(line.words[i][0] for i in places if line.kinds[i] == "name")
    return len(initials) > 1 and any(other.words[j] == initials for j in names)


def _heads(line: Line, places: Sequence[int]) -> set[str]:
    """The keys of the nouns for those who speak."""
    return {line.keys[i] for i in places if line.keys[i] in _speakers()}


@cache
def _speakers() -> frozenset[str]:
    words = speaker_words().kinds
    return (frozenset(key(word) for word in words) | frozenset(key(f"{word}s") for word in words)) - {""}
