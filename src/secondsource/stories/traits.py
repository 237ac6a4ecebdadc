"""What a report tells of its event: bags of words, names, numbers and days, by which it is laid beside others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from secondsource.stories.notes import Line, Notes, outside

#: Keys of an opening: the news stands in the first sentences.
OPENING = 60
#: The bags of a report, as `Traits.bags` names them.
BAGS = (
    "words", "opening", "headline", "phrases", "names", "people", "persons", "places", "numbers", "ages", "days",
)  # fmt: skip

Bag = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Traits:
    """`bags` by name (see BAGS): key -> how often. `first`, `last` and `dates` as in Notes, `size` its words."""

    report: str
    bags: Mapping[str, Bag]
    first: int = 0
    last: int = 0
    dates: frozenset[tuple[int, int]] = frozenset()
    size: int = 0


def read_traits(notes: Notes, templates: frozenset[int] = frozenset()) -> Traits:
    """The traits of a report without runs that are `templates`."""
    bags: dict[str, Counter[str]] = {name: Counter() for name in BAGS}
    room = OPENING
    for line in notes.lines:
        own = outside(line, templates)
        words = [k for k in own.keys if k[0] != "#"]
        _count(bags, own)
        bags["opening"].update(words[:room])
        room = max(0, room - len(words))
        if line.title:
            bags["words"].update(words)
            bags["headline"].update(words)
    for name in ("words", "opening", "headline"):
        bags[name].update(dict.fromkeys(notes.head, 1))
    bags["persons"].update(notes.persons)
    bags["days"].update(notes.days)
    return Traits(notes.report, bags, notes.first, notes.last, frozenset(notes.dates), bags["words"].total())


def _count(bags: Mapping[str, Counter[str]], line: Line) -> None:
    """Put the words of one line into the bags they belong to."""
    bags["phrases"].update(f"{a} {b}" for a, b in pairwise(line.keys))
    bags["numbers"].update(k for k in line.keys if k[0] == "#")
    bags["ages"].update(k for k, kind in zip(line.keys, line.kinds, strict=True) if kind == "a")
    words = [(k, kind) for k, kind in zip(line.keys, line.kinds, strict=True) if k[0] != "#"]
    bags["words"].update(k for k, _ in words)
    bags["names"].update(k for k, kind in words if kind in "pln")
    bags["people"].update(k for k, kind in words if kind == "p")
    bags["places"].update(k for k, kind in words if kind == "l")


def all_traits(notes: Iterable[Notes], templates: frozenset[int]) -> list[Traits]:
    """The traits of a pile, in its order."""
    return [read_traits(one, templates) for one in notes]


def counted(traits: Iterable[Traits], name: str) -> list[Bag]:
    """One bag of each report."""
    return [one.bags[name] for one in traits]
