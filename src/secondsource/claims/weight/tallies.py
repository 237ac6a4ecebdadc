"""Counts over all reports: who gave which number for what became of whom, first on which day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from secondsource.claims.alignment.figure_facts import GENERAL, bounds, number
from secondsource.claims.alignment.items import Item
from secondsource.claims.weight.origins import Counted
from secondsource.model.span import Span

FAR = 14  # days; the counts of one unfolding event are not compared over more
#: What becomes of people over time: a later number is news, not a contradiction. Of anything else (how many were on
#: board, how many voted) there is one true number.
GROWING = frozenset(
    {
        "killed",
        "wounded",
        "missing",
        "rescued",
        "displaced",
        "detained",
        "trapped",
        "identified",
        "buried",
        "sentenced",
        "infected",
    }
)


@dataclass(frozen=True, slots=True)
class Tally:
    """One number for one fate of one class of people.

    `first` is the ISO day on which it is first given, `parties` who gave it first, `of_member` the origins of each
    item. `part` tells that the same party gives a greater number beside it, of which this is a part or an older state,
    `balance` that a sentence gives it beside the number for another fate ("30 dead, 12 missing").
    """

    claim: str
    items: tuple[Item, ...]
    status: str
    people: str
    value: float | None
    low: float
    high: float
    first: str
    parties: frozenset[str]
    of_member: tuple[tuple[str, ...], ...] = ()
    part: bool = False
    balance: bool = False

    @property
    def block(self) -> tuple[str, str, str, str]:
        """Story, fate, unit and class: what must agree for two numbers to be comparable."""
        figure = self.items[0].figure
        return self.items[0].story, self.status, figure.unit if figure else "", self.people

    @property
    def whole(self) -> bool:
        """Whether a wording counts people at large, though another may name a class ("three workers")."""
        return any((item.figure.victim_class or "").lower() in GENERAL for item in self.items if item.figure)

    @property
    def dated(self) -> bool:
        """Whether the day on which it is first given is sure."""
        return any(item.dated and item.day == self.first for item in self.items)

    @property
    def reports(self) -> frozenset[str]:
        """The reports that give the number."""
        return frozenset(item.report for item in self.items)

    @property
    def sentences(self) -> frozenset[Span]:
        """The sentences that give the number."""
        return frozenset(item.sentence for item in self.items)


def tallied(claims: Sequence[tuple[str, tuple[Item, ...], Counted]]) -> list[list[Tally]]:
    """The tallies of a pile in blocks that count the same fate of the same people, each in order of day and value."""
    blocks: dict[tuple[str, str, str, str], list[Tally]] = defaultdict(list)
    for claim, items, counted in claims:
        figure = next((item.figure for item in items if item.figure and item.figure.status), None)
        if figure is None or not figure.status:
            continue
        limits = [found for item in items if item.figure and (found := bounds(item.figure))]
        if limits:
            people = _people(items)
            low, high = min(a for a, _ in limits), max(b for _, b in limits)
            first = min((item.day for item in items if item.dated), default=min(item.day for item in items))
            tally = Tally(
                claim,
                items,
                figure.status,
                people,
                number(figure),
                low,
                high,
                first,
                frozenset(),
                counted.of_member,
            )
            blocks[items[0].story, figure.status, figure.unit, people].append(tally)
    ordered = [sorted(block, key=lambda t: (t.first, t.low, t.claim)) for _, block in sorted(blocks.items())]
    fates: dict[Span, set[str]] = defaultdict(set)
    for tally in (tally for block in ordered for tally in block):
        for sentence in tally.sentences:
            fates[sentence].add(tally.status)
    return _with_parts([[_in_balance(tally, fates) for tally in _owned(block)] for block in ordered])


def _people(items: Sequence[Item]) -> str:
    """The class that most wordings count, "" for people at large."""
    told = Counter((item.figure.victim_class or "").lower() for item in items if item.figure and not item.title)
    told = told or Counter((item.figure.victim_class or "").lower() for item in items if item.figure)
    people = max(sorted(told), key=lambda name: told[name], default="")
    return "" if people in GENERAL else people


def _in_balance(tally: Tally, fates: Mapping[Span, set[str]]) -> Tally:
    return replace(tally, balance=any(len(fates[sentence] & GROWING) > 1 for sentence in tally.sentences))


def _with_parts(blocks: list[list[Tally]]) -> list[list[Tally]]:
    """The blocks with parts marked; only numbers of one story, fate and unit can be parts of one another."""
    kin: dict[tuple[str, str, str], list[Tally]] = defaultdict(list)
    for block in blocks:
        kin[block[0].block[:3]] += block
    return [[replace(t, part=_is_part(t, kin[t.block[:3]])) for t in block] for block in blocks]


def _owned(block: list[Tally]) -> list[Tally]:
    """Each number with those whose it is: who gives it most often on its first day.

    Of several, those who give a greater number in the same report only cite this one.
    """
    given = [_first_givers(tally) for tally in block]
    rows = list(zip(block, given, strict=True))
    found = []
    for tally, mine in rows:
        above = [theirs for t, theirs in rows if t.low > tally.high and t.reports & tally.reports]
        found.append(replace(tally, parties=mine.difference(*above) or mine))
    return found


def _first_givers(tally: Tally) -> frozenset[str]:
    """Who gives the number in most strands of text on its first day; copies are no strands of their own."""
    rows = list(zip(tally.items, tally.of_member, strict=True))
    first = [row for row in rows if row[0].day == tally.first and not row[0].title] or rows
    count = Counter(party for party, _ in {(party, item.strand) for item, parties in first for party in parties})
    return frozenset(party for party in count if count[party] == max(count.values()))


def _is_part(less: Tally, others: Sequence[Tally]) -> bool:
    """Whether a number is marked as part of another, or told beside a greater one of the kind by the same party.

    Where a number does not grow, one for a class ("70 miners") is also part of a greater one for all ("300 people")
    in the same report.
    """
    if 2 * sum(item.partial for item in less.items) >= len(less.items):
        return True
    marked = {item.figure.part_of for item in less.items if item.figure} - {None}
    for more in others:
        wider = not more.people and less.status not in GROWING
        if more is less or not (more.people == less.people or wider):
            continue
        party = less.parties & more.parties or more.people != less.people
        beside = less.reports & more.reports and less.high < more.low
        if (party and beside) or any(item.figure and item.figure.id in marked for item in more.items):
            return True
    return False


def apart(left: Tally, right: Tally) -> int | None:
    """Days from the first word of one number to that of the other, None when either day is unknown or unsure."""
    if not (left.dated and right.dated):
        return None
    try:
        return (date.fromisoformat(right.first) - date.fromisoformat(left.first)).days
    except ValueError:  # a month or a year only
        return None
