"""Admissions that name the denial they take back: "admitted that ..., a day after denying that ..."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from secondsource.claims.alignment.cluster import components
from secondsource.claims.alignment.handed import COPY, Trail
from secondsource.claims.alignment.items import Item
from secondsource.model.span import Span


def taken_back(groups: Sequence[Sequence[Item]], items: Sequence[Item], trail: Trail) -> list[list[Item]]:
    """The groups, each denial that its own sentence takes back joined by the admission of that sentence.

    The admission also stays where it was: it says something of its own, and that the denial no longer holds. Groups
    whose denials stand in such sentences made from one another become one, whatever the words.
    """
    admissions: dict[Span, Item] = {}
    for item in items:
        if item.stance == "admits":
            admissions.setdefault(item.sentence, item)
    found = []
    for together in components(len(groups), _copied(groups, trail)):
        group = [item for i in together for item in groups[i]]
        admitting = {item.report for item in group if item.stance == "admits"}
        sentences = sorted({item.sentence for item in group if item.recanted} & admissions.keys())
        more = [replace(admissions[s], borrowed=True) for s in sentences if s.report not in admitting]
        found.append([*group, *more])
    return found


def _copied(groups: Sequence[Sequence[Item]], trail: Trail) -> Iterator[tuple[int, int]]:
    """Groups with a recanted denial each, in sentences made from one another."""
    at = {item.sentence: i for i, group in enumerate(groups) for item in group if item.recanted}
    for sentence, i in at.items():
        for link in trail.of(sentence):
            if link.trust >= COPY and link.other in at:
                yield i, at[link.other]
