"""Made-up reports of made-up happenings, as many as are asked for, and made-up sentences beyond number."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from itertools import accumulate

#: Reports of a story.
EACH = 5
_SOUNDS = (
    "bar",
    "kel",
    "dor",
    "mir",
    "tal",
    "ves",
    "lan",
    "sho",
    "pel",
    "gra",
    "nim",
    "hes",
    "ran",
    "cor",
    "ul",
    "fen",
)
_ENDS = (
    "dan",
    "bor",
    "mesh",
    "vik",
    "lund",
    "gar",
    "nov",
    "ria",
    "ton",
    "kush",
    "ven",
    "rim",
    "dorf",
    "sa",
    "pek",
    "ost",
)
_LEADS = (
    "A fire destroyed the {thing} {a} in {town}",
    "A flood swept through the {thing} {a} of {town}",
    "The roof of the {thing} {a} came down in {town}",
    "A blast tore through the {thing} {a} in {town}",
    "A bus of the {a} line hit a {thing} near {town}",
)
_THINGS = ("warehouse", "market", "school", "mill", "clinic", "station", "bakery", "harbour", "theatre", "depot")
_SAID = ("{c} of {d} said {n} people were hurt in {b}.", "In {b}, {c} counted {n} wounded people from {d}.")
_VERBS = ("saw", "carried", "closed", "reached", "built", "repaired", "left", "guarded", "counted", "opened")
_OUTLETS = ("{town} Post", "Northern Wire", "Evening Lantern", "Radio Meridian", "{town} Herald")


def word(chance: random.Random) -> str:
    """An invented name."""
    return "".join([*(chance.choice(_SOUNDS) for _ in range(3)), chance.choice(_ENDS)]).capitalize()


def report(story: int, nth: int) -> dict[str, str]:
    """The nth report of a story. The second takes over most of the first, the fourth most of the third."""
    about, chance = random.Random(f"story {story}"), random.Random(f"{story} {nth // 2}")
    told: dict[str, object] = {key: word(about) for key in ("town", "a", "b", "d")}
    told |= {"c": f"{word(about)} {word(about)}", "thing": about.choice(_THINGS)}
    lead, dead = about.choice(_LEADS).format(**told), about.randint(2, 40) + (nth > 2)
    day = date(2031, 1, 1) + timedelta(days=story % 720)
    body = [about.choice(_SAID).format(**told, n=about.randint(41, 90)), *(_sentence(chance) for _ in range(6))]
    if nth % 2:
        body[-1] = _sentence(random.Random(f"{story} {nth} own"))
    text = "\n\n".join([lead, f"{lead} on {day:%A}, killing {dead} people, {told['c']} said.", *body]) + "\n"
    outlet = _OUTLETS[nth % len(_OUTLETS)].format(**told)
    return {
        "id": f"{story}-{nth}",
        "text": text,
        "date": (day + timedelta(days=nth // 2)).isoformat(),
        "outlet": outlet,
    }


def _sentence(chance: random.Random) -> str:
    """A sentence that no other report has: its names and nouns are made for it."""
    nouns = [word(chance).lower() for _ in range(4)]
    told = f"{word(chance)} {chance.choice(_VERBS)} {chance.randint(3, 99)} {nouns[0]} {nouns[1]} near {word(chance)}"
    return f"{told}, where {word(chance)} {chance.choice(_VERBS)} the {nouns[2]} {nouns[3]} of {word(chance)}."


def lines(stories: int) -> bytes:
    """The first reports of so many stories as JSONL; one of each is left out, to come later."""
    records = (report(story, nth) for story in range(stories) for nth in range(EACH - 1))
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


class Sentences:
    """Sentences of invented words: few are common, most are rare, as in any language (Zipf). The same for a seed."""

    WORDS = 60_000

    def __init__(self, seed: int = 1) -> None:
        self._chance = random.Random(seed)
        vocabulary = random.Random(0)
        self.words = list(dict.fromkeys(word(vocabulary).lower() for _ in range(self.WORDS * 2)))
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))

    def one(self) -> str:
        """A sentence of 6 to 24 words."""
        picked = self._chance.choices(self.words, cum_weights=self._weights, k=self._chance.randint(6, 24))
        return " ".join(picked).capitalize() + "."

    def of_report(self, count: int) -> list[str]:
        """The sentences of one report."""
        return [self.one() for _ in range(count)]
