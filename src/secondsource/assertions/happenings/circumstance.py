"""Where, when, by whom and to whom: what stands around a trigger in its sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from secondsource.assertions.happenings.stretches import stretched
from secondsource.model.assertion import Place, When
from secondsource.model.parse import Moment, Name, Parse, Sentence
from secondsource.model.report import Report
from secondsource.resources.cues import cues
from secondsource.resources.holding import sides
from secondsource.resources.people import nouns
from secondsource.text.days import days_of
from secondsource.text.listed import listed
from secondsource.text.numerals import Piece, pieces

_LOCATIVE = listed(
    "in at near on off of outside inside around across from to into towards toward over within along against"
)
#: Words at which a noun phrase begins or ends.
_EDGES = listed(
    "and or but that which who whom whose as by for from in into of off on onto to with at after before when while",
    "since said says say told had has have was were is are be been being will would could may might did does do not",
    "through during until between among without within under amid despite also then than still against about over near",
    ', ; : . ( ) ! ? " “ ” ‘ it he she they we you i there this',
)
_Placed = TypeVar("_Placed", Name, Moment)
_ARTICLES = listed("the a an its his her their our this these those")
#: How far a party may stand from its verb (pieces).
_REACH = 9
#: Precisions that name no day.
COARSE = frozenset({"month", "season", "quarter", "year", "decade", "century"})
#: Characters of a sentence that are read; what is longer is a table or a broken page.
MAX_SENTENCE = 4_000
#: Days between an event and publication beyond which it is background to the news.
BACKGROUND_DAYS = 60


@dataclass(frozen=True, slots=True)
class Scenery:
    """A sentence as its pieces, with the names and the dated moments in it, and its other moments (durations, "in
    the past"); `ranges` are the offsets at which those dated moments begin that are stretches of time."""

    text: str
    row: tuple[Piece, ...]
    names: tuple[Name, ...]
    moments: tuple[Moment, ...]
    stretches: tuple[Moment, ...] = ()
    ranges: frozenset[int] = frozenset()

    def when(self, moment: Moment) -> When:
        """The days of one of its dated moments."""
        precision = "range" if moment.span.start in self.ranges else moment.precision
        return When(moment.earliest, moment.latest, precision)

    def word(self, i: int) -> str:
        """The piece at a position in lower case, "" outside of the sentence."""
        return self.row[i].word if 0 <= i < len(self.row) else ""


def scenery(report: Report, parse: Parse, sentence: Sentence) -> Scenery:
    """What is known of a sentence."""
    start, end = sentence.span.start, min(sentence.span.end, sentence.span.start + MAX_SENTENCE)
    names = tuple(_between(parse.names, start, end))
    told, ranges = stretched(report, _between(parse.moments, start, end))
    moments = tuple(m for m in told if m.earliest and m.latest)
    stretches = tuple(m for m in told if not (m.earliest and m.latest))
    return Scenery(report.text, tuple(pieces(report.text, start, end)), names, moments, stretches, ranges)


def _between(found: Sequence[_Placed], start: int, end: int) -> Sequence[_Placed]:
    """Those that begin between two offsets; they stand in order of position."""
    first, after = (bisect_left(found, at, key=lambda item: item.span.start) for at in (start, end))
    return found[first:after]


def when_of(scene: Scenery, first: int, after: int) -> When | None:
    """The moment of the sentence that is nearest to the trigger; one before it counts as further off."""
    begin, end = scene.row[first].start, scene.row[after - 1].end
    ranked = sorted(
        (m.span.start - end if m.span.start >= end else 2 * (begin - m.span.end), m.span.start, m.span.end, n)
        for n, m in enumerate(scene.moments)
        if belongs(scene, m, begin, end)
    )
    if not ranked:
        return None
    return scene.when(scene.moments[ranked[0][-1]])


def belongs(scene: Scenery, moment: Moment, begin: int, end: int) -> bool:
    """Whether a moment can date the trigger: a year or month in another clause dates something else ("opened in 1970,
    it burned down"; "the worst since records began in 1880"). A length of time up to the report ("over the past two
    months, ...") can date any."""
    if moment.precision not in COARSE or moment.type == "duration":
        return True
    gap = (moment.span.end, begin) if moment.span.end <= begin else (end, moment.span.start)
    between = [piece.word for piece in scene.row if gap[0] <= piece.start < gap[1]]
    if between[:2] == [",", "when"]:
        return "," not in between[1:]  # "in 2009, when the strike began"
    return "," not in between and "since" not in between[:-1]


def is_background(report: Report, when: When | None) -> bool:
    """Whether the event lies well before the report."""
    known = report.published.earliest
    event, published = days_of(when.latest or "") if when else None, days_of(known or "")
    return bool(event and published and (published[0] - event[1]).days > BACKGROUND_DAYS)


def place_of(scene: Scenery, first: int, after: int) -> Place | None:
    """The nearest place name after the trigger that a preposition leads to, else the nearest before it."""
    end = scene.row[after - 1].end
    behind, ahead = [], []
    for name in scene.names:
        if name.type != "place" or name.demonym:
            continue
        leads = lead(scene, name)
        if name.span.start >= end and leads in _LOCATIVE:
            ahead.append(name)
        elif leads in ("in", "at", "near", "off", "outside", "on", "of"):
            behind.append(name)
    chosen = ahead[0] if ahead else behind[-1] if behind else None
    return Place(chosen.head or chosen.span.of(scene.text), span=chosen.span) if chosen else None


def lead(scene: Scenery, name: Name) -> str:
    """The preposition before a name, past its article and the words "town of", "northern"."""
    i = next((n for n, piece in enumerate(scene.row) if piece.start >= name.span.start), 0) - 1
    for _ in range(5):
        if i < 0:
            return ""
        if scene.row[i].word in _LOCATIVE:
            return scene.row[i].word
        if not (scene.row[i].word.replace("-", "").isalpha() or scene.row[i].word == "-"):
            return ""
        i -= 1
    return ""


def subject_of(scene: Scenery, first: int) -> str | None:
    """The words of the party that stands before the trigger."""
    for i in range(first - 1, max(-1, first - 1 - _REACH), -1):
        if scene.row[i].word in ";:.":
            return None
        if party := _party(scene, i):
            return party
    return None


def side_before(scene: Scenery, first: int) -> str | None:
    """The nearest party before a place in the sentence that can hold ground: a group, an organisation, a side."""
    for i in range(first - 1, max(-1, first - 1 - 2 * _REACH), -1):
        if scene.row[i].word in ";:":
            return None
        name = _name_at(scene, i)
        if scene.row[i].word in sides() or (name and name.type in ("org", "group", "person")):
            return _party(scene, i)
    return None


def object_of(scene: Scenery, after: int) -> str | None:
    """The words of the party or thing that stands after the trigger."""
    for i in range(after, min(len(scene.row), after + _REACH)):
        if scene.row[i].word in ";:.":
            return None
        if _is_head(scene, i) and not (i + 1 < len(scene.row) and _is_head(scene, i + 1)):
            return _party(scene, i)
    return None


def agent_of(scene: Scenery, after: int, leads: frozenset[str]) -> str | None:
    """The party that one of these prepositions leads to: "by rebels", "against the police"."""
    for i in range(after, min(len(scene.row), after + _REACH)):
        if scene.row[i].word in leads:
            return object_of(scene, i + 1)
    return None


def _is_head(scene: Scenery, i: int) -> bool:
    word = scene.row[i].word
    noun = nouns().get(word)
    return word in sides() or bool(noun and noun.kind in ("person", "thing")) or _name_at(scene, i) is not None


def _name_at(scene: Scenery, i: int) -> Name | None:
    piece = scene.row[i]
    return next((n for n in scene.names if n.span.start <= piece.start and piece.end <= n.span.end), None)


def _party(scene: Scenery, i: int) -> str | None:
    """The noun phrase that ends here, without its article; for a name its fullest form."""
    name = _name_at(scene, i)
    if name:
        return name.head or name.span.of(scene.text)
    if not _is_head(scene, i):
        return None
    first = i
    while first > 0 and i - first < 4 and scene.row[first - 1].word.isalpha():
        before = scene.row[first - 1].word
        if before in _EDGES or before in cues().forms or (before in nouns() and before not in sides()):
            break
        first -= 1
    while first < i and scene.row[first].word in _ARTICLES:
        first += 1
    return scene.text[scene.row[first].start : scene.row[i].end]


def spans_of(sequence: Sequence[Name]) -> list[tuple[int, int]]:
    """Where names stand."""
    return [(name.span.start, name.span.end) for name in sequence]
