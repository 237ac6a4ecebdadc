"""Made-up piles of any size, to see how the cost of parting them grows; small piles drawn out of a large one."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from secondsource.stories.notes import Line, Notes

COMMON, OWN = 3000, 30  # words of the language, words of each story
PER_STORY = 4  # reports
WORDS = 10  # of a line


def made_up(size: int) -> list[Notes]:
    """Reports in stories of PER_STORY: 150 words of a language whose words are rare and frequent as in any (Zipf), 40
    of the story's own, ten of them names of people and places, all in one year."""
    chance = random.Random(7)
    weights = [1 / (rank + 5) for rank in range(COMMON)]
    found: list[Notes] = []
    while len(found) < size:
        story = len(found) // PER_STORY
        own = [f"story{story}word{i}" for i in range(OWN)]
        day = 735_000 + chance.randrange(365)
        for _ in range(PER_STORY):
            words = [f"w{i}" for i in chance.choices(range(COMMON), weights, k=150)] + chance.choices(own, k=40)
            cut = [tuple(words[at : at + WORDS]) for at in range(0, len(words), WORDS)]
            kinds = ["." * WORDS] * (len(cut) - 1) + ["ppllnnnnpp"]
            lines = tuple(Line(False, keys, kind) for keys, kind in zip(cut, kinds, strict=True))
            found.append(Notes(f"report-{len(found)}", "", (), lines, first=day, last=day))
    return found[:size]


#: Kinds of small piles, and the events in each (0: one for every two reports).
KINDS = {"one event": 1, "three events": 3, "many events": 0}


def drawn(events: Sequence[str], size: int, kind: str, times: int, chance: random.Random) -> Iterator[list[int]]:
    """Small piles out of a large one, as the places of their reports: about as many of each event. An event that has a
    twin (the other one of its ECB+ topic) brings it along."""
    held: dict[str, list[int]] = {}
    for place, event in enumerate(events):
        held.setdefault(event, []).append(place)
    many = KINDS[kind] or size // 2
    each = -(-size // many)
    fitting = [event for event in sorted(held) if len(held[event]) >= min(each, 5)]
    for _ in range(times if fitting else 0):
        order: list[str] = []
        for event in chance.sample(fitting, min(many, len(fitting))):
            twin = event.rstrip("+") if event.endswith("+") else event + "+"
            order += [one for one in (event, twin) if one in held and one not in order]
        pile = [chance.sample(held[event], min(each, len(held[event]))) for event in order[:many]]
        yield sorted(place for places in pile for place in places)[:size]
