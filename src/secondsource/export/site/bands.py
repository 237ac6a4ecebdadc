"""The time axis of the stemma: a band for each day on which something is known to stand, days between cut out.

A band has a column for each step of copying within its day: what stands on a report of the same day stands to its
right. Between two bands that are no neighbours the axis says how long the time is that was cut out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from secondsource.export.site import words
from secondsource.model.lineage import Edge, Unseen
from secondsource.model.report import Report

NEVER = 10**7  # a day after all days: reports about which nothing is known
COLUMN = 78  # units from one column to the next: a node, a trunk, and a label on the line
LABEL = 90  # units that the name of a day needs
GAP = 58  # units between bands that are no neighbours
BESIDE = 14  # units between bands that are


@dataclass(frozen=True, slots=True)
class Band:
    """A day between the x of `left` and `right`. `gap` says what was cut out before it."""

    day: int
    left: float
    right: float
    label: str
    gap: str


@dataclass(frozen=True, slots=True)
class When:
    """The days of one node: where it stands, and the stretch it may belong to (None: open to that side)."""

    home: int
    first: int | None
    last: int | None
    dated: bool


def days(reports: Iterable[Report], unseen: Sequence[Unseen], edges: Iterable[Edge]) -> dict[str, When]:
    """Node -> its days. A report without a date stands by the first dated report that stands on it, or else by the
    last one that it stands on; an unseen ancestor by its first child."""
    found: dict[str, When] = {}
    lost = []
    for report in reports:
        when = report.published
        first, last = words.ordinal(when.earliest or when.value), words.ordinal(when.latest or when.value)
        home = first if first is not None else last
        if home is None:
            lost.append(report.id)
        else:
            found[report.id] = When(home, first, last, True)
    ancestors = {u.id: When(_first(u, found), None, words.ordinal(u.latest), True) for u in unseen}
    standing = {id_: when for id_, when in (found | ancestors).items() if when.home != NEVER}
    found |= {id_: When(day, None, None, False) for id_, day in _near(lost, standing, edges).items()}
    return found | {u.id: replace(ancestors[u.id], home=_first(u, found)) for u in unseen}


def _first(unseen: Unseen, found: Mapping[str, When]) -> int:
    """The day of its first child."""
    return min((found[c].home for c in unseen.children if c in found), default=NEVER)


def _near(lost: Collection[str], dated: Mapping[str, When], edges: Iterable[Edge]) -> dict[str, int]:
    """The day beside which each report without a date is put."""
    known = [e for e in edges if e.direction == "known"]
    day = {id_: when.home for id_, when in dated.items()}
    left = set(lost)
    for _ in range(len(left)):
        before: dict[str, int] = {}
        after: dict[str, int] = {}
        for edge in known:
            if edge.parent in left and edge.child in day:
                before[edge.parent] = min(before.get(edge.parent, NEVER), day[edge.child])
            elif edge.child in left and edge.parent in day:
                after[edge.child] = max(after.get(edge.child, 0), day[edge.parent])
        near = before or after
        if not near:
            break
        day |= near
        left -= set(near)
    return {id_: day.get(id_, NEVER) for id_ in lost}


def depths(when: Mapping[str, When], edges: Iterable[Edge]) -> dict[str, int]:
    """Node -> how many steps of copying lead to it within its own day (0 where edges run in a circle)."""
    below: dict[str, list[str]] = defaultdict(list)
    waiting: dict[str, int] = dict.fromkeys(when, 0)
    for edge in edges:
        both = edge.parent in when and edge.child in when
        if both and edge.direction == "known" and when[edge.parent].home == when[edge.child].home:
            below[edge.parent].append(edge.child)
            waiting[edge.child] += 1
    depth = dict.fromkeys(when, 0)
    ready = [id_ for id_, count in waiting.items() if not count]
    while ready:
        id_ = ready.pop()
        for child in below[id_]:
            depth[child] = max(depth[child], depth[id_] + 1)
            waiting[child] -= 1
            if not waiting[child]:
                ready.append(child)
    return depth


def bands(
    when: Mapping[str, When], depth: Mapping[str, int], left: float, extra: Mapping[tuple[int, int], float]
) -> tuple[tuple[Band, ...], dict[tuple[int, int], float]]:
    """The bands from `left` on, and the x of each column (day, depth). `extra` is room beyond that of a column."""
    deepest: dict[int, int] = {}
    for id_, found in when.items():
        deepest[found.home] = max(deepest.get(found.home, 0), depth[id_])
        if found.dated and found.last is not None and found.last != found.home:
            deepest.setdefault(found.last, -1)
    made: list[Band] = []
    places: dict[tuple[int, int], float] = {}
    x = left
    for day in sorted(deepest):
        gap = "" if not made or day == NEVER or day - made[-1].day == 1 else _cut(day - made[-1].day - 1)
        x += (GAP if gap else BESIDE) if made else 0
        start = x
        x += COLUMN / 2
        for step in range(deepest[day] + 1):
            places[day, step] = x
            x += COLUMN + extra.get((day, step), 0)
        x = max(x - COLUMN / 2, start + LABEL) if deepest[day] >= 0 else start + LABEL
        made.append(Band(day, start, x, "not known" if day == NEVER else words.day(day), gap))
    return tuple(made), places


def _cut(length: int) -> str:
    if length < 60:
        return words.count(length, "day")
    return f"{length / 30.4:.0f} months" if length < 730 else f"{length / 365.25:.0f} years"
