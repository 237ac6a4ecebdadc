"""Why the members of a claim are one claim: for each, the strongest grounds that tie it to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from secondsource.claims.alignment.align import fates, weights
from secondsource.claims.alignment.disputes import opposed
from secondsource.claims.alignment.features import Around, example, one_breath, reasons, taken_up
from secondsource.claims.alignment.handed import Trail
from secondsource.claims.alignment.items import Item
from secondsource.model.reason import Reason
from secondsource.model.span import Span

AGAINST = 12  # members, the first of a claim, that each is laid beside: it keeps the cost linear in the members
SHOWN = 3  # grounds told for one member
SPANS = 6  # members shown for one set of grounds


class _Tie(NamedTuple):
    """What ties a member to another, strongest first, and how firmly in sum."""

    score: float
    names: tuple[str, ...]
    details: tuple[str, ...]
    other: Span


class Grounds:
    """Answers for every claim of a pile why its members were joined."""

    def __init__(self, items: Sequence[Item], trail: Trail, party: Callable[[str], str]) -> None:
        stories: dict[str, list[list[Item]]] = defaultdict(list)
        for item in items:
            stories[item.story].append([item])
        self._around = {story: Around(weights(wordings), trail, fates(), party) for story, wordings in stories.items()}

    def of(self, group: Sequence[Item]) -> tuple[Reason, ...]:
        """One reason for each set of grounds, with the members (and what they are tied to) for which it holds."""
        found: dict[tuple[str, ...], list[tuple[Span, _Tie]]] = defaultdict(list)
        for i, item in enumerate(group):
            ties = [self._tie(item, other) for other in group[:AGAINST] if other.key != item.key]
            if i and (best := max(ties, key=lambda tie: (tie.score, tie.other), default=None)) and best.names:
                found[best.names].append((item.span, best))
        return tuple(_reason(names, rows, len(group)) for names, rows in sorted(found.items()))

    def likeness(self, item: Item, other: Item) -> float:
        """How firmly the strongest grounds tie two items of one story."""
        return self._tie(item, other).score

    def _tie(self, item: Item, other: Item) -> _Tie:
        around = self._around[item.story]
        grounds = [*_by_kind(item, other), *(r for r in reasons(other, item, around) if r.score > 0)]
        grounds = sorted(grounds, key=lambda r: (-r.score, r.name))[:SHOWN]
        total = round(sum(r.score for r in grounds), 3)
        return _Tie(total, tuple(r.name for r in grounds), tuple(r.detail for r in grounds), other.span)


def _by_kind(left: Item, right: Item) -> Iterator[Reason]:
    """The grounds beside the recipe: counts, places, what leans on the sentence before, disputes."""
    spans = (left.span, right.span)
    if left.figure and right.figure and left.numbers & right.numbers:
        yield Reason("same_count", 1.0, "Both give one number for one fate of the same people.", spans)
    if left.place and left.place == right.place:
        yield Reason("same_place", 1.0, "Both tell who holds one place.", spans)
    if left.sentence == right.sentence:
        yield Reason("one_sentence", 0.9, "Both stand in one sentence.", spans)
    first, then = sorted((left, right), key=lambda item: item.span)
    for lean in (one_breath, taken_up, example):
        if lean(first, then):
            yield Reason(lean.__name__, 0.45, (lean.__doc__ or "").strip(), spans)
    if opposed(left, right):
        yield Reason("one_matter", 0.4, "One denies or admits what the other is about.", spans)


def _reason(names: Sequence[str], rows: Sequence[tuple[Span, _Tie]], size: int) -> Reason:
    """`rows`: each member and its tie; all have the same grounds."""
    mean = round(sum(tie.score for _, tie in rows) / len(rows), 3)
    detail = f"{len(rows)} of {size} members: {' '.join(rows[0][1].details)}"
    spans = sorted({span for member, tie in rows[:SPANS] for span in (member, tie.other)})
    return Reason("joined-by " + ", ".join(names), mean, detail, tuple(spans))
