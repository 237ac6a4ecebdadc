"""The way without syntax: verbs and nouns of holding in windows of words, with the place and the side beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from secondsource.assertions.happenings.circumstance import Scenery, agent_of, side_before
from secondsource.assertions.happenings.territory import Territory, territory_after, territory_before
from secondsource.assertions.happenings.triggers import is_passive
from secondsource.resources.holding import Change, holds, nouns_of_change


@dataclass(frozen=True, slots=True)
class Grip:
    """A verb or noun of holding in a sentence: its pieces, what it says, and the place it says it of."""

    first: int
    after: int
    change: Change
    territory: Territory
    taker: str | None
    loser: str | None


@lru_cache(maxsize=1)
def _longest() -> int:
    return max(len(phrase) for phrase in holds())


def grips(scene: Scenery) -> Iterator[Grip]:
    """What the verbs and nouns of a sentence say of places, in order."""
    i = 0
    while i < len(scene.row):
        size = next((n for n in range(_longest(), 0, -1) if _phrase(scene, i, n) in holds()), 0)
        grip = (_by_verb(scene, i, i + size) if size else None) or _by_noun(scene, i) or _by_hands(scene, i)
        if grip:
            yield grip
        i += size or 1


def _phrase(scene: Scenery, i: int, size: int) -> tuple[str, ...]:
    return tuple(piece.word for piece in scene.row[i : i + size]) if i + size <= len(scene.row) else ()


def _by_verb(scene: Scenery, first: int, after: int) -> Grip | None:
    """ "rebels captured the town", "the town was captured by rebels", "the town fell to rebels"."""
    hold = holds()[_phrase(scene, first, after - first)]
    if scene.word(first - 1) == "-":
        return None  # "rebel-held"
    if hold.change == "falls":
        return _grip(first, after, "taken", territory_before(scene, first), _party_after(scene, after))
    if is_passive(scene.row, first, hold.voice) or (hold.voice == "either" and scene.word(after) == "by"):
        by = agent_of(scene, after, frozenset({"by"}))
        return _grip(first, after, hold.change, territory_before(scene, first), by)
    return _grip(first, after, hold.change, territory_after(scene, after), side_before(scene, first))


def _grip(first: int, after: int, change: Change, place: Territory | None, side: str | None) -> Grip | None:
    """The side loses the place or has it, as the change says; None without a place."""
    if place is None:
        return None
    loses = change == "lost"
    return Grip(first, after, change, place, None if loses else side, side if loses else None)


def _party_after(scene: Scenery, i: int) -> str | None:
    return agent_of(scene, i - 1, frozenset({scene.row[i - 1].word}))


def _by_noun(scene: Scenery, i: int) -> Grip | None:
    """ "the capture of the town by rebels"."""
    change = nouns_of_change().get(scene.row[i].word)
    if change is None or _phrase(scene, i + 1, 1) != ("of",):
        return None
    by = agent_of(scene, i + 1, frozenset({"by"})) if change == "taken" else None
    return _grip(i, i + 2, change, territory_after(scene, i + 2), by)


def _by_hands(scene: Scenery, i: int) -> Grip | None:
    """ "most of the valley is in enemy hands", "the port is under army control"."""
    word = scene.row[i].word
    lead = {"hands": "in", "control": "under"}.get(word)
    start = next((j for j in range(i - 1, max(-1, i - 4), -1) if scene.row[j].word == lead), None) if lead else None
    if start is None or start == i - 1:
        return None
    side = scene.text[scene.row[start + 1].start : scene.row[i - 1].end]
    return _grip(start, i + 1, "taken", territory_before(scene, start), side)
