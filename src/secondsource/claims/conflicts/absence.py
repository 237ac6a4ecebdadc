"""Said not to exist, not to have happened, to be as usual or within a limit, where another account tells otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from secondsource.claims.alignment.align import fates
from secondsource.claims.alignment.features import fates_of
from secondsource.claims.alignment.figure_facts import number
from secondsource.claims.alignment.items import Item, telling
from secondsource.claims.conflicts.base import Clash
from secondsource.claims.conflicts.pile import NEAR, Pile
from secondsource.model.span import Span
from secondsource.resources.clashes import clashes

SAME = 2  # words for the occasion by which two accounts are of the same one
CROWD = 60  # items with a word; what more have tells nothing apart
#: "No arrests have been made": so far; a later day may bring some.
_SO_FAR = re.compile(
    r"\b(?:ha(?:s|ve|d) (?:yet |so far )?been|so far|yet|immediately|at this time|currently|as of)\b", re.IGNORECASE
)
#: "Not one soldier": said of all, not only of what is known so far.
_NOT_ONE = re.compile(r"\bnot (?:one|a single)\b|\bnone at all\b|\bnobody at all\b", re.IGNORECASE)
_AN = re.compile(r"(?:an?|the|his|her|that)\b", re.IGNORECASE)
#: "No other injuries": there are some.
_OTHERS = re.compile(r"\bno (?:other|more|further|additional|new|immediate)\b", re.IGNORECASE)
#: Keys of verbs by which nothing is said but that something is there or came about.
_THERE = telling(
    "be was were is are have has had been there exist existed found made reported seen took taken place occurred "
    "happened use used present"
)
#: "denied that ..., as the union claimed": the content names who says so.
_ACCUSED = re.compile(
    r",? (as (?:[\w’'.-]+ ){1,6}(?:claim|alleg|assert|report|charg|insist|maintain|suggest)\w*)[.\"”’]?$", re.IGNORECASE
)


@cache
def _empty() -> frozenset[str]:
    return telling(" ".join(sorted(clashes().empty)))


@cache
def _killed() -> Mapping[str, str]:
    """Key of a word -> the fate that it tells of, the words for deaths as such among them."""
    return {**fates(), **dict.fromkeys(telling("fatality fatalities death deaths casualty casualties"), "killed")}


@cache
def _said_of() -> frozenset[str]:
    """Keys of the words with which a report is called wrong."""
    said = "reports claims rumours stories allegations accounts false untrue wrong baseless incorrect lies"
    return telling(f"{said} nobody none no-one anybody anyone people person")


def denied_or_absent(pile: Pile) -> Iterator[Clash]:
    """What one account says is not there, or did not happen, and another tells of."""
    yield from _absent(pile)
    yield from _denied_deaths(pile)
    yield from _with_accuser(pile)
    yield from _as_usual(pile)
    yield from _beyond_limit(pile)


def _absent(pile: Pile) -> Iterator[Clash]:
    """ "No X": once for each X (its words, and where or of what), against the plainest account of an X."""
    by_word: dict[tuple[str, str], list[Item]] = {}
    for item in pile.originals:
        for word in _all_words(item) if item.kind in ("statement", "event") else ():
            by_word.setdefault((item.story, word), []).append(item)
    told: set[tuple[str, frozenset[str]]] = set()
    for item in sorted(pile.originals, key=lambda i: (i.day, i.title, i.key)):
        if item.kind not in ("statement", "event") or item.title or not item.nothing:
            continue
        for noun in sorted(item.nothing, key=sorted):
            if (item.story, noun) in told or noun <= _empty() or _OTHERS.search(pile.text(item.span)):
                continue
            rows = [by_word.get((item.story, word), []) for word in noun]
            least = min(rows, key=len, default=[])
            if not noun or len(least) > CROWD:
                continue
            against = [other for other in least if _tells_of(other, item, noun, pile)]
            if against:
                told.add((item.story, noun))
                other = min(against, key=_plainness)
                words = "said not to be so by one account, told by another"
                more = tuple(o.span for o in against if o is not other)
                yield Clash("polarity", "hard", item.span, other.span, words, more, pile.claims(item, other))


def _tells_of(other: Item, item: Item, noun: frozenset[str], pile: Pile) -> bool:
    """Whether another account tells of the thing, of the same place or case, and with no "not"."""
    if other.stance == "denies" or other.negated or other.negative or other.unverified or not noun <= _all_words(other):
        return False
    if other.report == item.report or pile.trail.between(other.sentence, item.sentence):
        return False
    if other.stance != "admits" and pile.voice(other) == pile.voice(item):
        return False
    shared = (item.words | item.around) & (other.words | other.around) - noun
    later = _SO_FAR.search(pile.text(item.sentence)) or clashes().later.search(pile.text(item.span))
    if _SO_FAR.search(pile.text(item.sentence)) and clashes().later.search(pile.text(item.span)):
        return False
    days = 0 if later and len(shared - item.denied) < SAME else NEAR
    if (item.days and other.days and not item.days & other.days) or not pile.near(item.report, other.report, days):
        return False
    if item.denied - frozenset().union(*item.nothing) - _THERE - _all_words(other):
        return False  # "no officer was hurt" is nothing against an officer who came
    return bool(shared) or (len(noun) >= 2 and other.stance == "admits")


def _all_words(item: Item) -> frozenset[str]:
    """The words of an item, with those of the counts that were taken out of it."""
    return item.words | item.around if item.spare else item.words


def _plainness(item: Item) -> tuple[object, ...]:
    return (item.title, item.stance != "admits", item.speaker is None, item.day, -len(item.words), item.key)


def _denied_deaths(pile: Pile) -> Iterator[Clash]:
    """ "Reports of a death are false", "no one was hurt": nothing is said but that none was killed (or hurt), where
    others tell of some. That none was so far is no denial: a later day may well bring some."""
    told: set[tuple[str, frozenset[str]]] = set()
    for item in sorted(pile.originals, key=lambda i: (i.day, i.title, i.key)):
        fate, people = _only_fate(item, pile)
        if not fate or (item.story, frozenset({fate, *people})) in told:
            continue
        days = NEAR if item.stance == "denies" or _NOT_ONE.search(pile.text(item.span)) else 0
        others = [o for o in pile.of_story(item.story) if _has_fate(o, fate, people, item, pile, days)]
        told.add((item.story, frozenset({fate, *people})))
        if others:
            other = min(others, key=_plainness)
            words = f"that anybody was {fate} is denied by one account, told by another"
            more = tuple(o.span for o in others if o is not other)
            yield Clash("polarity", "hard", item.span, other.span, words, more, pile.claims(item, other))


def _only_fate(item: Item, pile: Pile) -> tuple[str, frozenset[str]]:
    """The fate of which an item says that it befell nobody, or none of a class of people, and the words for the class;
    an empty fate for an item that says anything else."""
    nobody: frozenset[str] = frozenset()
    if item.kind not in ("statement", "event") or item.figure or item.title or "?" in pile.text(item.sentence):
        return "", nobody
    if _OTHERS.search(pile.text(item.span)):
        return "", nobody
    people = item.denied - _killed().keys() - _said_of()
    known = _killed().keys()
    if not (item.stance == "denies" or (item.negated and item.denied & known and len(people) <= 1)):
        return "", nobody
    mine = fates_of(item, _killed())
    rest = item.words - _said_of() - known - people
    small = not rest or (bool(people) and len(rest) == 1)
    return (min(mine), people) if len(mine) == 1 and small else ("", nobody)


def _has_fate(other: Item, fate: str, people: frozenset[str], item: Item, pile: Pile, days: int) -> bool:
    if other.stance == "denies" or other.negative or other.unverified or other.title or not people <= other.words:
        return False
    if people and (other.figure is None or other.partial or _AN.match(pile.text(other.span))):
        return False
    told = {other.figure.status} if other.figure else fates_of(other, _killed())
    return fate in told and pile.voice(other) != pile.voice(item) and pile.near(other.report, item.report, days)


def _with_accuser(pile: Pile) -> Iterator[Clash]:
    """A denial that names who says what it denies."""
    for draft in pile.drafts:
        for item in draft.items:
            if item.stance != "denies" or item.title or item.kind not in ("statement", "event"):
                continue
            found = _ACCUSED.search(pile.text(item.span))
            if found:
                start = item.span.start + found.start(1)
                theirs = Span(item.report, start, item.span.start + found.end(1))
                mine = Span(item.report, item.span.start, item.span.start + found.start())
                words = "said by one side, denied by another: the sentence tells both"
                yield Clash("polarity", "hard", mine, theirs, words, (), (draft.id,))
                break


def _as_usual(pile: Pile) -> Iterator[Clash]:
    """All is as usual at a place by one account; by another of about that day men came there or things happened."""
    calm = [
        i
        for i in pile.originals
        if i.kind in ("statement", "event")
        and i.names
        and clashes().normal.search(pile.text(i.span))
        and not i.negative
    ]
    for item in calm[:CROWD]:
        places = item.names & pile.places_named
        others = [o for o in pile.of_story(item.story) if _disturbs(o, item, places, pile)]
        if others:
            other = min(others, key=lambda o: (o.title, o.day, o.kind != "control", o.key))
            words = "all as usual there by one account, not so by another"
            more = tuple(o.span for o in others if o is not other)
            yield Clash("polarity", "hard", item.span, other.span, words, more, pile.claims(item, other))


def _disturbs(other: Item, item: Item, places: frozenset[str], pile: Pile) -> bool:
    if not places & other.names or other.stance == "denies" or other.report == item.report or other.title:
        return False
    if not pile.near(other.report, item.report, 1) or (item.days and other.days and not item.days & other.days):
        return False
    if pile.voice(other) == pile.voice(item):
        return False
    violent = other.kind == "control" or any(e in pile.violent for e in other.events)
    return violent


def _beyond_limit(pile: Pile) -> Iterator[Clash]:
    """ "Not overloaded", by one account; by another more were on it than it was made for: once a story."""
    known = clashes()
    denying = [
        i
        for i in pile.originals
        if i.kind in ("statement", "event")
        and (i.stance == "denies" or i.negated)
        and known.beyond.search(pile.text(i.span))
    ]
    told: set[str] = set()
    above: dict[str, list[Item]] = {}
    for item in sorted(denying, key=lambda i: (i.title, i.day, -len(i.words), i.key)):
        if item.story in told:
            continue
        if item.story not in above:
            above[item.story] = _over(item.story, pile)
        others = [
            o for o in above[item.story] if pile.voice(o) != pile.voice(item) and pile.near(o.report, item.report)
        ]
        if others:
            told.add(item.story)
            other = min(others, key=_plainness)
            words = "within the limit by one account, more than it allows by the numbers of another"
            more = tuple(o.span for o in (*denying, *others) if o not in (item, other) and o.story == item.story)
            yield Clash("polarity", "hard", item.span, other.span, words, more, pile.claims(item, other))


def _over(story: str, pile: Pile) -> list[Item]:
    """The items whose sentences tell of more people than the limit that they give."""
    found = []
    for item in pile.of_story(story):
        text = pile.text(item.sentence) if item.figure and not item.title else ""
        limit = clashes().limits.search(text)
        if limit is None or item.figure is None:
            continue
        allowed = [
            number(f) or 0
            for f in pile.said[item.report].figures
            if item.sentence.covers(f.span) and f.span.start >= item.sentence.start + limit.start()
        ]
        if allowed and item.figure.unit == "person" and (number(item.figure) or 0) > allowed[0] > 0:
            found.append(item)
    return found
