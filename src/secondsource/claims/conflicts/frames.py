"""One deed told twice with another time, place, number or doer: the verb and who or what it is about are the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from secondsource.claims.alignment.figure_facts import bounds, number
from secondsource.claims.alignment.items import telling
from secondsource.claims.alignment.sites import near
from secondsource.claims.conflicts.base import Clash
from secondsource.claims.conflicts.frame import Frame, read
from secondsource.claims.conflicts.pile import Pile
from secondsource.claims.conflicts.same_people import is_age
from secondsource.model.assertion import Figure
from secondsource.model.claim import ConflictKind
from secondsource.model.parse import Moment
from secondsource.model.span import Span
from secondsource.resources.clashes import clashes
from secondsource.resources.sides import side_of
from secondsource.text.inflect import singular

CROWD = 24  # tellings of one deed that are compared; what more reports tell is told of many deeds
CLOSE, ROUGH = 10, 30  # minutes between two times that are one; where one is "about" a time
#: Figures of these units say when, how old or who.
_OTHER_UNITS = frozenset({"source", "share", "group"})


def clashing_frames(pile: Pile) -> Iterator[Clash]:
    """Tellings of one deed by two parties that differ in one thing of which there can be but one; once a deed."""
    same: dict[tuple[str, str, str], list[Frame]] = defaultdict(list)
    for item in pile.originals:
        frame = read(item, pile)
        if frame:
            for word in {("does", w) for w in frame.doer} | {("done", w) for w in frame.done}:
                same[item.story, frame.verb, " ".join(word)].append(frame)
    told: set[tuple[str, str, str]] = set()
    shown: set[frozenset[tuple[object, ...]]] = set()
    for (story, verb, _role), frames in sorted(same.items(), key=lambda row: row[0]):
        if len(frames) > CROWD:
            continue
        for a, b in combinations(sorted(frames, key=lambda f: (f.item.day, f.item.key)), 2):
            pair = frozenset({a.item.key, b.item.key})
            if pair in shown or not _comparable(a, b, pile):
                continue
            shown.add(pair)
            for clash in _differences(a, b, pile):
                if (story, verb, clash.kind) not in told:
                    told.add((story, verb, clash.kind))
                    yield clash


def _comparable(a: Frame, b: Frame, pile: Pile) -> bool:
    """Two voices in two reports of about one day, neither sentence made from the other."""
    if a.item.report == b.item.report or a.voice == b.voice:
        return False
    return pile.near(a.item.report, b.item.report) and not pile.trail.between(a.item.sentence, b.item.sentence)


def _differences(a: Frame, b: Frame, pile: Pile) -> Iterator[Clash]:
    """What differs of one deed: nothing more than one thing, or it is another deed."""
    doers, done = bool(a.doer & b.doer), bool(a.done & b.done)
    both_doers, both_done = bool(a.doer and b.doer), bool(a.done and b.done)
    if both_done and done and a.verb in _naming() and (names := _persons(a, b, pile)):
        yield _clash("identity", *names, "named as two people by two accounts", a, b, pile)
        return
    if both_doers and not doers and done and a.doer_at and b.doer_at and _rivals(a, b, pile):
        told = "laid to different doers by two accounts"
        yield _clash("identity", a.doer_at, b.doer_at, told, a, b, pile)
        return
    if (both_doers and not doers) or (both_done and not done) or not (doers or done):
        return
    if a.proper and b.proper and len(a.proper & b.proper) < min(2, len(a.proper), len(b.proper)):
        return  # two by name
    if not ((a.doer & b.doer) | (a.done & b.done)) - a.anybody - b.anybody:
        return  # civilians are killed on many days and at many places
    for one in a.figures:
        for other in b.figures:
            if _numbers_apart(one, other, a, b, pile):
                told = f"{number(one):,g} by one account, {number(other):,g} by another"
                yield _clash("numeric", one.span, other.span, told, a, b, pile)
                return
    times = _times_apart(a, b)
    if times:
        one_, other_ = times
        yield _clash("date", one_.span, other_.span, "at different times by two accounts", a, b, pile)
    elif len(a.where) == len(b.where) == 1 and not a.where[0][1] & b.where[0][1] and _places_apart(a, b, pile):
        yield _clash("place", a.where[0][0], b.where[0][0], "at different places by two accounts", a, b, pile)


@cache
def _naming() -> frozenset[str]:
    return telling("named identified")


@cache
def _causing() -> frozenset[str]:
    return telling("caused started triggered sparked ignited provoked")


def _persons(a: Frame, b: Frame, pile: Pile) -> tuple[Span, Span] | None:
    """The only person that each names, where they are two whose names have nothing in common."""
    mine, theirs = ([p for p in pile.persons(f.item.span) if not _owns(p[0], pile)] for f in (a, b))
    if len(mine) != 1 or len(theirs) != 1 or mine[0][1] == theirs[0][1]:
        return None
    one, other = (telling(pile.text(span)) for span in (mine[0][0], theirs[0][0]))
    return None if one & other else (mine[0][0], theirs[0][0])


def _owns(name: Span, pile: Pile) -> bool:
    """Whether a name only tells whose somebody or something is ("Marr's first victim")."""
    return re.match(r"['’]s\b|['’] ", pile.reports[name.report].text[name.end : name.end + 3]) is not None


def _rivals(a: Frame, b: Frame, pile: Pile) -> bool:
    """Whether the doers are two: of two sides, two people by name, or two causes."""
    assert a.doer_at and b.doer_at
    if _times_apart(a, b):
        return False
    sides = [side_of([pile.text(at).casefold()]).sort for at in (a.doer_at, b.doer_at)]
    if None not in sides:
        return sides[0] != sides[1]
    if a.verb in _causing():
        return True
    one, other = (pile.persons(at) for at in (a.doer_at, b.doer_at))
    return len(one) == len(other) == 1 and one[0][1] != other[0][1]


def _numbers_apart(one: Figure, other: Figure, a: Frame, b: Frame, pile: Pile) -> bool:
    if any(is_age(f, pile) and not pile.text(f.span).endswith("years old") for f in (one, other)):
        return False  # "a 22-year-old": whoever that is
    if one.unit != other.unit or one.unit in _OTHER_UNITS or one.status or other.status:
        return False
    if min(number(one) or 0, number(other) or 0) <= 1:
        return False
    if any(sum(f.unit == one.unit for f in frame.figures) > 1 for frame in (a, b)):
        return False
    x, y = bounds(one), bounds(other)
    return x is not None and y is not None and (x[0] > y[1] or y[0] > x[1])


def _times_apart(a: Frame, b: Frame) -> tuple[Moment, Moment] | None:
    if len(a.moments) != 1 or len(b.moments) != 1:
        return None
    x, y = a.moments[0], b.moments[0]
    if not (a.item.dated and b.item.dated) or {x.value[-2:], y.value[-2:]} == {"NI", "MO"}:
        return None  # "late on Thursday night" is early on Friday
    if x.mod in ("BEFORE", "AFTER") or y.mod in ("BEFORE", "AFTER") or x.type == "duration" or y.type == "duration":
        return None
    clocks = [m.value[-5:] for m in (x, y) if len(m.value) >= 16 and m.value[-6] == "T"]
    if len(clocks) == 2 and (x.earliest == y.earliest or None in (x.earliest, y.earliest)):
        minutes = [60 * int(c[:2]) + int(c[3:]) for c in clocks]
        apart = abs(minutes[0] - minutes[1]) % 720
        return (x, y) if min(apart, 720 - apart) >= (ROUGH if "APPROX" in (x.mod, y.mod) else CLOSE) else None
    if len(clocks) == 2 and clocks[0] == clocks[1]:
        return None
    days = [m for m in (x, y) if m.earliest and m.earliest == m.latest]
    return (x, y) if len(days) == 2 and x.earliest != y.earliest else None


def _places_apart(a: Frame, b: Frame, pile: Pile) -> bool:
    """Whether no place that the two sentences name may hold one that the other names."""
    (one, _), (other, _) = a.where[0], b.where[0]
    named = [pile.is_place(end) for end in (one, other)]
    if named[0] != named[1]:
        return False
    if not named[0]:
        return all(singular(pile.text(end).casefold()) in clashes().spots for end in (one, other))
    mine, theirs = pile.places(a.item.sentence), pile.places(b.item.sentence)
    if mine and theirs:
        return not any(near(x, y) for x in mine for y in theirs)
    return not a.item.names & b.item.names & pile.places_named


def _clash(kind: ConflictKind, one: Span, other: Span, told: str, a: Frame, b: Frame, pile: Pile) -> Clash:
    return Clash(kind, "hard", one, other, told, (), pile.claims(a.item, b.item))
