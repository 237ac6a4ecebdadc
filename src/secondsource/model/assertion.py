"""What one report says: who says it, how many, what happened, who holds what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from secondsource.model.place import PlaceKind, PlaceMention
from secondsource.model.span import Span

Stance = Literal["assert", "deny", "confirm", "admit", "decline"]
StatementKind = Literal["direct", "indirect", "mixed"]
SourceKind = Literal[
    "person",
    "organisation",
    "state-media",
    "agency",
    "officials",
    "anonymous",
    "collective",
    "document",
    "monitor",
]
Qualifier = Literal["exact", "at-least", "about", "up-to", "vague"]
#: Words that were said or written; what somebody is said to think, want, feel or know; what they show by what they do
#: ("endorsed", "mocked").
Act = Literal["speech", "thought", "attitude"]
#: What found an attribution: the rules, the engine's network, or both.
Basis = Literal["rules", "network", "both"]
#: How firmly a speaker is said to stand behind the words.
Strength = Literal["strong", "plain", "hedged"]
Mood = Literal["asserted", "attributed", "denied", "planned", "hypothetical"]
#: Whether a number adds to what was told before ("three more died") or takes it up ("raising the toll to 34").
Running = Literal["total", "increment"]
#: sum: the terms add up to the total; difference: the first term less the second is the total; subset: the term is
#: among the total; share: the term divided by the total is what a third figure says; increase: the last was added.
RelationKind = Literal["sum", "difference", "subset", "share", "increase"]
#: How a place changed hands, in the words of event coders: the state (or who fights for it) has it back from others,
#: others take it, or it passes without a fight (handed over, evacuated by agreement).
ControlKind = Literal["government_regains", "non_state_takes", "peaceful_transfer"]
Extent = Literal["full", "partial"]


@dataclass(frozen=True, slots=True)
class Anonymous:
    """What a report tells of a source that it does not name, each part as the words that tell it.

    `low` and `high` bound how many they are (None: not told), `number` being the words for it; `affiliation` is what
    they belong to, `access` how they know, `condition` the terms they spoke on, `reason` the reason given for them.
    """

    low: int | None = None
    high: int | None = None
    number: Span | None = None
    affiliation: tuple[Span, ...] = ()
    access: Span | None = None
    condition: Span | None = None
    reason: Span | None = None

    @property
    def many(self) -> str:
        """How many they are in words: "2", "2 or more", "" where nothing is told."""
        if self.low is None or self.high == self.low:
            return "" if self.low is None else str(self.low)
        return f"{self.low} to {self.high}" if self.high else f"{self.low} or more"

    def told(self) -> tuple[tuple[str, Span], ...]:
        """What is told, each part by its name with its words, the number left out."""
        single = (("knows", self.access), ("condition", self.condition), ("reason", self.reason))
        return (*(("of", span) for span in self.affiliation), *((name, span) for name, span in single if span))


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who is quoted in one report. `label` is the fullest description of them in it ("Ana Ruiz,
    spokesman of the Front"), `name` the bare name ("" for the anonymous and the collective), `role` the rest,
    `anonymous` what is told of those without a name."""

    id: str
    report: str
    label: str
    kind: SourceKind
    name: str = ""
    role: str = ""
    mentions: tuple[Span, ...] = ()
    anonymous: Anonymous | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Content that a report lays in somebody's mouth. `speaker` and `chain` are ids of Speakers, originator first.

    `source` is empty where nobody is named. `hedge` is the cue's doubt in words ("claimed"), if any. `leans_on` is the
    id of the statement that this one goes on with ("..., she said. <Further sentence of hers.>"). `hops` runs beside
    `chain`: the words here that name each of its speakers, None for one who is carried over from elsewhere.

    A statement is one sentence long. `whole` is everything that is laid in that mouth at once, over all sentences, as
    the language engine saw it; it stands with the cue, and is empty where the engine saw none.

    Beside the stance stands what it leaves out, in words that resources/manners.yml lists: `manner`, the finer word
    where there is one ("doubts", "warns", "no reply"); `strength`; whether the cue is `negated` ("did not confirm", "no
    one has claimed"); and `modality`, how the content itself is put ("" for a plain fact, "possible", "likely",
    "planned", ...). Modality and polarity are told apart as in FactBank (Sauri and Pustejovsky 2009): its certain,
    probable and possible are our "", "likely" and "possible"; its minus is a stance of denial or a negated cue.
    """

    id: str
    report: str
    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    kind: StatementKind
    stance: Stance
    speaker: str
    chain: tuple[str, ...]
    hedge: str = ""
    act: Act = "speech"
    basis: Basis = "rules"
    whole: tuple[Span, ...] = ()
    leans_on: str | None = None
    manner: str = ""
    strength: Strength = "plain"
    negated: bool = False
    modality: str = ""
    hops: tuple[Span | None, ...] = ()

    @property
    def shades(self) -> tuple[str, ...]:
        """What the stance leaves out, as words for a reader: ("doubts", "hedged", "open")."""
        strength = "" if self.strength == "plain" else self.strength
        negated = "negated cue" if self.negated and not self.manner else ""
        return tuple(word for word in (self.manner, strength, negated, self.modality) if word)


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time in ISO days, both included."""

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with what was counted. `value` is the stated number (the midpoint is never made up: for a range it
    is None and `low`/`high` are given). `status` and `victim_class` are None where nobody is harmed or counted.
    `part_of` is the id of the figure whose total this one is among; `running` as its words tell."""

    id: str
    report: str
    span: Span
    value: float | None
    low: float | None
    high: float | None
    unit: str
    qualifier: Qualifier
    victim_class: str | None = None
    status: str | None = None
    window: Window | None = None
    place: str | None = None
    statement: str | None = None
    event: str | None = None
    part_of: str | None = None
    running: Running | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """How numbers of one report hang together.

    `terms` and `total` are ids of figures. `by`: the figure that states the share; `holds`: whether it is right.
    """

    report: str
    kind: RelationKind
    terms: tuple[str, ...]
    total: str
    by: str | None = None
    holds: bool = True


@dataclass(frozen=True, slots=True)
class Toll:
    """How many were killed and injured in what a report mainly tells of; 0 where it tells of none.

    `by_class` holds the killed of each class of victims that is told of ("civilian", "combatant", "child", "woman",
    ...), `injured_by_class` the injured; classes overlap, and need not add up. `evidence`: the words it rests on.
    """

    report: str
    killed: int
    injured: int
    by_class: tuple[tuple[str, int], ...] = ()
    injured_by_class: tuple[tuple[str, int], ...] = ()
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class When:
    """An interval of ISO days with its precision ("day", "range", "vague", ...)."""

    earliest: str | None
    latest: str | None
    precision: str = "day"


@dataclass(frozen=True, slots=True)
class Place:
    """Where, in the report's own words; coordinates in degrees (WGS 84) only where a gazetteer gave them, with what
    kind of place it is and how far from them a point of it may lie. `precision` is that kind, or "name" for a name
    without coordinates, or "report" where the sentence names no place and the report is about this one."""

    name: str
    lat: float | None = None
    lon: float | None = None
    precision: str = "name"
    span: Span | None = None
    kind: PlaceKind | None = None
    radius_km: float | None = None
    gazetteer_id: str | None = None


@dataclass(frozen=True, slots=True)
class EventMention:
    """One mention of an event in one report. `type` is a PLOVER event type ("" where the ontology has none);
    `trigger` the word that tells of it; `actors` and `targets` in the report's words."""

    id: str
    report: str
    trigger: Span
    type: str
    label: str
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    place: Place | None = None
    when: When | None = None
    background: bool = False
    mood: Mood = "asserted"
    statement: str | None = None
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ControlMention:
    """One sentence of one report saying who took, holds, lost or never lost a place. `reached`: they only came to it,
    which says something of control beside a claim that they took it, and nothing alone. `kind` is None where the sides
    are not told or fit none of the kinds."""

    id: str
    report: str
    evidence: Span
    place: str
    loser: str | None
    taker: str | None
    stance: Stance
    by: str | None = None
    when: When | None = None
    background: bool = False
    reached: bool = False
    kind: ControlKind | None = None
    extent: Extent | None = None


@dataclass(frozen=True, slots=True)
class Assertions:
    """Everything that one report says, in order of position."""

    report: str
    speakers: tuple[Speaker, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[EventMention, ...] = ()
    control: tuple[ControlMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    toll: Toll | None = None
    relations: tuple[Relation, ...] = ()
