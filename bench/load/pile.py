"""Invented reports, as many as wanted: stories of a few reports each, half of them copied with small changes."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator

TOWNS = [
    "Velo",
    "Arnsby",
    "Karsk",
    "Tellmar",
    "Osten",
    "Brevik",
    "Lunda",
    "Marrow",
    "Pell",
    "Sorvik",
    "Dunmere",
    "Ilva",
]
PLACES = ["Bay", "Cross", "Field", "Gate", "Hill"]
WHAT = (
    ("ferry", "sank off", "harbour office"),
    ("train", "left the rails near", "railway office"),
    ("warehouse", "burned down in", "fire brigade"),
    ("bridge", "gave way in", "road office"),
    ("mine", "was flooded near", "mining office"),
)
PEOPLE = [
    "Ada Brontel",
    "Bela Orsin",
    "Carl Ventis",
    "Dora Amsel",
    "Emil Kost",
    "Fanny Lorn",
    "Gero Paul",
    "Hanna Rist",
]
OUTLETS = ["Quay Post", "Nordwire", "Morning Line", "Valley Herald", "East Sheet", "Harbour News", "The Lamp"]
EACH = 6  # reports of a story


def lines(count: int, seed: int = 7) -> Iterator[str]:
    """JSONL lines of `count` reports. The same seed gives the same reports."""
    chance = random.Random(seed)
    for n in range(count):
        if n % EACH == 0:
            story = random.Random(seed * 1_000_003 + n)
            town = f"{story.choice(TOWNS)} {story.choice(PLACES)} {n // EACH % 97 + 1}"
            thing, did, office = story.choice(WHAT)
            dead, speaker, day = story.randint(2, 60), story.choice(PEOPLE), story.randint(1, 27)
            month = story.randint(1, 12)
        outlet = chance.choice(OUTLETS)
        killed = dead + chance.choice([0, 0, 0, 1, 3])
        body = [
            f"{town.upper()} - At least {killed} people died when a {thing} {did} {town}, the {office} said.",
            f'"Nobody was warned," said {speaker}, a spokeswoman for the {office}.',
            f"{chance.choice(PEOPLE)} of the town council denied that the {thing} was in a bad state.",
            f"{killed + chance.randint(5, 30)} people were hurt, {outlet} reported from {town}.",
            f"The {office} will publish what it knows about the {thing} in {chance.randint(2, 9)} days.",
        ]
        kept = body if n % 2 else [body[0], *chance.sample(body[1:], 3)]
        published = f"2031-{month:02}-{min(28, day + n % 2):02}"
        yield json.dumps(
            {
                "id": f"r{n}",
                "title": f"{thing.capitalize()} {did} {town}: {killed} dead",
                "outlet": outlet,
                "published": published,
                "text": "\n".join(kept),
            }
        )
