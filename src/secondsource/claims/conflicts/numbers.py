"""Different counts of the same people: which of them clash, and which only seem to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from secondsource.claims.alignment.figure_facts import bounds, number
from secondsource.claims.alignment.handed import COPY, Trail
from secondsource.claims.alignment.items import Item
from secondsource.claims.conflicts.base import Clash
from secondsource.claims.conflicts.pile import Pile
from secondsource.claims.conflicts.same_people import of_other_times, of_others
from secondsource.claims.conflicts.scope import INCIDENT, by_a_side, difference, is_loose, within_one_text
from secondsource.claims.identity.parties import Parties
from secondsource.claims.weight.tallies import FAR, GROWING, Tally, apart
from secondsource.model.claim import Severity
from secondsource.model.span import Span

FEW = 2  # counts of one fate first told on one day; where there are more, several things may have happened
MOUNTING = frozenset({"killed", "wounded"})  # what cannot be undone: of one event, a later count is no lower
_LOST = re.compile(
    r"\b(?:its|their|our) (?:own|losses|dead|men|fighters|soldiers|members|ranks)\b|\b(?:has|have|had)? ?lost\b", re.I
)
UNDER_ARMS = frozenset({"soldier", "insurgent", "combatant", "fighter", "police", "militia"})
CITED = 3  # how far a number is from its party when somebody else cites it


def clashing_counts(blocks: Sequence[Sequence[Tally]], pile: Pile) -> Iterator[Clash]:
    """Conflicts between tallies, and inside a tally whose number or bound was altered on the way."""
    trail, parties = pile.trail, pile.parties
    yield from _impossible_parts([tally for block in blocks for tally in block], pile)
    yield from _held_or_lost([tally for block in blocks for tally in block], trail, parties)
    for block in blocks:
        for tally in block:
            yield from _inside(tally, pile)
        for left, right in combinations(block, 2):
            clash = _between(left, right, pile) or _too_many(left, right, trail, parties)
            if clash:
                yield clash


def _impossible_parts(tallies: Sequence[Tally], pile: Pile) -> Iterator[Clash]:
    """More of one class than of all people, told by two sides of one day one after the other."""
    trail, parties = pile.trail, pile.parties
    counts = Counter((tally.block[:3], tally.first) for tally in tallies)
    wholes: dict[tuple[str, str, str], list[Tally]] = {}
    for tally in tallies:
        if not tally.people and by_a_side(tally, parties):
            wholes.setdefault(tally.block[:3], []).append(tally)
    for part in tallies:
        for whole in wholes.get(part.block[:3], ()) if part.people and by_a_side(part, parties) else ():
            rival = part.low > whole.high and not part.parties & whole.parties and apart(part, whole) == 0
            rival = rival and not of_others(part, whole, pile)
            alone = counts[part.block[:3], part.first] <= FEW
            if rival and (alone or _beside(part, whole, pile) or _own_losses(whole, pile)):
                a, b = _shown(part, whole, trail, parties, beside=False)
                told = f"{_stated(a)} of one class by one account, {_stated(b)} in all by another"
                yield Clash("numeric", "hard", a.span, b.span, told, (), (part.claim, whole.claim))


def _too_many(left: Tally, right: Tally, trail: Trail, parties: Parties) -> Clash | None:
    """A part of one account is more than all by the account of others on the same day: "dozens of bodies", 17 dead."""
    less, more = sorted((left, right), key=lambda tally: tally.low)
    if not more.part or less.part or more.parties & less.parties or less.high >= more.low or apart(less, more) != 0:
        return None
    vague = all(item.figure and item.figure.qualifier == "vague" for item in more.items)
    if more.status not in MOUNTING or not vague or any(parties.is_witness(p) for p in (*more.parties, *less.parties)):
        return None
    a, b = _shown(more, less, trail, parties, beside=True)
    told = f"{_stated(a)} as a part by one account, {_stated(b)} in all by another"
    return Clash("numeric", "hard", a.span, b.span, told, (), (more.claim, less.claim))


def _held_or_lost(tallies: Sequence[Tally], trail: Trail, parties: Parties) -> Iterator[Clash]:
    """One side has taken so many of a class, by its own word; another misses another number of them on that day."""
    missing: dict[tuple[str, str, str], list[Tally]] = {}
    for tally in tallies:
        if tally.status == "missing" and tally.people:
            missing.setdefault((tally.block[0], tally.block[2], tally.people), []).append(tally)
    for taken in tallies:
        if taken.status != "detained" or taken.people not in UNDER_ARMS:
            continue
        for lost in missing.get((taken.block[0], taken.block[2], taken.people), ()):
            overlap = taken.low <= lost.high and lost.low <= taken.high
            if not overlap and not taken.parties & lost.parties and apart(taken, lost) == 0:
                a, b = _shown(taken, lost, trail, parties, beside=True)
                told = f"{_stated(a)} taken by one account, {_stated(b)} missing by another"
                yield Clash("numeric", "soft", a.span, b.span, told, (), (taken.claim, lost.claim))


def _beside(left: Tally, right: Tally, pile: Pile) -> bool:
    """Whether a report tells both in one sentence, or one after the other."""
    theirs = {item.sentence for item in right.items}
    before = {item.before for item in right.items}
    return any(i.sentence in theirs | before or i.before in theirs for i in left.items)


def _own_losses(tally: Tally, pile: Pile) -> bool:
    """Whether a side tells how many it has lost itself."""
    return any(_LOST.search(pile.text(item.sentence)) for item in tally.items)


def _inside(tally: Tally, pile: Pile) -> Iterator[Clash]:
    """One claim, two numbers: a copy changed it. Or one number with different bounds: "some 60", "more than 60"."""
    items, trail = sorted(tally.items, key=lambda item: (item.day, item.key)), pile.trail
    for a, b, _ in trail.joined(items):
        if (not _compatible(a, b) or _swapped(a, b)) and not of_other_times(a, b, pile) and not _more(a, b):
            told = trail.in_words(a.report, _stated(a), b.report, _stated(b))
            yield Clash("numeric", "hard", a.span, b.span, told, _others(tally.items, a, b), (tally.claim,))
            return
    bounded = {item.figure.qualifier: item for item in reversed(items) if item.figure}
    bounded.pop("exact", None)
    bounded.pop("vague", None)
    if len(bounded) > 1:
        a, b = (bounded[kind] for kind in sorted(bounded)[:2])
        told = "the same number, but with different bounds"
        yield Clash("numeric", "soft", a.span, b.span, told, _others(tally.items, a, b), (tally.claim,))


def _between(left: Tally, right: Tally, pile: Pile) -> Clash | None:
    """The clash of two tallies, if different parties give them for the same people at the same time."""
    trail, parties = pile.trail, pile.parties
    if left.part or right.part or left.parties & right.parties or (left.low <= right.high and right.low <= left.high):
        return None
    if any(parties.is_witness(p) for p in (*left.parties, *right.parties)):
        return None  # what one person saw or did is no count of the whole
    days = apart(left, right)
    if days is not None and abs(days) > FAR:
        return None  # another event
    together = left.sentences & right.sentences
    growing = left.status in GROWING
    falls = _falls(left, right, days)
    if growing and days != 0 and not falls and not _standing(left) & right.reports:
        return None  # a later number by somebody else, or one of which that is possible: an update
    if not together and within_one_text(left, right):
        return None  # what one report tells side by side without a word on it are counts of two things
    hard = days == 0 or together or not growing or falls
    if is_loose(left, right) or of_others(left, right, pile):
        return None
    reason = difference(left, right, pile)
    severity: Severity = "scope" if reason else "hard" if hard else "soft"
    a, b = _shown(left, right, trail, parties, beside=not hard)
    told = f"{_stated(a)} by one account, {_stated(b)} by another"
    if reason:
        told += f": {reason}"
    more = _others((*left.items, *right.items), a, b)
    return Clash("numeric", severity, a.span, b.span, told, more, (left.claim, right.claim))


def _falls(left: Tally, right: Tally, days: int | None) -> bool:
    """The later number of the dead or hurt, by somebody else, is the lower one: such counts only grow. Not far lower,
    which would be a part."""
    if not days or left.status not in MOUNTING:
        return False
    first, then = (left, right) if days > 0 else (right, left)
    return then.high < first.low < INCIDENT * then.high


def _shown(left: Tally, right: Tally, trail: Trail, parties: Parties, beside: bool) -> tuple[Item, Item]:
    """The place of each number: in one sentence, or (`beside`) one report, where there is one; else where
    each was first given by those whose it is."""
    pairs = [(a, b) for a in _rows(left, right, trail, parties) for b in _rows(right, left, trail, parties)]
    best = min(
        pairs,
        key=lambda p: (
            p[0][1].title + p[1][1].title,
            max(p[0][0], p[1][0]) == CITED,
            p[0][1].sentence != p[1][1].sentence,
            beside and p[0][1].report != p[1][1].report,
            p[0][1].day,
            p[1][1].day,
            p[0][0] + p[1][0],
            p[0][1].key,
            p[1][1].key,
        ),
    )
    return best[0][1], best[1][1]


def _standing(tally: Tally) -> set[str]:
    """The reports that give the number as one that holds, not as what had once been said."""
    return {item.report for item in tally.items if not item.recalled}


def _rows(tally: Tally, other: Tally, trail: Trail, parties: Parties) -> list[tuple[int, Item]]:
    """The members, each with how far it is from its source.

    Their own paper comes first, then a report of it, a copy of that, and last a citation by the other side.
    """
    found = []
    for item, of in zip(tally.items, tally.of_member, strict=True):
        copied = any(link.trust >= COPY and not link.down for link in trail.of(item.sentence))
        copied = copied or any(trail.stands_on(item.report, report) for report in tally.reports)
        far = 1 + copied if not other.parties & set(of) else CITED
        found.append((0 if parties.of_report(item.report) in tally.parties else far, item))
    return found


def _others(items: Sequence[Item], *shown: Item) -> tuple[Span, ...]:
    return tuple(item.span for item in items if item not in shown)


def _compatible(left: Item, right: Item) -> bool:
    """Whether both numbers can hold."""
    assert left.figure is not None and right.figure is not None
    x, y = bounds(left.figure), bounds(right.figure)
    return x is None or y is None or (x[0] <= y[1] and y[0] <= x[1])


def _more(left: Item, right: Item) -> bool:
    """ "Two were sent home", "four more were sent home": others."""
    return any(item.figure is not None and item.figure.running == "increment" for item in (left, right))


def _swapped(left: Item, right: Item) -> bool:
    """Another number within the same bounds, as "at least 12" and "no fewer than 21": both may hold, one is a slip."""
    assert left.figure is not None and right.figure is not None
    a, b = number(left.figure), number(right.figure)
    return left.figure.qualifier == right.figure.qualifier and None not in (a, b) and a != b


def _stated(item: Item) -> str:
    assert item.figure is not None
    value = number(item.figure)
    return "an open number" if value is None else f"{value:,g}"
