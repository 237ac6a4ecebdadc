"""Made-up piles of any size, to see how the cost of parting them grows."""

from __future__ import annotations

import random

from secondsource.stories.traits import BAGS, Traits

COMMON, OWN = 3000, 30  # words of the language, words of each story
PER_STORY = 4  # reports


def made_up(size: int) -> list[Traits]:
    """Traits of reports in stories of PER_STORY: 150 words of a language whose words are rare and frequent as in any
    (Zipf), 40 of the story's own, all in one year."""
    chance = random.Random(7)
    weights = [1 / (rank + 5) for rank in range(COMMON)]
    found: list[Traits] = []
    while len(found) < size:
        story = len(found) // PER_STORY
        own = [f"story{story}word{i}" for i in range(OWN)]
        day = 735_000 + chance.randrange(365)
        for _ in range(PER_STORY):
            words = [f"w{i}" for i in chance.choices(range(COMMON), weights, k=150)] + chance.choices(own, k=40)
            bags = {name: dict.fromkeys(words[-10:], 1) for name in BAGS}
            bags |= {"words": dict.fromkeys(words, 1), "opening": dict.fromkeys(words[-60:], 1)}
            found.append(Traits(f"report-{len(found)}", bags, day, day, size=len(words)))
    return found[:size]
