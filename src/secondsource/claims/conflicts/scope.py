"""Scope first: when two counts are not of the same people, place or time, and so no conflict."""

from __future__ import annotations

from secondsource.claims.alignment.sites import near
from secondsource.claims.conflicts.pile import Pile
from secondsource.claims.identity.parties import Parties
from secondsource.claims.weight.tallies import GROWING, Tally
from secondsource.model.assertion import Place

INCIDENT = 3  # times; below this, two counts of one day's dead are more likely rival counts than part and whole
BEYOND = 30  # times; further apart the counts of two bodies are of two things all the same
FACTOR = 5  # times; counts of one thing on one day are seldom further apart, whoever gives them
DOZENS = 100  # people; "several", "dozens" and "scores" stand for fewer
PLACES = 8  # places of a count that are compared


def difference(left: Tally, right: Tally, pile: Pile) -> str:
    """Why two counts differ in scope, "" where they count the same as far as can be seen."""
    return _one_incident(left, right) or _far_apart(left, right, pile.parties) or _elsewhere(left, right, pile)


def _one_incident(left: Tally, right: Tally) -> str:
    """Why the counts differ in scope, "" if they do not: the far smaller is told of a day of its own."""
    less, more = sorted((left, right), key=lambda tally: tally.low)
    days = frozenset().union(*(item.days for item in less.items))
    others = frozenset().union(*(item.days for item in more.items))
    apart_ = less.status in GROWING and more.low >= INCIDENT * less.high and bool(days) and not days & others
    return "of one day only, as it seems" if apart_ else ""


def is_loose(left: Tally, right: Tally) -> bool:
    """One is "several": that may be any small number."""
    return any(
        tally.low < DOZENS and all(i.figure and i.figure.qualifier == "vague" for i in tally.items)
        for tally in (left, right)
    )


def _elsewhere(left: Tally, right: Tally, pile: Pile) -> str:
    """Why the counts differ in scope, "" if they do not: their sentences name places that are apart."""
    mine, theirs = _places(left, pile), _places(right, pile)
    if not mine or not theirs or any(near(a, b) for a in mine for b in theirs):
        return ""
    return f"at {mine[0].name} and at {theirs[0].name}"


def _places(tally: Tally, pile: Pile) -> list[Place]:
    """The places no wider than a town that the sentences of a count name, as far as the gazetteer knows them."""
    found = [place for sentence in sorted(tally.sentences) for place in pile.places(sentence)]
    return found[:PLACES]


def _far_apart(left: Tally, right: Tally, parties: Parties) -> str:
    """The numbers are so far apart that hardly the same people are counted; but of two bodies each may well count as it
    likes, and "hundreds" is no count but a manner of speaking."""
    less, more = sorted((left, right), key=lambda tally: tally.low)
    loose = any(item.figure and item.figure.qualifier == "vague" for item in (*less.items, *more.items))
    if less.status not in GROWING or (loose and more.low < BEYOND * less.high):
        return ""
    bodies = by_a_side(left, parties) and by_a_side(right, parties)
    single = not bodies and less.high <= 1 and more.low >= 3
    far = more.low >= (BEYOND if bodies else FACTOR) * less.high
    return "so far apart that they hardly count the same people" if single or far else ""


def within_one_text(left: Tally, right: Tally) -> bool:
    """Both stand in one text alone (and its copies), and not as the words of two that it names."""
    if len({item.strand for item in (*left.items, *right.items)}) > 1:
        return False
    sides = ({item.speaker for item in tally.items} for tally in (left, right))
    return any(None in side for side in sides)


def by_a_side(tally: Tally, parties: Parties) -> bool:
    """Whether a body gives it for the whole of its dead or its foe's, be it in its own paper; no witness, no part."""
    attributed = any(item.speaker or parties.of_report(item.report) for item in tally.items)
    return attributed and not tally.part and not any(parties.is_witness(p) for p in tally.parties)
