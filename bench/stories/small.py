"""Small piles drawn out of the corpora: how well they are parted, by size, kind and threshold."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bench.common.table import Table
from bench.stories.corpora import Corpus
from bench.stories.measures import bcubed
from bench.stories.piles import KINDS, drawn

from secondsource.stories.joined import joined, labels, threshold
from secondsource.stories.notes import Notes, all_notes
from secondsource.stories.pairs import Pile
from secondsource.stories.part import Scored, score
from secondsource.stories.templates import find_templates
from secondsource.stories.traits import all_traits

SIZES = (5, 10, 20, 30, 60, 120)
TIMES = 12  # piles of each size and kind, of each half
#: Mean log-odds that are tried as the threshold.
TRIED = (-1.0, -0.8, -0.6, -0.4, -0.2, 0.0, 0.2)


class Drawn(NamedTuple):
    """A small pile, scored."""

    kind: str
    size: int
    half: int
    events: list[str]
    scored: Scored

    def f(self, together: float) -> float:
        """B-cubed F when it is parted at this threshold."""
        groups = joined(len(self.scored.pile), *self.scored[1:], together)
        return bcubed(self.events, labels(groups))[2]


def piles(corpus: Corpus, times: int) -> Iterator[Drawn]:
    """So many piles of every size and kind out of the events of each half."""
    notes = all_notes(corpus.reports, corpus.parses)
    chance = random.Random(11)
    for half in (0, 1):
        own = [i for i, h in enumerate(corpus.halves) if h == half]
        for kind in KINDS:
            for size in SIZES:
                for pile in drawn([corpus.events[i] for i in own], size, kind, times, chance):
                    places = [own[i] for i in pile]
                    yield Drawn(
                        kind, size, half, [corpus.events[i] for i in places], scored([notes[i] for i in places])
                    )


def scored(notes: Sequence[Notes]) -> Scored:
    """A pile of its own, as a user hands it over."""
    return score(Pile(all_traits(notes, find_templates(notes))), {})


def tables(corpora: Sequence[Corpus], times: int = TIMES) -> list[Table]:
    """F by size and kind under the rule in force, and of all small piles by threshold."""
    drawn_ = {corpus.name: list(piles(corpus, times)) for corpus in corpora}
    by_size = Table("small", "Small piles", tuple(f"{size} reports" for size in SIZES))
    by_size.note = (
        "Mean B-cubed F of piles drawn out of the corpora, each parted by itself; where an event has too few reports "
        "the pile is smaller."
    )
    swept = Table("thresholds", "Small piles by threshold", tuple(f"{at:+.1f}" for at in TRIED))
    swept.note = "Mean B-cubed F of the same piles when groups are united from this mean log-odds on."
    for name, found in drawn_.items():
        for kind in KINDS:
            own = [pile for pile in found if pile.kind == kind]
            cells = {f"{s} reports": mean([p.f(threshold(len(p.events))) for p in own if p.size == s]) for s in SIZES}
            by_size.add(f"{name}: {kind}", "secondsource", cells)
            for half in sorted({pile.half for pile in own}):
                halved = [pile for pile in own if pile.half == half]
                row = {f"{at:+.1f}": mean([p.f(at) for p in halved]) for at in TRIED}
                swept.add(f"{name}: {kind}, half {half}", "secondsource", row)
    return [by_size, swept]


def mean(values: Sequence[float]) -> float:
    """The mean, 0 of none."""
    return sum(values) / max(1, len(values))
