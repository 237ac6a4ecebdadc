"""Fates of people who are the subject of a verb or an adjective: the way from a number to what is said of it.

The way leads past the rest of the subject: other numbers of one list, appositions, company ("mostly women").
"""

from __future__ import annotations

from secondsource.assertions.counting.fate_nouns import by_noun, by_weak_noun
from secondsource.assertions.counting.fate_words import AUXILIARIES, COORDINATORS, Sign
from secondsource.assertions.counting.quantities import Quantity
from secondsource.assertions.counting.scene import BREAKS, Scene, counts_people
from secondsource.assertions.counting.wholes import AMONG
from secondsource.resources.people import noun_of

#: How far a subject may stand from its verb (pieces).
SUBJECT_REACH = 14
#: How many numbers of one list are followed to their common verb.
LONGEST_LIST = 8
_QUOTES = frozenset("\"“‘'")
_MOSTLY = frozenset({"mostly", "mainly", "largely"})
_AMONG_THEM = frozenset({"among", "amongst", "them", "whom", "mostly", "most", "of", "least"})


def by_subject(scene: Scene, k: int, listed: int = LONGEST_LIST) -> str | None:
    """A verb or adjective whose subject is the number: "ten climbers were injured", "80 are missing"."""
    quantity = scene.counted.quantities[k]
    if _owner(scene, quantity):
        return None
    i = quantity.after
    end = min(len(scene.counted.row), i + SUBJECT_REACH)
    while i < end:
        sign = next((s for s in scene.signs if s.first == i), None)
        if sign and not (sign.fate == "on-board" and by_weak_noun(scene, k)):
            return _worse(scene, sign) if sign.backward else None
        if scene.word(i) in _MOSTLY:
            i = _past_company(scene, i)
            continue
        other = scene.quantity_at(i)
        if other is not None and counts_people(scene.counted.quantities[other]):
            if not all(scene.word(j) in COORDINATORS | _AMONG_THEM for j in range(quantity.after, i)):
                return None
            return by_noun(scene, other) or (by_subject(scene, other, listed - 1) if listed else None)
        word = scene.word(i)
        if word == ",":
            other = None if _included(scene, quantity) else _listed_on(scene, i)
            if other is not None and listed:
                return by_noun(scene, other) or by_subject(scene, other, listed - 1)
            i = _past_apposition(scene, i)
            if i < 0:
                return None
            continue
        scare = word in _QUOTES and any(s.first == i + 1 for s in scene.signs)  # "had been 'eliminated'"
        if (word in BREAKS and not scare) or (word == "and" and not _joins_on(scene, i + 1)):
            return None
        i += 1
    return None


def _worse(scene: Scene, sign: Sign) -> str:
    """ "Were rounded up and executed": the end that they came to."""
    ends = any(s.fate == "killed" and s.backward and s.first == sign.after + 1 for s in scene.signs)
    return "killed" if ends and scene.word(sign.after) == "and" else sign.fate


def _past_company(scene: Scene, i: int) -> int:
    """Past "mostly women and children"."""
    i += 1
    while scene.word(i) in ("and", "or", ",", "the", "elderly", "some", "many") or (
        (noun := noun_of(scene.word(i))) and noun.kind == "person" and noun.fate is None
    ):
        i += 1
    return i


def _owner(scene: Scene, quantity: Quantity) -> bool:
    """Whether others are the subject: "the wives of the five men were freed"."""
    i = quantity.first - 1
    while scene.word(i) in ("the", "his", "her", "their", "its", "these", "those"):
        i -= 1
    noun = noun_of(scene.word(i - 1)) if scene.word(i) == "of" else None
    return noun is not None and noun.kind == "person" and noun.fate is None


def _past_apposition(scene: Scene, comma: int) -> int:
    """After "…, two of them pilots, " when the verb follows; -1 when the comma ends the clause."""
    for i in range(comma + 1, min(len(scene.counted.row), comma + SUBJECT_REACH)):
        if scene.word(i) == ",":
            return i + 1 if _goes_on(scene, i + 1) else -1
    return -1


def _listed_on(scene: Scene, comma: int) -> int | None:
    """The next number of a list behind a comma, with the common verb behind it: ", and seven fighters were killed",
    ", including three children, and seven fighters were killed"."""
    if (after := _list_end(scene, comma)) and (_goes_on(scene, after) or scene.word(after) in ("also", "all")):
        return scene.quantity_at(comma + 1)
    commas = [i for i in range(comma, comma + SUBJECT_REACH) if scene.word(i) == ","][:2]
    for i in commas:
        other = scene.quantity_at(i + 2) if scene.word(i + 1) == "and" else None
        if other is not None and counts_people(scene.counted.quantities[other]):
            return other if scene.counted.quantities[other].whole < 0 else None
    return None


def _list_end(scene: Scene, comma: int) -> int:
    """Where the list ends that goes on behind a comma and is closed by "and": ", a nurse and four patients were"; 0
    where none is. A comma behind it makes it an apposition."""
    i, closed = comma, False
    for _ in range(LONGEST_LIST):
        other = scene.quantity_at(i + 1)
        if scene.word(i) not in (",", "and") or other is None or not counts_people(scene.counted.quantities[other]):
            break
        closed = closed or scene.word(i) == "and"
        i = scene.counted.quantities[other].after
    return i if closed else 0


def _included(scene: Scene, quantity: Quantity) -> bool:
    """Whether a number stands in a clause of its own within the list: "ten were killed, including three women, and
    40 ...": the comma ends that clause, and the list does not go on from it."""
    return scene.word(quantity.first - 1) in AMONG or (
        scene.word(quantity.first - 1) == "them" and scene.word(quantity.first - 2) in AMONG
    )


def _joins_on(scene: Scene, i: int) -> bool:
    """Whether "and" is followed by the same clause: its verb, or another number of its subject."""
    return _goes_on(scene, i) or scene.quantity_at(i) is not None


def _goes_on(scene: Scene, i: int) -> bool:
    """Whether a verb with the same subject follows."""
    return scene.word(i) in AUXILIARIES or any(s.first == i and s.backward for s in scene.signs)
