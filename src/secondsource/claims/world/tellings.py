"""What a mention tells of an event when it is laid beside others of its kind, and whether two tell of one event.

What a report gives an event that its sentence leaves open (the day of the news, the town of the story) tells nothing
apart: two bare mentions ("the attack") may always be one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from secondsource.claims.alignment.sites import near
from secondsource.model.assertion import EventMention, Place, When
from secondsource.model.report import Report
from secondsource.resources.countries import countries
from secondsource.resources.happenings import is_speech
from secondsource.resources.sides import side_of
from secondsource.text.inflect import singular
from secondsource.text.listed import listed

#: Words of a party's description that many share.
_TITLES = listed(
    "the and for his her its their this that spokesman spokeswoman spokesperson official officials senior head source "
    "sources forces force troops aircraft planes warplanes jets military government army people others one two three "
    "four five six seven eight nine ten dozens scores hundreds"
)
#: What is as wide as these holds several events of a kind and tells none apart.
_LANDS = frozenset({"country", "continent"})
#: Precisions of a date that is not stated but given by the rest of the report.
UNSTATED = frozenset({"inherited", "news"})
#: Days that two dated mentions of one kind may lie apart and still be one happening.
APART = 2
#: Days that an event without a stated day may lie before the report that tells of it.
NEWS_DAYS = 3


@dataclass(frozen=True, slots=True)
class Telling:
    """What a mention of one kind of event tells: the days it may have happened on and whether the sentence states
    them, the place that the sentence names, the words of who did it and to whom, the numbers of people harmed."""

    speech: bool
    earliest: date | None
    latest: date | None
    stated: bool
    place: Place | None
    actors: frozenset[str]
    sides: frozenset[str]
    targets: frozenset[str]
    harmed: frozenset[tuple[str, float]]

    @property
    def bare(self) -> bool:
        """Whether nothing in the sentence tells it from another of its kind."""
        return not (self.stated or self.place or self.actors or self.targets or self.harmed)

    @property
    def key(self) -> tuple[str, ...]:
        """An order by content."""
        place = self.place.gazetteer_id or self.place.name if self.place else ""
        parts = (sorted(self.actors), sorted(self.targets), sorted(map(str, self.harmed)))
        return str(self.earliest), str(self.latest), str(self.stated), place, *(" ".join(part) for part in parts)


def telling(mention: EventMention, reports: Mapping[str, Report], harmed: Mapping[str, tuple[str, float]]) -> Telling:
    """A mention by what its sentence tells; `harmed` leads the id of a figure to its fate and value."""
    when = when_of(mention, reports)
    place = mention.place
    if place and (place.precision == "report" or place.kind in _LANDS):
        place = None
    return Telling(
        is_speech(mention.label),
        _day(when.earliest),
        _day(when.latest),
        stated(mention) is not None,
        Place(place.name, place.lat, place.lon, "", None, place.kind, place.radius_km, place.gazetteer_id)
        if place
        else None,
        names(mention.actors),
        frozenset(side for actor in mention.actors if (side := _side(actor))),
        names(mention.targets),
        frozenset(harmed[figure] for figure in mention.figures if figure in harmed),
    )


def when_of(mention: EventMention, reports: Mapping[str, Report]) -> When:
    """The stated time of a mention; else the days before its report."""
    published = reports[mention.report].published
    told = stated(mention)
    first = _day(published.earliest)
    if told or not (first and published.latest):
        return told or When(None, None)
    return When((first - timedelta(days=NEWS_DAYS)).isoformat(), published.latest, "range")


def stated(mention: EventMention) -> When | None:
    """The time that the words of a mention state, not what its report gives it."""
    return mention.when if mention.when and mention.when.precision not in UNSTATED else None


def names(parties: tuple[str, ...]) -> frozenset[str]:
    """The telling words of parties, countries by one name ("Russian planes" and "Russia" have one)."""
    known = countries()
    words = re.findall(r"\w+", " ".join(parties).casefold())
    plain = (known.demonyms.get(word, known.names.get(word, word)) for word in words if len(word) > 2)
    return frozenset(singular(word) for word in plain if word not in _TITLES and not word.isdigit())


def _side(party: str) -> str | None:
    found = side_of(re.findall(r"\w+", party.casefold())).sort
    return "state" if found == "allied" else found


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def same_days(left: Telling, right: Telling) -> bool:
    """Both state a time, and it may be the same."""
    return left.stated and right.stated and _gap(left, right) <= 0


def next_days(left: Telling, right: Telling) -> bool:
    """Both state a time, and one is the day after the other."""
    return left.stated and right.stated and _gap(left, right) == 1


def other_days(left: Telling, right: Telling) -> bool:
    """Both state a time, and there are days between."""
    return left.stated and right.stated and _gap(left, right) > 1


def long_apart(left: Telling, right: Telling) -> bool:
    """Their days, or those of the news, lie too far apart for one event."""
    return _gap(left, right) > APART


def same_place(left: Telling, right: Telling) -> bool:
    """Both sentences name a place, and it is one, or one holds the other."""
    return bool(left.place and right.place) and not other_place(left, right)


def other_place(left: Telling, right: Telling) -> bool:
    """The sentences name places apart from one another."""
    return bool(left.place and right.place and not near(left.place, right.place))


def same_doer(left: Telling, right: Telling) -> bool:
    """The same party is said to have done it."""
    return bool(left.actors & right.actors)


def other_doer(left: Telling, right: Telling) -> bool:
    """Different parties are said to have done it."""
    return bool(left.actors and right.actors) and not left.actors & right.actors


def other_side(left: Telling, right: Telling) -> bool:
    """One is said to be the deed of a state's forces or friends, the other of those who fight it."""
    return bool(left.sides and right.sides) and not left.sides & right.sides


def same_target(left: Telling, right: Telling) -> bool:
    """It is said to have met the same people or things."""
    return bool(left.targets & right.targets)


def other_target(left: Telling, right: Telling) -> bool:
    """It is said to have met different people or things."""
    return bool(left.targets and right.targets) and not left.targets & right.targets


def same_harm(left: Telling, right: Telling) -> bool:
    """The same numbers of people are harmed."""
    return bool(left.harmed & right.harmed)


def one_is_bare(left: Telling, right: Telling) -> bool:
    """Nothing in one of the sentences tells it from another of its kind."""
    return left.bare or right.bare


def _gap(left: Telling, right: Telling) -> int:
    """Days between the two, 0 where they meet or one is not known."""
    if not (left.earliest and left.latest and right.earliest and right.latest):
        return 0
    return max(0, (right.earliest - left.latest).days, (left.earliest - right.latest).days)


#: Two mentions of one kind and story start at GROUND. At ONE they are of one event; below 0 nothing joins them.
GROUND, ONE = 0.6, 0.5
RECIPE: tuple[tuple[Callable[[Telling, Telling], bool], float], ...] = (
    (one_is_bare, 0.1),
    (same_days, 0.3),
    (next_days, -0.3),
    (other_days, -1.5),
    (long_apart, -2.0),
    (same_place, 0.3),
    (other_place, -1.0),
    (same_doer, 0.25),
    (other_doer, -0.3),
    (other_side, -1.0),
    (same_target, 0.25),
    (other_target, -0.1),
    (same_harm, 0.3),
)


def score(left: Telling, right: Telling) -> float:
    """How far two mentions of one kind, not handed on from one another, tell of one event."""
    if left.speech:  # what is said is told apart by who says it
        return -1.0 if other_doer(left, right) or long_apart(left, right) else 1.0
    return GROUND + sum(weight for sees, weight in RECIPE if sees(left, right))
