"""Low, best and high of a course under named policies. Each is a pure function on points of one scope.

No policy adds or averages: every number that it gives stands in some report, but for the conventions that `acled` has
for vague words, and says so. Superseded, overtaken, corrected and denied numbers are left out by all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from secondsource.claims.figures.placed import PLACED
from secondsource.model.course import Estimate, Point

Policy = Callable[[Sequence[Point]], Estimate]

#: What ACLED writes for words that give no number, by the least number that Second Source reads in them (text/numerals:
#: "dozens" from 24 on, "hundreds" from 200 on, "thousands" from 2,000 on; less is "several", "a few", "many").
_VAGUE = ((2_000, 1_000.0), (200, 100.0), (24, 12.0), (20, 10.0), (0, 3.0))


def range_(points: Sequence[Point]) -> Estimate:
    """Everything that has not been left behind, taken back or denied: from the least to the greatest number that some
    report gives. It picks no best."""
    held = standing(points)
    return _estimate("range", held, None, held, "from the least to the greatest number that still stands")


def ucdp(points: Sequence[Point]) -> Estimate:
    """Low, best and high as the Uppsala Conflict Data Program defines them: the lowest and the highest reliable
    estimate, and the best, that is most likely, one (UCDP GED Codebook, Croicu and Sundberg, variables `low`, `high`,
    `best`). What is likely a program cannot know: here it is the number that most origins give, then most reports, then
    the best placed and the latest source, then the lower number. Reliable are sources with a name or an office; the
    nameless and vague words count where there is nobody else.
    """
    held = reliable(standing(points))
    by_number: dict[float, list[Point]] = defaultdict(list)
    for point in mainly(held):
        if point.number is not None:
            by_number[point.number].append(point)
    best = max(by_number, key=lambda n: (*_support(by_number[n]), -n), default=None)
    why = "the number that most origins give; the lowest and the highest by a source that is named"
    return _estimate("ucdp", held, best, by_number.get(best, held) if best is not None else held, why)


def acled(points: Sequence[Point]) -> Estimate:
    """The most conservative number, as ACLED codes fatalities: where reports differ or are vague the lowest of what
    is reported, revised upward or downward when better information comes (ACLED Codebook, "Fatalities"; ACLED FAQ
    "How does ACLED code fatalities?"). Better information is the later number of a source that is at least as well
    placed. Words without a number count as ACLED counts them: 10 for "tens", 12 for "dozens", 100 for "hundreds". For
    "several" and the like ACLED has 10 in a war and 3 elsewhere; the lower is taken, for which it is is not known.
    """
    held = standing(points)
    others = {(_day(p), p.number is not None, PLACED[p.kind]) for p in held}
    latest = [p for p in held if not any(_better(other, p) for other in others)]
    least = min(latest, key=lambda p: (acled_number(p), p.id), default=None)
    if least is None:
        return _estimate("acled", held, None, held, "no number stands")
    coded = acled_number(least)
    vague = f": {coded:g} by convention for words without a number" if least.number is None else ""
    found = _estimate("acled", latest, coded, [least], f"the lowest number of the best information{vague}")
    if found.low is not None and found.low > coded:
        return Estimate(found.policy, coded, found.best, found.high, found.open, found.points, found.why)
    return found


def latest(points: Sequence[Point]) -> Estimate:
    """The last number of each origin; low and high are over origins. Best is the last of all; of one day, what most
    origins give, then the best placed source, then the lower number. Vague words give way to numbers."""
    last: dict[str, Point] = {}
    for point in in_order(standing(points)):
        for origin in point.origins or (point.report,):
            last[origin] = point
    held = list({p.id: p for p in last.values()}.values())
    held = [p for p in held if p.number is not None] or held
    exact = mainly([p for p in held if p.number is not None])
    newest = max((_day(p) for p in exact), default="")
    today: dict[float, list[Point]] = defaultdict(list)
    for point in exact:
        if _day(point) == newest and point.number is not None:
            today[point.number].append(point)
    best = max(today, key=lambda n: (*_support(today[n]), -n), default=None)
    deciding = today[best] if best is not None else held
    return _estimate("latest", held, best, deciding, "the last number of each origin; best is the last of all")


#: Name -> policy, in the order in which they are shown (model/course.py says what each is in a sentence).
POLICIES: Mapping[str, Policy] = {"ucdp": ucdp, "latest": latest, "acled": acled, "range": range_}


def standing(points: Iterable[Point]) -> list[Point]:
    """The points that still hold."""
    return [point for point in points if point.standing == "stands"]


def reliable(points: Sequence[Point]) -> list[Point]:
    """The points with a number by a source that has a name or an office, else those with a number, else all."""
    exact = [p for p in points if p.number is not None]
    named = [p for p in exact if PLACED[p.kind] > 0]
    return named or exact or list(points)


def mainly(points: Sequence[Point]) -> list[Point]:
    """Of each report the numbers that it mainly tells of; of one that tells mainly of other things all."""
    telling = {p.report for p in points if p.main}
    return [p for p in points if p.main or p.report not in telling]


def in_order(points: Iterable[Point]) -> list[Point]:
    """By the day of which they are told, then by content."""
    return sorted(points, key=lambda p: (_day(p), p.asof.earliest or "", p.floor, p.ceiling, p.report, p.id))


def acled_number(point: Point) -> float:
    """The number that ACLED would write for a point."""
    if point.qualifier == "vague" and point.number is None:
        return next(number for least, number in _VAGUE if point.floor >= least)
    return point.number if point.number is not None else point.floor


def _better(other: tuple[str, bool, int], point: Point) -> bool:
    """Whether a later number of a source at least as well placed is there: (day, whether it is a number, placed)."""
    day, exact, placed = other
    return day > _day(point) and (exact or point.number is None) and placed >= PLACED[point.kind]


def _day(point: Point) -> str:
    return (point.asof.latest or point.asof.earliest or "")[:10]


def _support(points: Sequence[Point]) -> tuple[int, int, int, str]:
    """Origins, reports, how well placed, how late."""
    origins = {origin for p in points for origin in p.origins or (p.report,)}
    reports = {p.report for p in points}
    return len(origins), len(reports), max(PLACED[p.kind] for p in points), max(_day(p) for p in points)


def _estimate(policy: str, held: Sequence[Point], best: float | None, deciding: Sequence[Point], why: str) -> Estimate:
    """Low and high over the points that are held; a range that a report gives counts with both its ends."""
    low = min((p.floor for p in held if p.qualifier != "up-to"), default=min((p.floor for p in held), default=None))
    high = max((p.ceiling for p in held), default=None)
    open_ = any(p.open and p.ceiling >= (high or 0) for p in held)
    return Estimate(policy, low, best, high, open_, tuple(sorted(p.id for p in deciding)), why)
