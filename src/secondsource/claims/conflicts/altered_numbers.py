"""Numbers that a copy changed, of whatever is no toll: rounds fired, money; and one end given for a range."""

from __future__ import annotations

import re
from collections.abc import Iterator

from secondsource.claims.alignment.figure_facts import bounds, number
from secondsource.claims.alignment.handed import COPY, Link
from secondsource.claims.conflicts.base import Clash
from secondsource.claims.conflicts.pile import Pile
from secondsource.model.assertion import Figure
from secondsource.model.span import Span

#: Units of which one sentence often has two numbers for two things, or that say when rather than how many.
_LOOSE = frozenset({"year", "month", "week", "day", "hour", "minute", "second", "source", "share"})


#: A part of a telephone number.
_PHONE = re.compile(r"\(\d|-\d|.\d+[-)]")
SURE = 0.9  # trust in a passage that keeps nearly all words, whichever was made from the other


def altered_figures(pile: Pile) -> Iterator[Clash]:
    """Each number once that stands differently in two sentences of which one was made from the other."""
    by_sentence: dict[Span, list[Figure]] = {}
    for report in pile.order:
        for figure in pile.said[report].figures:
            sentence = pile.sentence(figure.span)
            if sentence and sentence.kind == "body":
                by_sentence.setdefault(sentence.span, []).append(figure)
    told: set[tuple[object, ...]] = set()
    for left, right, link in pile.trail.pairs():
        for a in by_sentence.get(left, ()):
            for b in by_sentence.get(right, ()):
                pair = (a.unit, *sorted((_said(a), _said(b))))
                if a.unit == b.unit and pair not in told and (clash := _clash(a, b, link, by_sentence, pile)):
                    told.add(pair)
                    yield clash


def _clash(a: Figure, b: Figure, link: Link, at: dict[Span, list[Figure]], pile: Pile) -> Clash | None:
    alone = all(sum(f.unit == a.unit for f in at[s.span]) == 1 for x in (a, b) if (s := pile.sentence(x.span)))
    if any(_PHONE.match(pile.reports[f.report].text[f.span.start - 1 : f.span.end + 1]) for f in (a, b)):
        return None
    if a.unit in _LOOSE or not (alone or _noted(a, b, link)):
        return None
    made = pile.trail.made_from(a.report, b.report)
    if a.unit == "person" and made and (a.status == b.status or None in (a.status, b.status)) and _cut(a, b):
        words = f"{_told(a)} in one, {_told(b)} in the other: of a range one end alone"
        return Clash("numeric", "soft", a.span, b.span, words, (), pile.claims_at(a.span, b.span))
    if a.status == b.status and _turned_round(a, b):
        words = pile.trail.in_words(a.report, _told(a), b.report, _told(b))
        return Clash("numeric", "hard", a.span, b.span, words, (), pile.claims_at(a.span, b.span))
    if a.status or b.status or not alone or not _apart(a, b) or not _noted(a, b, link):
        return None
    if link.trust < SURE and not (made and (link.trust >= COPY or pile.giver(a) == pile.giver(b))):
        return None
    words = pile.trail.in_words(a.report, _told(a), b.report, _told(b))
    return Clash("numeric", "hard", a.span, b.span, words, (), pile.claims_at(a.span, b.span))


def _turned_round(a: Figure, b: Figure) -> bool:
    """Two digits beside one another changed places: 341 and 314. So a toll does not grow."""
    one, other = (f"{number(f) or 0:.0f}" for f in (a, b))
    if len(one) != len(other) or a.qualifier != b.qualifier:
        return False
    apart = [i for i, (x, y) in enumerate(zip(one, other, strict=True)) if x != y]
    return (
        len(apart) == 2
        and apart[1] == apart[0] + 1
        and one[apart[0]] == other[apart[1]]
        and one[apart[1]] == other[apart[0]]
    )


def _cut(a: Figure, b: Figure) -> bool:
    """One gives a range, the other an end of it as if there were no other."""
    ranged, single = (a, b) if _ranged(a) else (b, a)
    return _ranged(ranged) and not _ranged(single) and number(single) in (ranged.low, ranged.high)


def _ranged(figure: Figure) -> bool:
    return figure.value is None and None not in (figure.low, figure.high) and figure.low != figure.high


def _apart(a: Figure, b: Figure) -> bool:
    x, y = bounds(a), bounds(b)
    return x is not None and y is not None and (x[0] > y[1] or y[0] > x[1])


def _noted(a: Figure, b: Figure, link: Link) -> bool:
    """Whether lineage laid the two numbers beside one another."""
    for x in link.passage.altered:
        ends = [end for end in (x.left, x.right) if end]
        if x.kind == "number" and len(ends) == 2 and all(any(e.shared(f.span) for e in ends) for f in (a, b)):
            return True
    return False


def _said(figure: Figure) -> tuple[float, float]:
    low, high = figure.low if figure.low is not None else -1, figure.high if figure.high is not None else -1
    value = number(figure)
    return (value if value is not None else -1, low if figure.value is None else high)


def _told(figure: Figure) -> str:
    if _ranged(figure):
        return f"{figure.low:,g} to {figure.high:,g}"
    return f"{number(figure) or 0:,g}"
