"""Which parties of one story may be one and the same: "the minister", "the transport ministry", "Minister Ann Lee".

A source with an office stands on a side (the government, the police, the company, ...). On a side, sources without
anything that tells them apart (another portfolio, another owner, another name of the body) are one party.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from secondsource.model.claim import Source
from secondsource.resources.offices import offices
from secondsource.resources.speakers import speaker_words
from secondsource.text.normalize import american, fold

_WORD = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*")
_GENITIVE = re.compile(r"['’]s?$")
_BEHIND = re.compile(r"\b(?:of|for|at|in|from|with)\s+(?:the\s+)?", re.IGNORECASE)
_SMALL = frozenset({"the", "a", "an", "of", "for", "and", "in", "at", "on", "its", "their", "his", "her", "dr"})
#: Sources that are a crowd or hide their name stand for nobody, unless as a mouth ("a police spokesman").
_CROWDS = frozenset({"anonymous", "collective", "document"})
#: Sides on which two people with names are two holders of one sort of office, if nothing else is told.
_SOLE = frozenset({"government", "municipality", "union", "hospital"})
#: Sides whose bodies are called now by their town, now by their country.
_LOCAL = frozenset({"police", "fire"})


@dataclass(frozen=True, slots=True)
class Office:
    """What a label tells of whom somebody speaks for: the `sides`, the `portfolios` ("transport"), the `names` of the
    body or its owner, the `person` (a name in lower case), and whether it is a `mouth` of a body."""

    sides: frozenset[str]
    portfolios: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    person: str = ""
    mouth: bool = False

    @property
    def bare(self) -> bool:
        """Whether nothing but the side is told ("the minister", "police")."""
        return bool(self.sides) and not (self.portfolios or self.names or self.person)


def office_of(source: Source) -> Office:
    """The office that the words of a source tell; without sides for somebody who has none."""
    known, kinds = offices(), speaker_words()
    words = [(american(stem_owner(fold(match.group()))), match.group()) for match in _WORD.finditer(source.label)]
    lows = {low for low, _ in words}
    mouth = bool(lows & known.mouths)
    sides = frozenset(known.sides[low] for low in lows if low in known.sides)
    role = (
        known.heads
        | known.mouths
        | known.portfolios
        | known.common
        | kinds.titles
        | set(known.sides)
        | set(kinds.kinds)
    )
    names = [low for low, word in words if word[0].isupper() and low not in role | _SMALL]
    firm = bool(words) and words[-1][0] in known.trades
    if not sides and names and (firm or (source.kind == "organisation" and not kinds.kinds_of(sorted(lows)))):
        # "Vesk Chemicals" is told from others by its name alone; a name like this is easily taken for a person's.
        return Office(frozenset({"company"}), names=frozenset(names))
    if not _speaks(source, lows, mouth):
        sides = frozenset()
    person = _person(source, names)
    own = next((low for low in reversed(names) if low in person), "")
    portfolios = frozenset(map(american, known.portfolios)) & lows
    return Office(sides, portfolios, frozenset(names) - person, own, mouth)


def _speaks(source: Source, lows: set[str], mouth: bool) -> bool:
    """Whether somebody speaks for the body in the label: no ex-minister, no policeman's neighbour, no crowd."""
    known = offices()
    if lows & known.past or (source.kind in _CROWDS and not mouth):
        return False
    return source.kind != "person" or mouth or bool(lows & known.heads)


def stem_owner(low: str) -> str:
    """The word without genitive."""
    return _GENITIVE.sub("", low)


def _person(source: Source, names: Sequence[str]) -> frozenset[str]:
    """Of the names in the label of a person those that are its own: no owner in the genitive or behind "of"."""
    if source.kind != "person":
        return frozenset()
    owners = {fold(m) for m in re.findall(r"(\w+)['’]s?\b(?=\s)", source.label)}
    for part in _BEHIND.split(source.label)[1:]:
        owners |= {fold(word) for word in _WORD.findall(part.split(",")[0])}
    return frozenset(names) - owners


def apart(left: Office, right: Office, loosely: bool = False) -> bool:
    """Whether two offices of one side are two parties: other portfolios, other owners or names, other people.

    `loosely`: the police of a town may be that of its country.
    """
    sides = left.sides & right.sides
    if left.portfolios and right.portfolios and not left.portfolios & right.portfolios:
        return True
    if left.names and right.names and not left.names & right.names:
        return not (loosely and sides & _LOCAL)
    told = left.portfolios & right.portfolios or left.names & right.names or left.mouth or right.mouth
    return bool(sides & _SOLE and left.person and right.person and left.person != right.person and not told)


def one_party(cast: Mapping[str, Office]) -> list[list[str]]:
    """The groups of two sources or more that are surely one party, by their ids.

    Where nothing on a side is apart from anything else, all of it is one party. Elsewhere only those join that share a
    portfolio, an owner or a name, and a bare one ("the minister") stays alone: it could be either.
    """
    groups: list[list[str]] = []
    for side in sorted({side for office in cast.values() for side in office.sides}):
        members = sorted(source for source, office in cast.items() if side in office.sides)
        distinct = sorted({cast[m] for m in members}, key=repr)
        if not any(apart(a, b) for a, b in combinations(distinct, 2)):
            groups.append(members)
            continue
        for token in sorted({t for o in distinct for t in o.portfolios | o.names}):
            sharing = [m for m in members if token in cast[m].portfolios | cast[m].names]
            if not any(apart(a, b) for a, b in combinations({cast[m] for m in sharing}, 2)):
                groups.append(sharing)
    return [group for group in groups if len(group) > 1]


def may_be_one(left: Sequence[Office], right: Sequence[Office]) -> bool:
    """Whether two parties stand on one side and no office of the one is apart from an office of the other."""
    pairs = [(a, b) for a in left for b in right if a.sides & b.sides]
    return bool(pairs) and not any(apart(a, b, loosely=True) for a, b in pairs)
