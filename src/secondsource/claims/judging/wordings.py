"""Wordings that a person put into one claim, or kept apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from secondsource.claims.alignment.grounds import AGAINST, Grounds
from secondsource.claims.alignment.handed import COPY, Trail
from secondsource.claims.alignment.items import Item
from secondsource.claims.alignment.turned import turned
from secondsource.model.judged import Judged, spans_of
from secondsource.model.judgement import Judgement
from secondsource.model.span import Span

#: What makes a copy of a wording go with it wherever that goes.
COPIED = 10.0
Group = list[Item]


def with_wordings(groups: Sequence[Group], judged: Judged, grounds: Grounds, trail: Trail) -> list[Group]:
    """The groups of items, those joined whose wordings were judged to make one claim and those parted whose wordings
    were judged to make two. Counts are never joined with words, nor items of two stories."""
    entries = judged.of("claim")
    named = {span for entry in entries for span in spans_of(entry)}
    found, others = list[Group](), list[Group]()
    for group in groups:
        (others if named.isdisjoint(item.span for item in group) else found).append(group)
    joining = [e for e in entries if e.verdict == "positive"]
    for entry in joining:
        for one, other in combinations(spans_of(entry), 2):
            found = _joined(found, one, other)
    for entry in entries:
        if entry.verdict == "negative":
            for one, other in combinations(spans_of(entry), 2):
                found = [part for group in found for part in _parted(group, one, other, joining, grounds, trail)]
    return [*others, *found]


def _at(group: Iterable[Item], span: Span) -> bool:
    return any(item.span == span for item in group)


def _joined(groups: Sequence[Group], one: Span, other: Span) -> list[Group]:
    mine, theirs = ([i for i, group in enumerate(groups) if _at(group, span)] for span in (one, other))
    if set(mine) & set(theirs):
        return list(groups)
    able = [(i, j) for i in mine for j in theirs if _can_be_one(groups[i], groups[j])]
    if not able:
        return list(groups)
    i, j = min(able, key=lambda pair: (_borrowed(groups[pair[0]], one) + _borrowed(groups[pair[1]], other), pair))
    known = {item.key for item in groups[i]}
    made = [*groups[i], *(item for item in groups[j] if item.key not in known)]
    made = made if made[0].figure else turned(made)
    return [made if at == i else group for at, group in enumerate(groups) if at != j]


def _can_be_one(left: Group, right: Group) -> bool:
    kinds = [{"figure" if item.kind == "figure" else "words" for item in group} for group in (left, right)]
    return kinds[0] == kinds[1] and left[0].story == right[0].story


def _borrowed(group: Group, span: Span) -> int:
    """1 where the words belong to another claim too, and rather to that."""
    return int(all(item.borrowed for item in group if item.span == span))


def _parted(
    group: Group, one: Span, other: Span, joining: Sequence[Judgement], grounds: Grounds, trail: Trail
) -> list[Group]:
    """The group in two, if it holds both wordings. Each other item goes where a judgement ties it, the latest first;
    else with what it is most like, its copies before all."""
    if not (_at(group, one) and _at(group, other)):
        return [group]
    side = _tied({one: 0, other: 1}, joining)
    parts: tuple[Group, Group] = ([], [])
    rest = []
    for item in group:
        if item.span in side:
            parts[side[item.span]].append(item)
        else:
            rest.append(item)
    rest.sort(key=lambda item: (-max(_likeness(item, part, grounds, trail) for part in parts), item.key))
    for item in rest:
        left, right = (_likeness(item, part, grounds, trail) for part in parts)
        parts[int(right > left)].append(item)
    return [sorted(part, key=lambda item: item.key) for part in parts]


def _tied(side: dict[Span, int], joining: Sequence[Judgement]) -> Mapping[Span, int]:
    found = dict(side)
    spread = True
    while spread:
        spread = False
        for entry in reversed(joining):
            spans = spans_of(entry)
            known = [found[span] for span in spans if span in found]
            if known and any(span not in found for span in spans):
                found |= {span: known[0] for span in spans if span not in found}
                spread = True
                break
    return found


def _likeness(item: Item, part: Sequence[Item], grounds: Grounds, trail: Trail) -> float:
    best = 0.0
    for other in part[:AGAINST]:
        link = trail.between(item.sentence, other.sentence)
        copied = COPIED if link is not None and link.trust >= COPY else 0.0
        best = max(best, copied + grounds.likeness(item, other))
    return best


def wordings_of(judged: Judged) -> Mapping[Span, Sequence[Judgement]]:
    """The judgements of claims by the words that they speak of."""
    found: dict[Span, list[Judgement]] = defaultdict(list)
    for entry in judged.of("claim"):
        for span in spans_of(entry):
            found[span].append(entry)
    return found
