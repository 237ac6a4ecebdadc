"""Numbers that are no tolls: how large a crowd was, and shares of a number that make another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from secondsource.claims.alignment.figure_facts import number
from secondsource.claims.conflicts.base import Clash
from secondsource.claims.conflicts.pile import Pile
from secondsource.claims.conflicts.same_people import is_age
from secondsource.claims.weight.tallies import Tally, apart
from secondsource.model.assertion import Figure
from secondsource.model.parse import Sentence
from secondsource.resources.clashes import clashes

LARGE = 20  # people; fewer are no crowd
MILLION = 1e6  # "a quarter of a million" is a number, no share of one
MANY = 40  # estimates of one story that are compared; more are no single crowd
APART = 1.5  # times; estimates of a crowd that are closer are one estimate
#: "Two-thirds of the village's 300 people": the share that is taken of the number after it.
_SHARE = re.compile(
    r"\b(?:(?P<of>half|(?:a|one)[ -](?:third|quarter|fifth)|two[ -]thirds|three[ -]quarters|a tenth)|"
    r"(?P<percent>\d{1,2}) ?(?:%|per ?cent)) of (?:[\w’'.-]+ ){0,3}$",
    re.IGNORECASE,
)
_WORTH = {
    "half": 1 / 2,
    "third": 1 / 3,
    "thirds": 2 / 3,
    "quarter": 1 / 4,
    "quarters": 3 / 4,
    "fifth": 1 / 5,
    "tenth": 0.1,
}


def clashing_crowds(pile: Pile) -> Iterator[Clash]:
    """Two parties tell very different numbers for one crowd: once a story, the two that are furthest apart."""
    told: dict[str, list[tuple[float, str, frozenset[str], Figure]]] = {}
    for report in pile.order:
        before: Sentence | None = None
        for sentence in pile.body(report):
            for figure in _crowds(sentence, before, pile) if pile.is_original(sentence.span) else ():
                days = frozenset(
                    m.earliest for m in pile.parses[report].moments if sentence.span.covers(m.span) and m.earliest
                )
                told.setdefault(pile.story(report), []).append((number(figure) or 0, pile.giver(figure), days, figure))
            before = sentence
    for _, rows in sorted(told.items()):
        pairs = [
            (max(a[0], b[0]) / min(a[0], b[0]), a[3], b[3])
            for a, b in combinations(rows[:MANY], 2)
            if a[1] != b[1]
            and a[3].report != b[3].report
            and not (a[2] and b[2] and not a[2] & b[2])
            and pile.near(a[3].report, b[3].report, 1)
        ]
        pairs = [pair for pair in pairs if pair[0] >= APART]
        if pairs:
            _, a, b = max(pairs, key=lambda pair: (pair[0], pair[1].id, pair[2].id))
            words = f"the crowd was {number(a):,g} by one account, {number(b):,g} by another"
            more = tuple(row[3].span for row in rows if row[3].id not in (a.id, b.id))
            yield Clash("numeric", "hard", a.span, b.span, words, more, pile.claims_telling(a.span, b.span))


def _crowds(sentence: Sentence, before: Sentence | None, pile: Pile) -> list[Figure]:
    """The numbers of people in a sentence that tells of a crowd, or that goes on from one that does."""
    figures = [
        f
        for f in pile.said[sentence.span.report].figures
        if f.unit == "person" and f.status is None and f.part_of is None and sentence.span.covers(f.span)
    ]
    figures = [f for f in figures if (number(f) or 0) >= LARGE and f.qualifier != "vague" and not is_age(f, pile)]
    figures = [f for f in figures if re.search(r"[^\W\d]", pile.text(f.span))]  # "two men, 18 and 20"
    if not figures:
        return []
    known = clashes().crowds
    gathered = known.search(pile.text(sentence.span)) or (
        before is not None and before.paragraph >= sentence.paragraph - 1 and known.search(pile.text(before.span))
    )
    return figures[:1] if gathered else []


def implied_counts(tallies: list[Tally], pile: Pile) -> Iterator[Clash]:
    """A share of a number makes another number than the one that somebody else gives for the same fate that day."""
    at: dict[tuple[str, str, str], list[Tally]] = {}
    for tally in tallies:
        at.setdefault(tally.block[:3], []).append(tally)
    for tally in tallies:
        for item in tally.items:
            assert item.figure is not None
            share, value = _share_before(item.figure, pile), number(item.figure)
            if not share or not value or value >= MILLION or item.title:
                continue
            low, high = 0.9 * share * value, 1.1 * share * value
            for other in at[tally.block[:3]]:
                if other is tally or other.part or other.people or apart(tally, other) != 0:
                    continue
                if (other.low > high or other.high < low) and not other.parties & tally.parties:
                    shown = next((i for i in other.items if not i.title), other.items[0])
                    words = f"{share * value:,.0f} ({share:.0%} of {value:,g}) by one account, "
                    words += f"{number(shown.figure) or 0:,g} by another" if shown.figure else "another number"
                    yield Clash("numeric", "hard", item.span, shown.span, words, (), (tally.claim, other.claim))


def _share_before(figure: Figure, pile: Pile) -> float:
    """The share that the words before a number take of it, 0 when they take none."""
    text = pile.reports[figure.report].text
    sentence = pile.sentence(figure.span)
    found = _SHARE.search(text[sentence.span.start if sentence else 0 : figure.span.start])
    if found is None:
        return 0.0
    if found["percent"]:
        return int(found["percent"]) / 100
    return _WORTH[re.split(r"[ -]", found["of"].casefold())[-1]]
