"""What a report's words tell of hours whose half of the day is open ("at five")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.language.timereading import Expression
from secondsource.model.parse import Sentence

#: Minutes: a clock time further away says nothing of another.
_AWAY = 3 * 60
#: What makes the hours from one to seven hours of the night or the morning.
_EARLY = re.compile(
    r"\b(?:mornings?|dawn|daybreak|sunrise|first light|nights?|overnight|midnight|breakfast|a\.?m\b|asleep|sleep\w*"
    r"|woke\w*|wakes?|awake\w*|rose|got up|bed)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class DayClock:
    """What a report's other words tell of hours whose half is open: its plain clock times in minutes of the day, and
    whether it speaks of a night or a morning at all."""

    clocks: tuple[int, ...] = ()
    early: bool = True

    def is_later(self, clock: str, spoken: bool) -> bool:
        """Whether the hour lies after noon: another clock time is near it there and none before noon; and, of hours
        told in words, those from one to seven, where nobody speaks of a night or a morning."""
        minute = 60 * int(clock[:2]) + int(clock[3:])
        near = [min((abs(minute + half - other) for other in self.clocks), default=_AWAY) for half in (0, 12 * 60)]
        if min(near) < _AWAY:
            return near[1] < near[0]
        return spoken and not self.early and 60 <= minute < 8 * 60


def day_clock(text: str, told: Sequence[tuple[Sentence, Expression]]) -> DayClock:
    """The plain clock times of a story, and whether the sentences that tell times speak of a night or a morning."""
    story = [(s, e) for s, e in told if s.kind == "body"]
    plain = [e.clock for _, e in story if e.clock and not e.open_half]
    clocks = tuple(60 * int(clock[:2]) + int(clock[3:5]) for clock in plain)
    if not any(e.open_half for _, e in story):
        return DayClock(clocks)
    return DayClock(clocks, any(_EARLY.search(s.span.of(text)) for s in dict.fromkeys(s for s, _ in story)))
